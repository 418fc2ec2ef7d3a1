import { describe, expect, it } from 'vitest'

import { compareWeight } from './compare.ts'
import { fromDraft, problemsIn, toDraft, type Values } from './draft.ts'
import { checked, remark } from './ranges.ts'

const now = Date.parse('2026-06-14T13:00:00Z')
const values = (said: Partial<Values>): Values => ({
  glucose: '',
  ketones: '',
  weight: '',
  height: '',
  at: '2026-06-14T13:55',
  note: '',
  sure: [],
  ...said,
})
const last = { value: 60, at: '2026-06-10T08:00:00Z' }
const problems = (said: Partial<Values>, lastWeight: typeof last | 'none' = last) =>
  problemsIn(values(said), { now, lastWeight: lastWeight === 'none' ? undefined : lastWeight })

// Hard limits: domain facts §2.2.
it.each([
  ['weight', '0.1', 'Weight must be from 0.2 to 400 kg'],
  ['weight', '400', undefined],
  ['weight', '401', 'Weight must be from 0.2 to 400 kg'],
  ['weight', '61,5', 'Use a point, not a comma: 61.5'],
  ['weight', '61.55', 'Enter no more than one figure after the point'],
  ['weight', '3.245', undefined],
  ['height', '251', 'Height must be from 20 to 250 cm'],
  ['height', '1.64', 'Height must be from 20 to 250 cm'],
  ['glucose', '60.1', 'Blood glucose must be from 0 to 60 mmol/L'],
  ['glucose', '17.25', 'Enter no more than one figure after the point'],
  ['ketones', '3.2', undefined],
  ['ketones', 'LO', 'Enter a number: 61.5'],
] as const)('%s of “%s”: %s', (name, text, error) => {
  expect(checked(name, text).error).toBe(error)
})

// Domain facts §2.8: hypoglycaemia below 4.0; ketones 1.5–2.9 at risk, 3.0 and more as in DKA.
it.each([
  ['glucose', '3.9', 'Below 4.0 mmol/L: hypoglycaemia'],
  ['glucose', '4.0', undefined],
  ['glucose', '12', undefined],
  ['glucose', '12.1', 'Above 12 mmol/L: above what is acceptable'],
  ['ketones', '1.4', undefined],
  ['ketones', '1.5', '1.5 to 2.9 mmol/L: at risk of ketoacidosis'],
  ['ketones', '2.9', '1.5 to 2.9 mmol/L: at risk of ketoacidosis'],
  ['ketones', '3', '3.0 mmol/L or more: as in diabetic ketoacidosis'],
] as const)('%s of %s mmol/L is remarked on: %s', (name, text, words) => {
  expect(remark(name, text, true)).toBe(words)
})

describe('a weight beside the last one', () => {
  it('is shown with the date and the change', () => {
    expect(compareWeight(61.2, last)).toEqual({
      words: 'Last 60 kg, 10-Jun-2026: +1.2 kg (2 %).',
      large: false,
    })
    expect(compareWeight(60, last).words).toBe('Last 60 kg, 10-Jun-2026: no change.')
  })
  it.each([
    [65.9, false],
    [66, true],
    [54, true],
    [54.1, false],
  ])('of %d kg after 60 is a large change: %s', (weight, large) => {
    expect(compareWeight(weight, last).large).toBe(large)
  })
  it('that looks like pounds, or like a point in the wrong place, is asked about', () => {
    expect(compareWeight(132.3, last).words).toContain('pounds')
    expect(compareWeight(6, last).words).toContain('point')
    expect(compareWeight(300, { ...last, value: 30 }).words).toContain('point')
  })
  it('with a large change is kept once it is said to be right', () => {
    expect(problems({ weight: '70' }).weight).toMatch(/Far from the last weight/)
    expect(problems({ weight: '70', sure: ['yes'] })).toEqual({})
    expect(problems({ weight: '70' }, 'none')).toEqual({})
  })
})

it('needs something measured, and a time that is not to come', () => {
  expect(problems({}).glucose).toBe('Enter at least one')
  expect(problems({ glucose: '7.2', at: '2026-06-14T14:10' }).at).toBe('This time is in the future')
})

it('goes to the record as one observation each, with its codes, its unit, its time and its place', () => {
  const actor = {
    patientId: 'p',
    actId: 'a',
    now: new Date(now),
    session: {
      userId: '1',
      name: 'Nurse Ade',
      post: {
        id: '1',
        orgCode: 'RXR',
        orgName: 'East Lancashire Hospitals',
        title: 'Nurse',
        role: 'nurse' as const,
        areas: [],
      },
    },
  }
  const written = fromDraft(
    toDraft(values({ weight: '61.5', height: '164', glucose: '7.2', ketones: '0.4' }), now),
    actor,
    'e',
  )
  expect(
    written.map(({ code, valueQuantity }) => [
      code.coding?.map((one) => one.code).join(' '),
      valueQuantity?.value,
      valueQuantity?.code,
    ]),
  ).toEqual([
    ['434911002 14743-9', 7.2, 'mmol/L'],
    ['104816-4', 0.4, 'mmol/L'],
    ['27113001 29463-7', 61.5, 'kg'],
    ['50373000 8302-2', 164, 'cm'],
  ])
  expect(new Set(written.map(({ identifier }) => identifier?.[0]?.value)).size).toBe(4)
  expect(written[0]).toMatchObject({
    effectiveDateTime: '2026-06-14T13:55:00+01:00',
    encounter: { reference: 'Encounter/e' },
    subject: { reference: 'Patient/p' },
  })
})
