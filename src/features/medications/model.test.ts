import type { MedicationRequest } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import type { Stored } from '#fhir/client.ts'

import { amount, timingText, toDoseLine } from './dose.ts'
import { toMedicine, toMedicines } from './model.ts'

const bare: Stored<MedicationRequest> = {
  resourceType: 'MedicationRequest',
  id: 'm1',
  status: 'active',
  intent: 'order',
  subject: { reference: 'Patient/p1' },
}

describe('the name of a medicine', () => {
  it('comes from the order, from what it carries, or from what came along', () => {
    expect(toMedicine({ ...bare, medicationCodeableConcept: { text: 'paracetamol' } }).name).toBe(
      'paracetamol',
    )
    const carried = {
      ...bare,
      contained: [{ resourceType: 'Medication' as const, id: 'x', code: { text: 'digoxin' } }],
    }
    expect(toMedicine({ ...carried, medicationReference: { reference: '#x' } }).name).toBe('digoxin')
    const came = [{ resourceType: 'Medication' as const, id: 'y', code: { text: 'furosemide' } }]
    expect(toMedicine({ ...bare, medicationReference: { reference: 'Medication/y' } }, came).name).toBe(
      'furosemide',
    )
    expect(toMedicine({ ...bare, medicationReference: { display: 'ramipril' } }).name).toBe('ramipril')
  })
  it('is made of the ingredients when the medicine itself has none', () => {
    const mixture = [
      {
        resourceType: 'Medication' as const,
        id: 'y',
        ingredient: [
          { itemCodeableConcept: { text: 'morphine' } },
          { itemCodeableConcept: { text: 'cyclizine' } },
        ],
      },
    ]
    expect(toMedicine({ ...bare, medicationReference: { reference: 'Medication/y' } }, mixture).name).toBe(
      'morphine + cyclizine',
    )
  })
  it('is said to be missing, never blank', () => {
    expect(toMedicine(bare).name).toBe('Medicine not named')
    expect(toMedicine({ ...bare, medicationReference: { reference: 'Medication/gone' } }).name).toBe(
      'Medicine not named',
    )
  })
})

it('hides what was entered in error, and puts "do not give" first', () => {
  const list = toMedicines({
    resources: [
      { ...bare, id: 'a', medicationCodeableConcept: { text: 'aspirin' } },
      { ...bare, id: 'z', medicationCodeableConcept: { text: 'warfarin' }, doNotPerform: true },
      { ...bare, id: 'e', status: 'entered-in-error' },
    ],
    included: [],
    withheld: 0,
  })
  expect(list.entries.map(({ id, doNotGive }) => [id, doNotGive])).toEqual([
    ['z', true],
    ['a', false],
  ])
})

describe('an amount (CUI MEDi)', () => {
  it.each([
    [{ value: 500, unit: 'ug' }, '500 micrograms'],
    [{ value: 500, unit: 'mcg' }, '500 micrograms'],
    [{ value: 5000, unit: 'U' }, '5,000 units'],
    [{ value: 10, code: '[iU]' }, '10 international units'],
    [{ value: 0.5, unit: 'ml' }, '0.5 mL'],
    [{ value: 100, unit: 'mg/mL' }, '100 mg per mL'],
    [{ value: 1, unit: 'tablet' }, '1 tablet'],
    [{ value: 2, code: '{puff}' }, '2 puff'],
    [{ value: 3 }, '3'],
  ])('%j is %s', (quantity, words) => expect(amount(quantity)).toBe(words))

  it('is nothing without a value', () => {
    expect(amount({ unit: 'mg' })).toBeUndefined()
  })
})

describe('how often', () => {
  it.each([
    [{ repeat: { frequency: 4, period: 1, periodUnit: 'd' as const } }, 'four times a day'],
    [{ repeat: { frequency: 1, period: 8, periodUnit: 'h' as const } }, 'every 8 hours'],
    [{ repeat: { frequency: 1, period: 1, periodUnit: 'wk' as const } }, 'once a week'],
    [{ repeat: { frequency: 1, period: 1, periodUnit: 'h' as const } }, 'once an hour'],
    [
      { repeat: { frequency: 1, period: 1, periodUnit: 'd' as const, when: ['NIGHT' as const] } },
      'once a day at night',
    ],
    [{ code: { coding: [{ code: 'BID' }] } }, 'twice a day'],
    [{ code: { text: 'As directed' } }, 'As directed'],
    [{ repeat: { count: 1 } }, 'once'],
    [{ repeat: { timeOfDay: ['08:00:00', '20:00:00'] } }, 'at 08:00, 20:00'],
  ])('%j is %s', (timing, words) => expect(timingText(timing)).toBe(words))

  it('is unknown when nothing is said', () => {
    expect(timingText(undefined)).toBeUndefined()
    expect(timingText({})).toBeUndefined()
  })
})

describe('a line of dosage', () => {
  it('is DOSE, route, frequency', () => {
    const line = toDoseLine({
      doseAndRate: [{ doseQuantity: { value: 1, unit: 'g' } }],
      route: { text: 'oral' },
      timing: { repeat: { frequency: 4, period: 1, periodUnit: 'd' } },
    })
    expect(line).toMatchObject({ dose: '1 g', parts: ['oral', 'four times a day'], whole: true })
  })
  it('shows the words when there are only words', () => {
    expect(toDoseLine({ text: 'One drop at night' })).toMatchObject({
      dose: undefined,
      parts: ['One drop at night'],
    })
  })
  it('keeps the words in sight when the coded parts do not say everything', () => {
    const line = toDoseLine({
      text: '1 g four times a day',
      doseAndRate: [{ doseQuantity: { value: 1, unit: 'g' } }],
    })
    expect(line).toMatchObject({ dose: '1 g', whole: false, asWritten: '1 g four times a day' })
  })
  it('says when required, and for what', () => {
    expect(toDoseLine({ asNeededCodeableConcept: { text: 'pain' } }).parts).toEqual([
      'when required for pain',
    ])
  })
})
