import type { Encounter, Location, Patient } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import type { Stored } from '#fhir/client.ts'

import { birthRefusal, newborn } from './birth.ts'

const record: Stored<Patient> = {
  resourceType: 'Patient',
  id: 'anna',
  meta: { security: [{ code: 'R' }] },
  identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990000042' }],
  name: [{ family: 'Kowalska', given: ['Anna'] }],
  generalPractitioner: [{ reference: 'Organization/gp' }],
}
const stay: Stored<Encounter> = {
  resourceType: 'Encounter',
  id: 'hers',
  status: 'in-progress',
  class: { code: 'IMP' },
  period: { start: '2026-10-24T20:00:00Z' },
}
const place = (id: string, state?: string): Stored<Location> => ({
  resourceType: 'Location',
  id,
  name: id,
  status: 'active',
  ...(state ? { operationalStatus: { code: state } } : {}),
})
const draft = {
  born: '2026-10-25T00:30',
  gender: 'female' as const,
  family: 'Kowalska',
  given: '',
  order: '2' as const,
  method: '82' as const,
  wardId: 'w',
  bedId: 'c',
  sideRoom: false,
}
const writer = {
  identifier: (part: string) => ({ system: 's', value: part }),
  hospitalNumber: { value: 'RXR1' },
  organisation: { display: 'East Lancashire' },
}
const {
  patient,
  mother,
  stay: own,
} = newborn(
  draft,
  { record, stay },
  { ward: place('Postnatal'), bed: place('Cot 1', 'U') },
  writer,
  'urn:uuid:1',
)

describe('a newborn', () => {
  it('is a patient of their own, born when the clock of London said so, as hidden as the mother', () => {
    expect(patient).toMatchObject({
      birthDate: '2026-10-25',
      name: [{ family: 'Kowalska', given: ['Baby 2'] }],
      multipleBirthInteger: 2,
      generalPractitioner: [{ reference: 'Organization/gp' }],
      meta: { security: [{ code: 'R' }] },
    })
    expect(patient._birthDate?.extension?.[0]?.valueDateTime).toBe('2026-10-24T23:30:00.000Z')
  })
  it('is linked to the mother by who she is and by her stay', () => {
    expect(mother).toMatchObject({
      patient: { reference: 'urn:uuid:1' },
      relationship: [{ coding: [{ code: 'MTH' }] }],
      extension: [{ valueReference: { reference: 'Patient/anna' } }],
    })
    expect(own?.partOf).toEqual({ reference: 'Encounter/hers' })
  })
  it('is admitted by birth, in a cot of their own', () => {
    expect(own?.hospitalization?.extension?.[0]?.valueCodeableConcept?.coding?.[0]?.code).toBe('82')
    expect(own?.hospitalization?.admitSource?.coding?.[0]?.code).toBe('79')
    expect(own?.location?.map(({ location }) => location.display)).toEqual(['Postnatal', 'Cot 1'])
  })
  it.each([
    ['in a free cot', draft, stay, place('Cot 1', 'U'), /can be/],
    ['beside the mother', draft, stay, undefined, /can be/],
    ['not in a cot that is taken', draft, stay, place('Cot 1', 'O'), /no longer free/],
    [
      'not here before the mother came',
      { ...draft, born: '2026-10-24T12:00' },
      stay,
      undefined,
      /before the mother/,
    ],
    [
      'on the way here before she was admitted',
      { ...draft, method: '83' as const, born: '2026-10-24T12:00' },
      stay,
      undefined,
      /can be/,
    ],
    ['not when she has left', draft, { ...stay, status: 'finished' as const }, undefined, /not under way/],
  ])('%s', (_, which, hers, bed, said) => {
    expect(birthRefusal(which, hers, bed) ?? 'can be').toMatch(said)
  })
})
