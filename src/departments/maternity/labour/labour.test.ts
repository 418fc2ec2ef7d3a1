import type { Encounter, Observation } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import { birthCodes } from '#departments/maternity/birth/codes.ts'
import { concept, ucumSystem } from '#fhir/coding.ts'
import type { Stored } from '#fhir/client.ts'

import { lossOf, toLossItem } from './blood-loss.ts'
import { labourCodes, labourType } from './codes.ts'
import { dueIn, dueText } from './due.ts'
import { toLabour } from './labour.ts'
import { measureOf } from './measures.ts'
import { partogramOf } from './partogram.ts'
import { progressOf } from './progress.ts'
import { emptyValues, enteredIn, fieldOf, problemsIn, valueOf } from './writing.ts'

const began = Date.parse('2026-03-05T00:00:00Z')
const hour = 3_600_000
const after = (hours: number) => new Date(began + hours * hour).toISOString()
const encounter: Stored<Encounter> = {
  resourceType: 'Encounter',
  id: 'labour',
  status: 'in-progress',
  class: { code: 'OBSENC' },
  type: [labourType],
  period: { start: after(0) },
}
let number = 0
const observed = (
  hours: number,
  more: Pick<Observation, 'code'> & Partial<Observation>,
): Stored<Observation> => ({
  resourceType: 'Observation',
  id: `o${number++}`,
  status: 'final',
  encounter: { reference: 'Encounter/labour' },
  effectiveDateTime: after(hours),
  issued: after(hours),
  ...more,
})
const found = (key: string, hours: number, value: string) => {
  const measure = measureOf(key)
  if (!measure) throw new Error(key)
  return observed(hours, { code: measure.code, ...valueOf(measure, value) })
}
const labourWith = (...those: Stored<Observation>[]) => toLabour(encounter, those, [])

describe('the first stage of labour', () => {
  it('is established from 4 cm, and the second begins at 10', () => {
    expect(labourWith(found('cervix', 1, '3.5')).stage).toBe('latent')
    expect(labourWith(found('cervix', 1, '3'), found('cervix', 3, '4')).stage).toBe('first')
    expect(labourWith(found('cervix', 3, '4'), found('cervix', 8, '10')).stage).toBe('second')
  })
  it('does not go by an examination that was entered in error', () => {
    expect(labourWith({ ...found('cervix', 1, '10'), status: 'entered-in-error' }).stage).toBe('latent')
  })
  it.each([
    [
      [
        [0, '4'],
        [4, '6'],
      ],
      false,
      'No delay: 2 cm in 4hr',
    ],
    [
      [
        [0, '4'],
        [4, '5.5'],
      ],
      true,
      'Delay suspected: 1.5 cm in 4hr',
    ],
    [
      [
        [0, '4'],
        [5, '6'],
      ],
      true,
      'Delay suspected: 2 cm in 5hr',
    ],
    [
      [
        [0, '4'],
        [3, '4'],
      ],
      false,
      'Not yet 4 hours',
    ],
    [
      [
        [0, '4'],
        [4, '6'],
        [6, '6'],
        [8, '7'],
      ],
      true,
      'Delay suspected: 1 cm in 4hr',
    ],
    [
      [
        [0, '2'],
        [4, '3'],
        [6, '4'],
      ],
      false,
      'Not yet 4 hours',
    ],
  ] as const)('with %j: delay %s', (cervix, delayed, words) => {
    const progress = progressOf(labourWith(...cervix.map(([hours, cm]) => found('cervix', hours, cm))))
    expect(progress.delayed).toBe(delayed)
    expect(progress.words).toContain(words)
  })
})

