import type {
  MedicationAdministration,
  MedicationDispense,
  MedicationRequest,
  MedicationStatement,
} from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import type { Stored } from '#fhir/client.ts'

import { eventsByMedicine, ordersByMedicine } from './groups.ts'
import { eventFacts } from './events.ts'
import { factsOf, type Medication, toMedicine as made, toOrders } from './model.ts'

function toMedicine(one: Stored<Medication>) {
  const isOrder = one.resourceType === 'MedicationRequest' || one.resourceType === 'MedicationStatement'
  return made(one, isOrder ? factsOf(one, now) : eventFacts(one))
}
const now = Date.parse('2026-03-05T12:00:00Z')
const subject = { reference: 'Patient/p1' }
const ordered: Stored<MedicationRequest> = {
  resourceType: 'MedicationRequest',
  id: 'm1',
  status: 'active',
  intent: 'order',
  subject,
  medicationCodeableConcept: { text: 'paracetamol' },
}
const said: Stored<MedicationStatement> = {
  resourceType: 'MedicationStatement',
  id: 's1',
  status: 'active',
  subject,
}
const supplied: Stored<MedicationDispense> = {
  resourceType: 'MedicationDispense',
  id: 'd1',
  status: 'completed',
  subject,
}
const dose: Stored<MedicationAdministration> = {
  resourceType: 'MedicationAdministration',
  id: 'a1',
  status: 'completed',
  subject,
  effectiveDateTime: '2026-03-05T08:00:00Z',
  medicationCodeableConcept: { text: 'paracetamol' },
}

describe('the four kinds of fact about a medicine', () => {
  it('are read even from entries that say almost nothing', () => {
    for (const one of [
      { ...ordered, medicationCodeableConcept: {} },
      said,
      supplied,
      { ...dose, medicationCodeableConcept: {} },
    ])
      expect(toMedicine(one).line.name.generic).toBe('Medicine not named')
  })
  it('do not follow from one another: only an order or a statement makes a medicine current', () => {
    expect(toMedicine(ordered).current).toBe(true)
    expect(toMedicine(said).current).toBe(true)
    expect(toMedicine(supplied).current).toBe(false)
    expect(toMedicine(dose).current).toBe(false)
    expect(toMedicine({ ...ordered, status: 'on-hold' })).toMatchObject({ current: false, status: 'On hold' })
  })
  it('leave out what was entered in error, and nothing else', () => {
    const list = toOrders({
      resources: [ordered, { ...ordered, status: 'entered-in-error' }],
      withheld: 2,
    })
    expect(list).toMatchObject({ entries: [{ id: 'm1' }], withheld: 2 })
  })
  it('say when a dose was given, or why it was not', () => {
    expect(toMedicine(dose)).toMatchObject({
      status: 'Given',
      not: undefined,
      details: ['05-Mar-2026 08:00'],
    })
    const reason = [{ text: 'Patient refused' }]
    expect(toMedicine({ ...dose, status: 'not-done', statusReason: reason })).toMatchObject({
      not: 'Not given',
      details: ['05-Mar-2026 08:00', 'Patient refused'],
    })
    expect(toMedicine({ ...dose, status: 'not-done' }).details).toContain('reason not recorded')
  })
  it('say how much was handed over, and when', () => {
    const medicine = toMedicine({
      ...supplied,
      quantity: { value: 28, unit: 'tablet' },
      daysSupply: { value: 14, unit: 'day' },
      whenHandedOver: '2026-03-05T08:00:00Z',
    })
    expect(medicine.details).toEqual(['Handed over 05-Mar-2026 08:00', '28 tablets for 14 days'])
  })
})

describe('a repeat prescription', () => {
  const repeat = { ...ordered, category: [{ coding: [{ code: 'community' }] }] }
  it('may be out of date when it was last issued more than three months ago, or nobody knows when', () => {
    expect(toMedicine({ ...repeat, authoredOn: '2025-11-20' }).stale).toContain('last issued 20-Nov-2025')
    expect(toMedicine(repeat).stale).toContain('not recorded')
    expect(toMedicine({ ...repeat, authoredOn: '2026-01-05' }).stale).toBeUndefined()
  })
  it('is another thing than an order of this stay', () => {
    expect(toMedicine({ ...ordered, authoredOn: '2025-01-05' }).stale).toBeUndefined()
  })
})

describe('entries about one medicine by one route', () => {
  const route = { text: 'Oral' }
  const order = (id: string, value: number, more: Partial<MedicationRequest> = {}) =>
    toMedicine({
      ...ordered,
      id,
      dosageInstruction: [{ route, doseAndRate: [{ doseQuantity: { value, unit: 'mg' } }] }],
      ...more,
    })
  it('stand together, each different instruction in sight, and what only repeats one beside it', () => {
    const [group, ...others] = ordersByMedicine([
      order('a', 500),
      order('b', 1000, { meta: { source: 'https://gp.lune.example' } }),
      order('c', 500, { meta: { source: 'https://rxr.lune.example' } }),
    ])
    expect(others).toEqual([])
    expect(group?.shown.map(({ id }) => id)).toEqual(['a', 'b'])
    expect(group?.more.map(({ id }) => id)).toEqual(['c'])
    expect(group?.sources).toBe(3)
  })
  it('stand apart by another route', () => {
    expect(ordersByMedicine([order('a', 500), order('b', 500, { dosageInstruction: [] })])).toHaveLength(2)
  })
  it('never hide an order not to give, and put it first', () => {
    const forbidden = order('z', 500, { doNotPerform: true })
    const [first] = ordersByMedicine([
      toMedicine({ ...ordered, id: 'x', medicationCodeableConcept: { text: 'aspirin' } }),
      order('a', 500),
      forbidden,
    ])
    expect(first?.shown.map(({ not }) => not)).toEqual([undefined, 'Do not give'])
  })
  it('are the newest and those before when they are doses that were given', () => {
    const [group] = eventsByMedicine(['a', 'b', 'c'].map((id) => toMedicine({ ...dose, id })))
    expect(group?.shown.map(({ id }) => id)).toEqual(['a'])
    expect(group?.more.map(({ id }) => id)).toEqual(['b', 'c'])
  })
})
