import type { Encounter, Location, Patient } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import type { Found, Stored } from '#fhir/client.ts'

import { countWords, patientIdsOf, toWard } from './model.ts'
import { toWardGroups } from './ward-groups.ts'

const place = (id: string, type: string, rest: Partial<Location> = {}): Stored<Location> => ({
  resourceType: 'Location',
  id,
  physicalType: { coding: [{ code: type }] },
  ...rest,
})
const bed = (id: string, order: string, state: string, rest: Partial<Location> = {}) =>
  place(id, 'bd', {
    name: `Bed ${order}`,
    identifier: [{ system: 'https://lune.example/fhir/Id/bed-order', value: order }],
    operationalStatus: { code: state },
    partOf: { reference: 'Location/bay' },
    ...rest,
  })
const stay = (
  id: string,
  patientId: string,
  bedId?: string,
  rest: Partial<Encounter> = {},
): Stored<Encounter> => ({
  resourceType: 'Encounter',
  id,
  status: 'in-progress',
  class: {},
  subject: { reference: `Patient/${patientId}` },
  location: [
    { location: { reference: 'Location/w' }, status: 'active' },
    ...(bedId ? [{ location: { reference: `Location/${bedId}` }, status: 'active' as const }] : []),
  ],
  ...rest,
})
const patient = (id: string, family: string): Stored<Patient> => ({
  resourceType: 'Patient',
  id,
  name: [{ family }],
})
const found = (
  resources: Stored<Encounter>[],
  included: Stored<Patient>[] = [],
  withheld = 0,
): Found<Encounter> => ({ resources, included, withheld, withheldPatients: [] })
const theWard = place('w', 'wa', { name: 'Elderly Care Ward', partOf: { display: 'Royal Blackburn' } })
const states = (places: Stored<Location>[], stays: Found<Encounter>) =>
  toWard({ ward: theWard, places, stays }).rows.map(({ bed, state }) =>
    state.status === 'occupied'
      ? `${bed}: ${state.occupant.patientId}`
      : `${bed}: ${state.status === 'empty' ? state.words : state.status}`,
  )

describe('a ward', () => {
  it('lists its beds in bed order, bay beds and side rooms, each once', () => {
    const places = [
      place('bay', 'ro'),
      bed('s1', 'SR02', 'U', { partOf: { reference: 'Location/w' } }),
      bed('b10', 'B10', 'U'),
      bed('b2', 'B02', 'U'),
      bed('b2', 'B02', 'U'),
    ]
    expect(states(places, found([]))).toEqual(['Bed B02: Free', 'Bed B10: Free', 'Bed SR02: Free'])
  })
  it.each([
    ['U', 'Free'],
    ['C', 'Closed'],
    ['H', 'Being cleaned'],
    ['K', 'Contaminated'],
    ['I', 'Isolated, no patient recorded'],
    ['O', 'Marked occupied, no patient recorded'],
    ['', 'Bed status not recorded'],
  ])('a bed of state %j without a patient is "%s"', (state, words) => {
    expect(states([bed('b1', 'B01', state)], found([]))).toEqual([`Bed B01: ${words}`])
  })
  it('shows who lies where, and after the beds those without one', () => {
    const places = [bed('b1', 'B01', 'O'), bed('b2', 'B02', 'U')]
    expect(states(places, found([stay('e2', 'p2'), stay('e1', 'p1', 'b1')]))).toEqual([
      'Bed B01: p1',
      'Bed B02: Free',
      'undefined: p2',
    ])
  })
  it('hides neither of two patients recorded in one bed', () => {
    const rows = toWard({
      ward: theWard,
      places: [bed('b1', 'B01', 'O')],
      stays: found([stay('e1', 'p1', 'b1'), stay('e2', 'p2', 'b1')]),
    }).rows
    expect(rows).toHaveLength(2)
    expect(new Set(rows.map(({ id }) => id)).size).toBe(2)
  })
  it('says of a bed whose patient is withheld that the record is restricted', () => {
    const places = [bed('b1', 'B01', 'O'), bed('b2', 'B02', 'O')]
    expect(states(places, found([], [], 1))).toEqual([
      'Bed B01: restricted',
      'Bed B02: Marked occupied, no patient recorded',
    ])
    expect(toWard({ ward: theWard, places: [], stays: found([], [], 2) }).withheld).toBe(2)
  })
  it('keeps a patient whose own record did not come with the stay', () => {
    const ward = toWard({
      ward: theWard,
      places: [bed('b1', 'B01', 'O')],
      stays: found([stay('e1', 'p1', 'b1')]),
    })
    expect(ward.rows[0]?.state).toMatchObject({ status: 'occupied', occupant: { patient: undefined } })
    expect(patientIdsOf(ward)).toEqual([])
  })
  it('forgets a bed the patient has left', () => {
    const left = stay('e1', 'p1', undefined, {
      location: [
        { location: { reference: 'Location/b1' }, status: 'completed' },
        { location: { reference: 'Location/b2' }, status: 'active' },
      ],
    })
    const places = [bed('b1', 'B01', 'H'), bed('b2', 'B02', 'O')]
    expect(states(places, found([left]))).toEqual(['Bed B01: Being cleaned', 'Bed B02: p1'])
  })
  it('carries consultant, expected discharge, and an alert for names alike', () => {
    const stays = found(
      [
        stay('e1', 'p1', 'b1', {
          participant: [{ type: [{ coding: [{ code: 'ATND' }] }], individual: { display: 'Dr A' } }],
          extension: [
            {
              url: 'https://lune.example/fhir/StructureDefinition/expected-discharge-date',
              valueDate: '2026-03-18',
            },
          ],
        }),
        stay('e2', 'p2', 'b2'),
      ],
      [patient('p1', 'Smith'), patient('p2', 'Smyth')],
    )
    const [first] = toWard({
      ward: theWard,
      places: [bed('b1', 'B01', 'O'), bed('b2', 'B02', 'O')],
      stays,
    }).rows
    expect(first?.state).toMatchObject({
      occupant: { consultant: 'Dr A', details: { expectedDischarge: '2026-03-18' }, sameName: true },
    })
  })
  it('counts its beds', () => {
    const places = [bed('b1', 'B01', 'O'), bed('b2', 'B02', 'U'), bed('b3', 'B03', 'C')]
    const ward = toWard({ ward: theWard, places, stays: found([stay('e1', 'p1', 'b1'), stay('e2', 'p2')]) })
    expect(countWords(ward)).toBe('1 of 3 beds occupied, 1 free, 1 patient without a bed')
  })
})

it('groups wards under their sites and counts beds through bays', () => {
  const groups = toWardGroups([
    place('site', 'si', { name: 'Royal Blackburn' }),
    place('w2', 'wa', { name: 'Ward 10', partOf: { reference: 'Location/site' } }),
    place('w1', 'wa', { name: 'Ward 2', partOf: { reference: 'Location/site' } }),
    place('lost', 'wa', { name: 'Lost ward' }),
    place('bay', 'ro', { partOf: { reference: 'Location/w1' } }),
    bed('b1', 'B01', 'O'),
    bed('b2', 'B02', 'U'),
    bed('b3', 'SR01', 'C', { partOf: { reference: 'Location/w1' } }),
  ])
  expect(groups.map(({ site, wards }) => [site, wards.map(({ name }) => name)])).toEqual([
    ['Royal Blackburn', ['Ward 2', 'Ward 10']],
    ['Site not stated', ['Lost ward']],
  ])
  expect(groups[0]?.wards[0]).toMatchObject({ beds: 3, occupied: 1, free: 1 })
})
