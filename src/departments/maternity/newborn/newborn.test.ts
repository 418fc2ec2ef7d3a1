import fc from 'fast-check'
import type { Observation } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import type { Stored } from '#fhir/client.ts'

import { checkedOf, fed, foundAtBirth, weighed } from './acts.ts'
import { apgarText, apgarTotal, isLow } from './apgar.ts'
import { checkOf, cordWords, dueOf, jaundiceWords } from './checks.ts'
import { apgarPartNames } from './codes.ts'
import { type AtBirthDraft, atBirthDraft, checkDraft, noScores, weightDraft } from './draft.ts'
import { feedDay, toNewborn } from './newborn.ts'
import { outstandingOf } from './outstanding.ts'
import { toReadings } from './readings.ts'
import { weightChange } from './weight.ts'
import { dayOfLife, whoseByAge } from './who.ts'

const actor = {
  patientId: 'baby',
  session: { userId: '1', name: 'Ada', post: { orgCode: 'RXR', orgName: 'East Lancashire' } },
  actId: 'act',
  now: new Date('2026-11-27T12:00:00Z'),
} as unknown as Parameters<typeof weighed>[1]
const made = ({ make = [] }: ReturnType<typeof weighed>) =>
  make.map(({ resource }, index) => ({ ...resource, id: String(index) }) as Stored<Observation>)

describe('the Apgar score', () => {
  const score = fc.constantFrom(0, 1, 2)
  it('is the sum of its five parts, between 0 and 10', () => {
    fc.assert(
      fc.property(fc.tuple(score, score, score, score, score), (values) => {
        const parts = Object.fromEntries(apgarPartNames.map((name, index) => [name, values[index] ?? 0]))
        expect(apgarTotal(parts)).toBe(values.reduce<number>((sum, one) => sum + one, 0))
      }),
    )
  })
  it('is none while one part is missing, and a missing part is never a 0', () => {
    for (const missing of apgarPartNames) {
      const parts = Object.fromEntries(
        apgarPartNames.filter((name) => name !== missing).map((name) => [name, 2]),
      )
      expect(apgarTotal(parts)).toBeUndefined()
      expect(apgarText({ parts, recorded: undefined })).toBe('Incomplete: 4 of 5, no score')
    }
  })
  it('that its parts do not give is shown with both', () => {
    const parts = { heart: 2, breathing: 1, tone: 1, reflex: 1, colour: 0 }
    expect(apgarText({ parts, recorded: 6 })).toBe('Recorded 6, these parts give 5')
    expect(apgarText({ parts: {}, recorded: 9 })).toBe('9')
  })
  it('is low below 7', () => {
    expect([6, 7, undefined].map((recorded) => isLow({ parts: {}, recorded }))).toEqual([true, false, false])
  })
})

const nothing = {
  apgar: { m1: noScores, m5: noScores, m10: noScores },
  weight: '',
  head: '',
  cordPh: '',
  cordBase: '',
  resuscitation: '',
  skin: '',
}

describe('what is found at birth', () => {
  const found = (change: Partial<AtBirthDraft>) =>
    toNewborn(made(foundAtBirth({ ...nothing, ...change }, '2026-11-27T10:00:00Z', actor)))
  it('reads back as it was written, each at its minute', () => {
    const five = { heart: '2', breathing: '2', tone: '2', reflex: '2', colour: '1' }
    const apgar = { m1: { ...noScores, heart: '2' }, m5: five, m10: noScores }
    const newborn = found({ apgar, weight: '3200', head: '34.5', cordPh: '7.05' })
    expect(newborn.apgars).toMatchObject([
      { minute: '1', parts: { heart: 2 }, recorded: undefined },
      { minute: '5', recorded: 9, at: '2026-11-27T10:05:00.000Z' },
    ])
    expect(newborn.birthGrams).toBe(3200)
    expect(newborn.atBirth).toContainEqual({
      label: 'Arterial cord blood',
      words: 'pH 7.05 [pH]',
      warning: 'Significant: pH below 7.10',
    })
  })
  it('is something', () => {
    expect(atBirthDraft.safeParse(nothing).success).toBe(false)
    expect(atBirthDraft.safeParse({ ...nothing, weight: '3200' }).success).toBe(true)
  })
  it.each(['3.2', '32000', '250', '3200.5', '3,200'])('is no birth weight of “%s”', (weight) => {
    expect(atBirthDraft.safeParse({ ...nothing, weight }).success).toBe(false)
  })
  it.each([
    [7.1, -12, ''],
    [7.09, undefined, 'Significant: pH below 7.10'],
    [7.2, -12.1, 'Significant: base excess below −12'],
    [7.0, -16, 'Significant: pH below 7.10 and base excess below −12'],
    [undefined, undefined, ''],
  ])('cord blood of pH %s and base excess %s: %s', (pH, base, words) => {
    expect(cordWords(pH, base)).toBe(words)
  })
})

