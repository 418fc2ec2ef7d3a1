import type { FhirResource } from 'fhir/r4'
import { expect, it } from 'vitest'

import { aboutPatient, onlyAbout, recordedIn, referenceId } from './about-patient.ts'

const condition = (reference: string): FhirResource => ({
  resourceType: 'Condition',
  id: reference,
  subject: { reference },
})

it.each(['Patient/a', 'https://record.example/fhir/Patient/a', 'Patient/a/_history/3'])(
  'takes %s for the patient',
  (reference) => expect(aboutPatient([condition(reference)], 'a')).toHaveLength(1),
)

it.each(['Patient/b', 'Patient/aa', 'Group/a', 'urn:uuid:a', ''])(
  'draws nothing when one entry is about %s',
  (reference) =>
    expect(() => aboutPatient([condition('Patient/a'), condition(reference)], 'a')).toThrow(
      /not about this patient/,
    ),
)

it('draws nothing when an entry names nobody', () => {
  expect(() => aboutPatient([{ resourceType: 'Flag', status: 'active' } as FhirResource], 'a')).toThrow(
    /not about/,
  )
})

it('finds the patient among those who come to an appointment', () => {
  const appointment: FhirResource = {
    resourceType: 'Appointment',
    status: 'booked',
    participant: [
      { status: 'accepted', actor: { reference: 'Practitioner/x' } },
      { status: 'accepted', actor: { reference: 'Patient/a' } },
    ],
  }
  expect(aboutPatient([appointment], 'a')).toHaveLength(1)
  expect(() => aboutPatient([appointment], 'b')).toThrow(/not about/)
})

it('reads the id of a reference of one type', () => {
  expect(referenceId({ reference: 'Location/w1' }, 'Location')).toBe('w1')
  expect(referenceId({ reference: 'Location/w1' }, 'Patient')).toBeUndefined()
  expect(referenceId(undefined, 'Patient')).toBeUndefined()
})

it('sends nothing that is about somebody else, and nothing that is about nobody', () => {
  const provenance = { resourceType: 'Provenance' } as FhirResource
  expect(() => onlyAbout('a', condition('Patient/a'), provenance)).not.toThrow()
  expect(() => onlyAbout('a', condition('Patient/a'), condition('Patient/b'))).toThrow(/Nothing was sent/)
  expect(() => onlyAbout('a', provenance)).toThrow(/Nothing was sent/)
  expect(() => onlyAbout('a')).toThrow(/Nothing was sent/)
})

it('takes the person a task is for', () => {
  const task = {
    resourceType: 'Task',
    status: 'requested',
    intent: 'order',
    for: { reference: 'Patient/a' },
  } as const
  expect(() => onlyAbout('a', task)).not.toThrow()
  expect(() => onlyAbout('b', task)).toThrow(/not about/)
})

it('says which replaced record an entry stands in, by the mark beside who it is about', () => {
  const mark = {
    url: 'https://lune.example/fhir/StructureDefinition/recorded-in',
    valueReference: { reference: 'Patient/b', display: 'UNKNOWN, Female' },
  }
  const read = {
    resourceType: 'Condition',
    subject: { reference: 'Patient/a', extension: [mark] },
  } as FhirResource
  expect(aboutPatient([read], 'a')).toHaveLength(1)
  expect(() => aboutPatient([read], 'b')).toThrow(/not about/)
  expect(recordedIn(read)).toEqual({ id: 'b', name: 'UNKNOWN, Female' })
  expect(recordedIn(condition('Patient/a'))).toBeUndefined()
})
