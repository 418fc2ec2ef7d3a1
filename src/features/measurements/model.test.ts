import { existsSync, readFileSync } from 'node:fs'

import type { Observation } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import { loinc } from '#fhir/coding.ts'

import { type GroupKey, groups } from './groups.ts'
import { toMeasurements } from './model.ts'

type Kept = Observation & { id: string }
const observation = (id: string, code: string, rest: Partial<Observation> = {}): Kept => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: { coding: [loinc(code)] },
  effectiveDateTime: '2026-03-14T10:00:00Z',
  ...rest,
})
const weight = (id: string, at: string, value: number, code = 'kg') =>
  observation(id, '29463-7', { effectiveDateTime: at, valueQuantity: { value, code, unit: code } })
const measured = (key: GroupKey, ...observations: Kept[]) => {
  const group = groups.find((one) => one.key === key)
  if (!group) throw new Error('no such group')
  return toMeasurements(group, observations)
}

describe('weight, height and BMI', () => {
  it('are a strip each, oldest first, with the unit at its head', () => {
    const { strips } = measured(
      'body',
      weight('b', '2026-03-14T10:00:00Z', 61.25),
      weight('a', '2026-03-12', 62),
      observation('h', '8302-2', { valueQuantity: { value: 164, code: 'cm', unit: 'cm' } }),
    )
    expect(strips.map(({ name, unit }) => [name, unit])).toEqual([
      ['Weight', 'kg'],
      ['Height', 'cm'],
    ])
    expect(strips[0]?.points).toMatchObject([
      { at: Date.parse('2026-03-12T12:00:00Z'), when: '12-Mar-2026', text: '62' },
      { text: '61.25', value: 61.25 },
    ])
  })
  it('in pounds and in kilograms are two strips, and never one line', () => {
    const { strips } = measured(
      'body',
      weight('a', '2026-03-12', 62),
      weight('b', '2026-03-13', 136, '[lb_av]'),
    )
    expect(strips.map(({ unit }) => unit)).toEqual(['kg', '[lb_av]'])
  })
  it('of a year alone are in the table and not drawn', () => {
    expect(measured('body', weight('a', '2019', 62)).strips[0]?.points).toMatchObject([
      { at: undefined, when: '2019', text: '62' },
    ])
  })
  it('taken back are struck through with the reason, and no part of the chart', () => {
    const wrong = {
      ...weight('a', '2026-03-12T08:00:00Z', 620),
      status: 'entered-in-error' as const,
      note: [
        { text: 'Marked as entered in error: 62.0', authorString: 'Nurse', time: '2026-03-12T09:00:00Z' },
      ],
    }
    const { strips, struck } = measured('body', wrong)
    expect(strips).toEqual([])
    expect(struck).toMatchObject([
      { words: '12-Mar-2026 08:00 · Weight 620 kg', struck: { reason: '62.0', by: 'Nurse' } },
    ])
  })
})

describe('the Glasgow Coma Scale', () => {
  const part = (code: string, value: number | 'NT') => ({
    code: { coding: [loinc(code)] },
    ...(value === 'NT' ? { dataAbsentReason: { text: 'NT' } } : { valueInteger: value }),
  })
  it('says its three parts', () => {
    const set = observation('g', '9269-2', {
      valueQuantity: { value: 13, code: '{score}' },
      component: [part('9267-6', 3), part('9270-0', 4), part('9268-4', 6)],
    })
    expect(measured('coma', set).strips[0]?.points).toMatchObject([
      { value: 13, text: '13', remark: 'E3 V4 M6' },
    ])
  })
  it('with a part that cannot be tested has no total', () => {
    const set = observation('g', '9269-2', {
      dataAbsentReason: { text: 'Verbal response not testable' },
      component: [part('9267-6', 4), part('9270-0', 'NT'), part('9268-4', 6)],
    })
    expect(measured('coma', set).strips[0]?.points).toMatchObject([
      { value: undefined, text: 'No value: Verbal response not testable', remark: 'E4 V-NT M6' },
    ])
  })
})

it('a pain score sent as text is read as the number it is, and words stay words', () => {
  const said = (id: string, valueString: string) => observation(id, '98137-3', { valueString })
  expect(measured('pain', said('a', '2'), said('b', 'UTA')).strips[0]?.points).toMatchObject([
    { value: 2, text: '2' },
    { value: undefined, text: 'UTA' },
  ])
})

it('a glucose below what the meter reads is a ring at its limit, and the range is its own', () => {
  const low = observation('g', '15074-8', {
    valueQuantity: { value: 1.1, comparator: '<', unit: 'mmol/L', code: 'mmol/L' },
    referenceRange: [{ low: { value: 4, code: 'mmol/L' }, high: { value: 7, code: 'mmol/L' } }],
  })
  expect(measured('glucose', low).strips[0]?.points).toMatchObject([
    { value: 1.1, text: '<1.1', hollow: true, range: { low: 4, high: 7 } },
  ])
})

/** Published data stands beside the project, where there is any; a clone that stands alone says that this was skipped. */
const published = new URL('../../../../shared/data/hl7-r4-examples/Observation-glasgow.json', import.meta.url)
it.skipIf(!existsSync(published))('reads the published Glasgow Coma Scale with its parts in words', () => {
  const resource = JSON.parse(readFileSync(published, 'utf8')) as Kept
  expect(measured('coma', resource).strips[0]?.points[0]).toMatchObject({ value: 13, remark: 'E4 V4 M5' })
})

it('of two at one minute, shows the one that was entered last as the newer', () => {
  const at = '2026-03-14T08:00:00Z'
  const weight = (id: string, value: number, issued: string) => ({
    resourceType: 'Observation' as const,
    id,
    status: 'final' as const,
    code: { coding: [{ system: 'http://loinc.org', code: '29463-7' }] },
    effectiveDateTime: at,
    issued,
    valueQuantity: { value, unit: 'kg', code: 'kg' },
  })
  const [body] = groups
  if (!body) throw new Error('no group')
  const found = toMeasurements(body, [
    weight('second', 54, '2026-03-14T08:00:40Z'),
    weight('first', 61.5, '2026-03-14T08:00:10Z'),
  ])
  expect(found.strips[0]?.points.map(({ value }) => value)).toEqual([61.5, 54])
  expect(found.entries.map(({ id }) => id)).toEqual(['second', 'first'])
})
