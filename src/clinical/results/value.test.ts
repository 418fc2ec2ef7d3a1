import { describe, expect, it } from 'vitest'

import { markOf, periodText, referenceText, valueText } from './value.ts'

describe('a value in words', () => {
  it.each([
    [{ valueQuantity: { value: 5.1, unit: 'mmol/L' } }, '5.1 mmol/L'],
    [{ valueQuantity: { value: 5, comparator: '<' as const, unit: 'mg/L' } }, '<5 mg/L'],
    [{ valueQuantity: { value: 4.2, code: '10*9/L' } }, '4.2 ×10⁹/L'],
    [{ valueQuantity: { value: 0 } }, '0'],
    [{ valueQuantity: { unit: 'mg' } }, 'No value recorded (mg)'],
    [{ valueQuantity: {} }, 'No value recorded'],
    [{ valueCodeableConcept: { text: 'Not detected' } }, 'Not detected'],
    [{ valueCodeableConcept: {} }, 'No value recorded'],
    [{ valueString: ' Growth ' }, 'Growth'],
    [{ valueString: ' ' }, 'No value recorded'],
    [{ valueBoolean: false }, 'No'],
    [{ valueInteger: 0 }, '0'],
    [{ valueRange: { low: { value: 1, unit: 'g' }, high: { value: 2, unit: 'g' } } }, '1–2 g'],
    [{ valueRange: {} }, 'No value recorded'],
    [{ valueRatio: { numerator: { value: 1 }, denominator: { value: 64 } } }, '1 : 64'],
    [{ valueRatio: {} }, 'No value recorded : No value recorded'],
    [{ valueSampledData: { origin: { value: 0 }, period: 1, dimensions: 1 } }, 'A trace, not shown here'],
    [{ valueTime: '14:05:00' }, '14:05:00'],
    [{ valueDateTime: '2026-03' }, 'Mar-2026'],
    [{ valuePeriod: { start: '2026-03-01' } }, 'from 01-Mar-2026'],
    [{ dataAbsentReason: { text: 'Sample haemolysed' } }, 'Not available: Sample haemolysed'],
    [{ dataAbsentReason: {} }, 'Not available: no reason given'],
    [{}, 'No value recorded'],
  ])('%j is %s', (valued, words) => expect(valueText(valued)).toBe(words))

  it('says that a kind of value it does not know is there', () => {
    expect(valueText({ valueAttachment: { url: 'x' } } as object)).toBe(
      'Recorded in a form that cannot be shown here',
    )
  })
})

describe('a mark', () => {
  const code = (one: string) => ({ coding: [{ code: one }] })

  it.each([
    ['HH', 'critical', 'Critically high'],
    ['L', 'abnormal', 'Low'],
    ['A', 'abnormal', 'Abnormal'],
    ['N', 'noted', 'Normal'],
    ['R', 'noted', 'Resistant'],
  ])('%s is %s', (one, level, words) => expect(markOf([code(one)])).toEqual({ level, words }))

  it('says nothing of normal when the laboratory said nothing', () => {
    expect(markOf(undefined)).toEqual({ level: 'unmarked', words: '' })
    expect(markOf([])).toEqual({ level: 'unmarked', words: '' })
  })
  it('is the worst of several', () => {
    expect(markOf([code('N'), code('LL')])).toMatchObject({ words: 'Critically low' })
  })
  it('shows what it does not know in the words sent', () => {
    expect(markOf([{ text: 'Borderline' }])).toEqual({ level: 'noted', words: 'Borderline' })
    expect(markOf([code('ZZ')])).toMatchObject({ words: 'Code ZZ' })
    expect(markOf([{}])).toMatchObject({ level: 'noted', words: 'Marked, no reason given' })
  })
})

it('shows the range that came with the value, and no other', () => {
  const mmol = (value: number) => ({ value, unit: 'mmol/L' })
  expect(referenceText([{ low: mmol(3.5), high: mmol(5.3) }])).toBe('3.5–5.3 mmol/L')
  expect(referenceText([{ high: mmol(5) }])).toBe('up to 5 mmol/L')
  expect(referenceText([{ text: 'Adult: negative', low: mmol(1) }])).toBe('Adult: negative')
  expect(referenceText([{}])).toBeUndefined()
  expect(referenceText(undefined)).toBeUndefined()
})

it('says a period as far as it is known', () => {
  expect(periodText({ start: '2026', end: '2027-01' })).toBe('2026 to Jan-2027')
  expect(periodText({})).toBe('Time not recorded')
})