describe('the weight of a newborn', () => {
  it.each([
    [3000, 3000, 'As at birth', false],
    [3000, 2700, '10 % lost', false],
    [3000, 2699, 'Just over 10 % lost', true],
    [3000, 2670, '11 % lost', true],
    [3500, 3255, '7 % lost', false],
    [3000, 3150, '5 % above the birth weight', false],
  ])('of %i g at birth and %i g now: %s', (birth, now, text, review) => {
    expect(weightChange(birth, now)).toEqual({ text, review })
  })
  it('asks for a review exactly when more than a tenth was lost', () => {
    fc.assert(
      fc.property(fc.integer({ min: 400, max: 6000 }), fc.integer({ min: 300, max: 6000 }), (birth, now) => {
        expect(weightChange(birth, now)?.review).toBe((birth - now) / birth > 0.1)
      }),
    )
  })
  it('is compared in grams alone', () => {
    const [grams] = made(weighed({ at: '2026-11-27T11:00', weight: '2670', note: '' }, actor))
    const birth = made(foundAtBirth({ ...nothing, weight: '3000' }, '2026-11-22T10:00:00Z', actor))
    expect(toNewborn([...birth, grams as Stored<Observation>]).weights).toMatchObject([
      { grams: 2670, change: { text: '11 % lost', review: true } },
      { birth: true, grams: 3000, change: undefined },
    ])
    const kilograms = {
      ...grams,
      valueQuantity: { value: 2.67, unit: 'kg', code: 'kg' },
    } as Stored<Observation>
    expect(toNewborn([...birth, kilograms]).weights[0]).toMatchObject({ text: '2.67 kg', change: undefined })
  })
  it('is written in whole grams', () => {
    expect(weightDraft.safeParse({ at: '2026-11-27T11:00', weight: '2.67', note: '' }).success).toBe(false)
  })
})

describe('newborn checks', () => {
  const now = (hours: number) => new Date(Date.parse('2026-11-20T10:00:00Z') + hours * 3_600_000)
  const birth = '2026-11-20T10:00:00Z'
  const standing = (id: string, hours: number, result?: string, born: string | undefined = birth) => {
    const check = checkOf(id)
    return check && dueOf(check, result, born, now(hours)).standing
  }
  it.each([
    ['nipe', 71, undefined, 'due'],
    ['nipe', 73, undefined, 'overdue'],
    ['nipe', 90, 'done', 'done'],
    ['nipe', 2, 'refer', 'refer'],
    ['bloodspot', 96, undefined, 'to come'],
    ['bloodspot', 120, undefined, 'due'],
    ['bloodspot', 150, undefined, 'overdue'],
    ['vitamin-k', 2, 'declined', 'declined'],
    ['hearing', 30 * 24, undefined, 'due'],
    ['bcg', 30 * 24, undefined, 'if indicated'],
  ])('%s %i hours after birth, %s: %s', (id, hours, result, said) => {
    expect(standing(id, hours, result)).toBe(said)
  })
  it('of a baby whose date of birth is not whole are not said to be due or overdue', () => {
    const check = checkOf('nipe')
    expect(check && dueOf(check, undefined, '2026', now(1)).standing).toBe('not known')
    expect(check && dueOf(check, undefined, undefined, now(1)).standing).toBe('not known')
  })
  it('jaundice within 24 hours of birth is urgent, and treated so when that cannot be told', () => {
    expect(jaundiceWords('2026-11-21T09:59:00Z', birth)).toContain('urgent')
    expect(jaundiceWords('2026-11-21T10:01:00Z', birth)).toBe('Jaundice seen')
    expect(jaundiceWords('2026-11-21T09:59:00Z', '2026-11-20')).toContain('cannot be told')
  })
  const nipe = {
    check: 'nipe',
    result: 'done',
    at: '2026-11-21T09:00',
    eyes: 'normal',
    heart: 'normal',
    hips: 'refer',
    testes: 'not-applicable',
    before: '',
    after: '',
    note: '',
  }
  it('is not without findings while one of the four is referred, and says why', () => {
    expect(checkDraft.safeParse(nipe).success).toBe(false)
    expect(checkDraft.safeParse({ ...nipe, result: 'refer' }).success).toBe(false)
    const whole = { ...nipe, result: 'refer', note: 'Clicking left hip' }
    expect(checkDraft.safeParse(whole).success).toBe(true)
    const [read] = toNewborn(made(checkedOf(whole, actor))).checks
    expect(read).toMatchObject({ checkId: 'nipe', resultId: 'refer', note: 'Clicking left hip' })
    expect(read?.items.find(({ words }) => words === 'Hips')).toMatchObject({ result: 'Refer' })
  })
})

