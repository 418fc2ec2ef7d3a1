import type { AuditEvent } from 'fhir/r4'
import { expect, it } from 'vitest'

import { toAccess } from './model.ts'

const event: AuditEvent & { id: string } = {
  resourceType: 'AuditEvent',
  id: 'a1',
  type: { code: 'rest' },
  subtype: [{ code: 'search-type' }],
  recorded: '2026-03-10T09:05:00Z',
  outcome: '0',
  agent: [
    { requestor: true, who: { display: 'Dr Amina Hargreaves', identifier: { value: '555036632103' } } },
    {
      requestor: false,
      who: { identifier: { system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'RXR' } },
    },
  ],
  source: { observer: {} },
  entity: [
    { what: { reference: 'Patient/p1', identifier: { value: '9990000018' } } },
    { query: btoa('Observation?_count=200&patient=p1&category=vital-signs') },
  ],
}

it('says who did what to whose record, and when', () => {
  expect(toAccess(event)).toEqual({
    id: 'a1',
    when: '10-Mar-2026 09:05',
    who: 'Dr Amina Hargreaves',
    organisation: 'RXR',
    what: 'Searched Observation',
    criteria: 'patient p1, category vital-signs',
    patients: ['999 000 0018'],
    emergency: false,
    outcome: 'Done',
    refused: false,
  })
})
it('marks emergency access', () => {
  expect(toAccess({ ...event, purposeOfEvent: [{ coding: [{ code: 'BTG' }] }] }).emergency).toBe(true)
})
it('never shows a refusal, or an outcome not stated, as done', () => {
  expect(toAccess({ ...event, outcome: '4', outcomeDesc: 'role' })).toMatchObject({
    outcome: 'Refused: role',
    refused: true,
  })
  const { outcome: _, ...silent } = event
  expect(toAccess(silent).outcome).toBe('Not stated')
})
it('names the type of what was read', () => {
  const read = (...references: string[]) =>
    toAccess({
      ...event,
      subtype: [{ code: 'read' }],
      entity: references.map((reference) => ({ what: { reference } })),
    }).what
  expect(read('Patient/p1')).toBe('Read Patient')
  expect(read('Patient/p1', 'Encounter/e1')).toBe('Read Encounter')
})
