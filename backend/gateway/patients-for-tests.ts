import type { Encounter, Observation, Patient, ServiceRequest } from 'fhir/r4'
import { afterAll, beforeEach } from 'vitest'

import { gatewayForTests } from './hospital-for-tests.ts'

export const label = (code: string) => ({
  security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code }],
})
export const ada: Patient = {
  resourceType: 'Patient',
  id: 'ada',
  name: [{ family: 'Field', given: ['Ada'] }],
  identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990000018' }],
}
export const shielded: Patient = {
  resourceType: 'Patient',
  id: 'shielded',
  meta: label('R'),
  name: [{ family: 'Shield' }],
  address: [{ city: 'Burnley' }],
  telecom: [{ system: 'phone', value: '01632960001' }],
  generalPractitioner: [{ reference: 'Organization/gp' }],
  contact: [{ name: { family: 'Kin' } }],
  text: { status: 'generated', div: '<div>Burnley</div>' },
}
export const sealed: Patient = {
  resourceType: 'Patient',
  id: 'sealed',
  meta: label('V'),
  name: [{ family: 'Seal' }],
  identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990000026' }],
}
export const observation = (id: string, patient: string, more: Partial<Observation> = {}): Observation => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: { text: 'Pulse' },
  subject: { reference: `Patient/${patient}` },
  ...more,
})
export const referral = (id: string, category?: string): ServiceRequest => ({
  resourceType: 'ServiceRequest',
  id,
  status: 'active',
  intent: 'order',
  subject: { reference: 'Patient/ada' },
  ...(category ? { category: [{ coding: [{ system: 'http://snomed.info/sct', code: category }] }] } : {}),
})

const types = [
  'Patient',
  'Observation',
  'Condition',
  'AllergyIntolerance',
  'DiagnosticReport',
  'MedicationRequest',
  'Composition',
  'DocumentReference',
  'QuestionnaireResponse',
  'Encounter',
  'Appointment',
  'Slot',
  'ServiceRequest',
  'Specimen',
  'AuditEvent',
  'Task',
  'Location',
  'RelatedPerson',
  'Organization',
  'Procedure',
  'Bundle',
  'List',
  'CareTeam',
  'Flag',
  'Consent',
  'Communication',
  'Provenance',
]

export const stay = (id: string, patient: string): Encounter => ({
  resourceType: 'Encounter',
  id,
  status: 'in-progress',
  class: { code: 'IMP' },
  subject: { reference: `Patient/${patient}` },
})

/** A gateway for one file of tests, over a record with an open, a restricted and a very restricted patient. */
export async function hospitalForTests() {
  const hospital = await gatewayForTests(types)
  afterAll(() => hospital.close())
  beforeEach(() => {
    // A minute passes: the limit on requests is about a burst, not about a file of tests.
    hospital.clock.now += 60_000
    for (const one of [
      ada,
      shielded,
      sealed,
      observation('pulse', 'ada'),
      observation('sealed-pulse', 'sealed'),
      referral('ref', '3457005'),
      referral('order', '108252007'),
    ])
      hospital.record.put(one)
  })
  return { ...hospital, lastOfTrail: () => hospital.record.trail().at(-1) }
}
