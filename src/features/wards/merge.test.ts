import type { Encounter, Location, Patient } from 'fhir/r4'
import { expect, it } from 'vitest'

import type { Stored } from '#fhir/client.ts'

import { replaced } from '#clinical/entries/replaced.ts'
import { mergeWard } from './merge.ts'
import { patientIdsOf, toWard, type WardSnapshot } from './model.ts'

const place = (id: string, type: string, rest: Partial<Location> = {}): Stored<Location> => ({
  resourceType: 'Location',
  id,
  name: id,
  physicalType: { coding: [{ code: type }] },
  ...rest,
})
const at = (...ids: string[]) => ids.map((id) => ({ location: { reference: `Location/${id}` } }))
const stay = (id: string, rest: Partial<Encounter> = {}): Stored<Encounter> => ({
  resourceType: 'Encounter',
  id,
  status: 'in-progress',
  class: {},
  subject: { reference: `Patient/of-${id}` },
  location: at('ward', 'bed'),
  ...rest,
})
const person = (id: string, family = id): Stored<Patient> => ({
  resourceType: 'Patient',
  id,
  name: [{ family }],
})
const nothing = { stays: { resources: [], included: [] }, places: [], patients: [] }
const ward: WardSnapshot = {
  ward: place('ward', 'wa'),
  places: [place('bed', 'bd'), place('other', 'bd', { operationalStatus: { code: 'U' } })],
  stays: { resources: [stay('a')], included: [person('of-a')], withheld: 0, withheldPatients: [] },
}
const beds = (snapshot: WardSnapshot) =>
  toWard(snapshot).rows.map(({ bed, state }) =>
    state.status === 'occupied'
      ? `${bed}: ${state.occupant.patient?.name}`
      : `${bed}: ${state.status === 'empty' && state.words}`,
  )

it('puts what is new in the place of what it replaces, and the rest last', () => {
  expect(
    replaced(
      [
        { id: 'a', n: 1 },
        { id: 'b', n: 1 },
      ],
      [
        { id: 'b', n: 2 },
        { id: 'c', n: 2 },
      ],
    ),
  ).toEqual([
    { id: 'a', n: 1 },
    { id: 'b', n: 2 },
    { id: 'c', n: 2 },
  ])
})
it('moves a patient to another bed', () => {
  const moved = mergeWard(ward, {
    ...nothing,
    stays: { resources: [stay('a', { location: at('ward', 'other') })], included: [] },
  })
  expect(beds(moved)).toEqual(['bed: Bed status not recorded', 'other: OF-A'])
})
it('lets somebody go who was discharged, or who is on another ward now', () => {
  for (const gone of [
    stay('a', { status: 'finished' }),
    stay('a', { location: [{ status: 'completed', ...at('ward')[0] }, ...at('elsewhere')] as never }),
  ])
    expect(
      patientIdsOf(toWard(mergeWard(ward, { ...nothing, stays: { resources: [gone], included: [] } }))),
    ).toEqual([])
})
it('lets somebody in, with who they are', () => {
  const both = mergeWard(ward, {
    ...nothing,
    stays: { resources: [stay('b', { location: at('ward', 'other') })], included: [person('of-b')] },
  })
  expect(patientIdsOf(toWard(both))).toEqual(['of-a', 'of-b'])
})
it('takes a bed that was closed, a ward that was renamed, and a name that was corrected', () => {
  const after = mergeWard(ward, {
    ...nothing,
    places: [
      place('other', 'bd', { operationalStatus: { code: 'C' } }),
      place('ward', 'wa', { name: 'New name' }),
    ],
    patients: [person('of-a', 'Right')],
  })
  expect(toWard(after).name).toBe('New name')
  expect(beds(after)).toEqual(['bed: RIGHT', 'other: Closed'])
})
