import type { Page } from '@playwright/test'
import type { Encounter, FhirResource } from 'fhir/r4'

// What happened to a patient over the years, and where the timeline tells it.

export const timeline = (page: Page) => page.getByRole('region', { name: 'Timeline', exact: true })
export const entries = (page: Page) => page.getByRole('region', { name: 'Entries, newest last' })

export const from = (trust: string) => ({ meta: { source: `https://${trust}.lune.example` } })
export const subjectOf = (patientId: string) => ({ subject: { reference: `Patient/${patientId}` } })
const cardiology = {
  coding: [{ system: 'https://fhir.hl7.org.uk/CodeSystem/UKCore-PracticeSettingCode', code: '320' }],
  text: 'Cardiology',
}

export const visit = (patientId: string, start: string, reason: string): Encounter => ({
  resourceType: 'Encounter',
  ...from('rxr'),
  status: 'finished',
  class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
  ...subjectOf(patientId),
  period: { start, end: start },
  reasonCode: [{ text: reason }],
})

/** One of each kind, an hour apart, the visit first; the words tell whose they are. */
export function oneOfEach(patientId: string, words: string, at: (hour: number) => string): FhirResource[] {
  const about = subjectOf(patientId)
  return [
    { ...visit(patientId, at(0), `${words} visit`), serviceType: cardiology },
    {
      resourceType: 'Procedure',
      ...from('rxr'),
      status: 'completed',
      ...about,
      code: { text: `${words} procedure` },
      performedDateTime: at(1),
    },
    {
      resourceType: 'Composition',
      ...from('rxr'),
      status: 'final',
      ...about,
      type: { text: 'Ward round' },
      title: `${words} note`,
      date: at(2),
      author: [{ display: 'Dr Amina Hargreaves' }],
    },
    {
      resourceType: 'DiagnosticReport',
      ...from('rxn'),
      status: 'final',
      ...about,
      code: { text: `${words} report` },
      effectiveDateTime: at(3),
    },
    {
      resourceType: 'DocumentReference',
      ...from('gp'),
      status: 'current',
      ...about,
      type: { text: `${words} letter` },
      date: at(4),
      content: [{ attachment: { contentType: 'text/plain', data: 'SGVsbG8=' } }],
    },
    {
      resourceType: 'MedicationRequest',
      ...from('rxr'),
      status: 'active',
      intent: 'order',
      ...about,
      medicationCodeableConcept: { text: `${words} tablets` },
      authoredOn: at(5),
    },
    {
      resourceType: 'MedicationStatement',
      ...from('gp'),
      status: 'active',
      ...about,
      medicationCodeableConcept: { text: `${words} drops` },
      effectiveDateTime: at(6),
    },
  ]
}