describe('what is due in labour', () => {
  const established = labourWith(
    found('cervix', 0, '4'),
    found('fhr', 1, '140'),
    found('contractions', 1, '3'),
  )
  it('is counted from what was done last, or from when labour was established', () => {
    const due = dueIn(established, began + 1.5 * hour)
    expect(due.map(({ watch, late }) => [watch.key, dueText(late)])).toEqual([
      ['pulse', 'overdue by 30 minutes'],
      ['fhr1', 'overdue by 15 minutes'],
      ['contractions', 'due now'],
      ['bp', 'in 2hr 30min'],
      ['temp', 'in 2hr 30min'],
      ['rr', 'in 2hr 30min'],
      ['cervix', 'in 2hr 30min'],
    ])
  })
  it('listens every 5 minutes in the second stage, and to nobody who has given birth', () => {
    const second = labourWith(found('cervix', 0, '4'), found('cervix', 2, '10'))
    expect(dueIn(second, began + 2 * hour).find(({ watch }) => watch.key === 'fhr2')?.watch.minutes).toBe(5)
    expect(dueIn({ ...second, over: true }, began + 9 * hour)).toEqual([])
  })
  it('is nothing once every baby is born: of twins not before the second', () => {
    const born = (fetuses: number) =>
      observed(3, {
        code: concept(birthCodes.birth),
        component: [{ code: concept(birthCodes.fetuses), valueInteger: fetuses }],
      })
    const second = [found('cervix', 0, '4'), found('cervix', 2, '10')]
    expect(labourWith(...second, born(1)).stage).toBe('after')
    expect(dueIn(labourWith(...second, born(1)), began + 4 * hour)).toEqual([])
    expect(labourWith(...second, born(2)).stage).toBe('second')
    expect(labourWith(...second, born(2), born(2)).stage).toBe('after')
  })
  it('asks for fresh eyes each hour while a CTG runs, instead of listening', () => {
    const ctg = observed(1, { code: concept(labourCodes.ctg) })
    const due = dueIn(labourWith(found('cervix', 0, '4'), ctg), began + 2.2 * hour)
    expect(due.find(({ watch }) => watch.key === 'eyes')).toMatchObject({ late: 0.2 * hour })
    expect(due.some(({ watch }) => watch.key === 'fhr1')).toBe(false)
  })
  it('does not count fresh eyes that were given before the CTG was amended', () => {
    const ctg = { ...observed(1, { code: concept(labourCodes.ctg) }), issued: after(2) }
    const eyes = observed(1.5, {
      code: concept(labourCodes.freshEyes),
      derivedFrom: [{ reference: `Observation/${ctg.id}` }],
    })
    expect(labourWith(ctg, eyes).traces[0]?.eyes[0]?.stale).toBe(true)
    expect(dueIn(labourWith(ctg, eyes), began + 2 * hour)[0]).toMatchObject({ last: undefined })
  })
})

describe('the blood that was lost', () => {
  const lost = (value: number, unit = 'mL') =>
    toLossItem(
      observed(1, {
        code: concept(labourCodes.bloodLoss),
        valueQuantity: { value, unit, code: unit, system: ucumSystem },
      }),
    )
  it.each([
    [499, undefined],
    [500, 'Minor haemorrhage'],
    [1000, 'Minor haemorrhage'],
    [1001, 'Major haemorrhage'],
    [1501, 'Major haemorrhage, above 1500 mL'],
    [2001, 'Massive haemorrhage'],
  ])('calls at %i mL: %s', (ml, words) => {
    expect(lossOf([lost(ml)]).level?.words).toBe(words)
  })
  it('counts a gram as a millilitre, and says what it cannot count', () => {
    expect(lossOf([lost(300), lost(250, 'g'), lost(2, 'pads')])).toMatchObject({ total: 550, notCounted: 1 })
  })
})

describe('an entry in labour', () => {
  const keys = ['cervix', 'bp', 'temp', 'strength'] as const
  const values = (more: Record<string, string>) => ({ ...emptyValues(keys, '2026-03-05T04:00'), ...more })
  const now = Date.parse('2026-03-05T05:00:00Z')
  it('is whatever was filled in, and nothing else', () => {
    const entered = enteredIn(values({ cervix: '5', bp: '120', dbp: '70' }), keys)
    expect(entered.map(({ measure, value }) => [measure.key, value])).toEqual([
      ['bp', '120/70'],
      ['cervix', '5'],
    ])
  })
  it('refuses what cannot be, and a time to come', () => {
    expect(
      Object.keys(
        problemsIn(values({ cervix: '11', bp: '70', dbp: '120', temp: '36,8' }), keys, now),
      ).toSorted(),
    ).toEqual(['bp', 'cervix', 'temp'])
    expect(problemsIn({ ...values({ cervix: '5' }), at: '2026-03-05T06:00' }, keys, now)).toHaveProperty('at')
    expect(problemsIn(values({ bp: '120' }), keys, now)).toHaveProperty('bp')
  })
  it('stands in its field again as it was written', () => {
    for (const [key, value] of [
      ['cervix', '5.5'],
      ['strength', 'strong'],
      ['station', '-2'],
    ] as const) {
      const measure = measureOf(key)
      expect(measure && fieldOf(measure, found(key, 1, value))).toBe(value)
    }
  })
  it('that says almost nothing is drawn and told without falling over', () => {
    const bare = observed(1, { code: measureOf('bp')?.code ?? {} })
    const undated: Stored<Observation> = {
      resourceType: 'Observation',
      id: 'x',
      status: 'final',
      code: measureOf('cervix')?.code ?? {},
    }
    const labour = labourWith(bare, undated)
    expect(partogramOf(labour).flatMap(({ points }) => points.map(({ text }) => text))).toEqual([
      'Not recorded',
      'Not recorded',
    ])
    expect(labour.stage).toBe('latent')
  })
})
