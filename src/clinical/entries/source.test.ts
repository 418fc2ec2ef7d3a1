import type { Condition, ServiceRequest } from 'fhir/r4'
import { expect, it } from 'vitest'

import { isElsewhere, placeText, sourceOf, sourceText } from './source.ts'

const entry = (rest: Partial<Condition>): Condition => ({
  resourceType: 'Condition',
  subject: { reference: 'Patient/p1' },
  ...rest,
})
const ods = { system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'RXN' }
const byPreston = entry({ identifier: [{ value: '1', assigner: { identifier: ods, display: 'Preston' } }] })

it('knows the organisation that numbered an entry, and marks it for everybody else', () => {
  const source = sourceOf(byPreston)
  expect(source.place && placeText(source.place)).toBe('Preston (RXN)')
  expect(isElsewhere(source, 'RXR')).toBe(true)
  expect(isElsewhere(source, 'RXN')).toBe(false)
})

it('takes a site for part of its trust', () => {
  const site = { system: 'https://fhir.nhs.uk/Id/ods-site-code', value: 'RXR20' }
  expect(isElsewhere(sourceOf(entry({ identifier: [{ assigner: { identifier: site } }] })), 'RXR')).toBe(
    false,
  )
})

it('shows a system that the settings do not name by its address, and marks it', () => {
  const source = sourceOf(entry({ meta: { source: 'https://pas.example/x#1' } }))
  expect(source.place).toEqual({ name: 'pas.example/x', ods: undefined })
  expect(isElsewhere(source, 'RXR')).toBe(true)
})

it('does not call an entry foreign that says nothing of where it came from', () => {
  const source = sourceOf(entry({}), '2026-03-14')
  expect(sourceText(source)).toBe('Source not stated · 14-Mar-2026')
  expect(isElsewhere(source, 'RXR')).toBe(false)
})

it('says of what the patient wrote that the patient wrote it, and not of what the patient only told', () => {
  expect(sourceOf(entry({ recorder: { reference: 'Patient/p1' } })).byPatient).toBe(true)
  const told = sourceOf(
    entry({ asserter: { reference: 'Patient/p1', display: 'Ada' }, recorder: { display: 'Dr A' } }),
  )
  expect(told).toMatchObject({ who: 'Dr A' })
  expect(told.byPatient).toBeUndefined()
})

it('says who asked for something, and never takes whoever was asked for its author', () => {
  const request = (rest: Partial<ServiceRequest>): ServiceRequest => ({
    resourceType: 'ServiceRequest',
    status: 'active',
    intent: 'order',
    subject: { reference: 'Patient/p1' },
    performer: [{ display: 'Radiology' }],
    ...rest,
  })
  expect(sourceOf(request({ requester: { display: 'Dr A' } })).who).toBe('Dr A')
  expect(sourceOf(request({})).who).toBeUndefined()
})
it('says of a measurement who made it', () => {
  expect(
    sourceOf({
      resourceType: 'Observation',
      status: 'final',
      code: {},
      performer: [{ display: 'Nurse B' }],
    }).who,
  ).toBe('Nurse B')
})

it('says of an entry of a replaced record as whom it was recorded', () => {
  const mark = {
    url: 'https://lune.example/fhir/StructureDefinition/recorded-in',
    valueReference: { reference: 'Patient/b', display: 'UNKNOWN, Female' },
  }
  const there = entry({
    recorder: { display: 'Dr Amina Hargreaves' },
    subject: { reference: 'Patient/a', extension: [mark] },
  })
  expect(sourceText(sourceOf(there, '2026-11-27'))).toBe(
    'Dr Amina Hargreaves · 27-Nov-2026 · recorded as UNKNOWN, Female',
  )
})