it('feeds are summed over the last 24 hours; a nappy alone is no feed', () => {
  const feed = (kind: string, at: string, volume = '') =>
    toNewborn(made(fed({ at, kind, volume, wet: '1', dirty: '', note: '' }, actor))).feeds
  const all = [
    ...feed('bottle', '2026-11-27T10:00', '40'),
    ...feed('nappy', '2026-11-27T11:00'),
    ...feed('bottle', '2026-11-26T09:00', '50'),
  ]
  expect(feedDay(all, Date.parse('2026-11-27T12:00:00Z'))).toEqual({ feeds: 1, mL: 40, wet: 2, dirty: 0 })
})

it('readings are compared with the usual values in their own unit alone', () => {
  const temp = (value: number, code: string): Observation => ({
    resourceType: 'Observation',
    status: 'final',
    code: { coding: [{ system: 'http://loinc.org', code: '8310-5' }] },
    effectiveDateTime: '2026-11-27T10:00:00Z',
    valueQuantity: { value, code },
  })
  const outside = (one: Observation) => toReadings([one]).find(({ name }) => name === 'temp')?.outside
  expect([outside(temp(36.4, 'Cel')), outside(temp(37, 'Cel')), outside(temp(38, 'Cel'))]).toEqual([
    'below',
    'within',
    'above',
  ])
  expect(outside(temp(98.6, '[degF]'))).toBeUndefined()
})

it.each([
  ['2026-11-27', 'newborn'],
  ['2026-10-30T08:00:00Z', 'newborn'],
  ['2026-10-01', 'perhaps newborn'],
  ['2026', 'perhaps newborn'],
  ['2024', 'not newborn'],
  ['1996-02-01', 'not newborn'],
  [undefined, 'perhaps newborn'],
])('born %s: %s', (birth, whose) => {
  expect(whoseByAge(birth, '2026-11-27')).toBe(whose)
})

it('birth is day 0', () => {
  expect(dayOfLife('2026-11-22', '2026-11-27')).toBe(5)
  expect(dayOfLife('2026', '2026-11-27')).toBeUndefined()
})

describe('what is outstanding of a newborn', () => {
  const none = toNewborn([])
  const born = '2026-11-22T10:00:00Z'
  const at = new Date('2026-11-27T12:00:00Z')
  const words = (newborn: typeof none, notified = false, death = false) =>
    outstandingOf(
      { birth: born, death: death ? { date: undefined, notice: undefined } : undefined },
      newborn,
      notified,
      at,
    ).map((one) => one.words)
  it('is what is overdue before what is due', () => {
    expect(words(none)[0]).toContain('overdue')
    expect(words(none)).toEqual(
      expect.arrayContaining(['Blood spot: due', 'Birth weight', 'Birth notification', 'Apgar score']),
    )
  })
  it('is a weight on day 5, and a review when more than a tenth is lost', () => {
    const birth = made(foundAtBirth({ ...nothing, weight: '3000' }, born, actor))
    expect(words(toNewborn(birth))).toContain('Weight on day 5')
    const lost = made(weighed({ at: '2026-11-27T11:00', weight: '2670', note: '' }, actor))
    expect(words(toNewborn([...birth, ...lost]))).toContain('Weight: 11 % lost, review')
  })
  it('is of a baby who died the notification alone', () => {
    expect(words(none, false, true)).toEqual(['Birth notification'])
    expect(words(none, true, true)).toEqual([])
  })
})
