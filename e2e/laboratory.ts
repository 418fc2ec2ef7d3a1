import type { DiagnosticReport, Encounter, Observation, Task } from 'fhir/r4'

import { found, hoursAgo, put } from './record.ts'

// Laying reports and reading what was done about them.

const sds = 'https://fhir.nhs.uk/Id/sds-user-id'
/** SDS user ids of the demonstration's sign-ins. */
export const users = { doctor: '555036632103', nurse: '555036633109', scientist: '555036637101' }

const interpretations = 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation'

export type Wanted = {
  name?: string
  value?: number
  mark?: 'H' | 'L' | 'HH'
  status?: DiagnosticReport['status']
  /** Hours since it was issued */
  issued?: number
  conclusion?: string
  encounter?: Encounter & { id: string }
}

/** A potassium, as the laboratory would send it, for the doctor of the demonstration unless it is of a visit. */
export async function newReport(patientId: string, wanted: Wanted = {}) {
  const { name = 'Potassium', value = 4.2, mark, status = 'final', issued = 2, conclusion } = wanted
  const subject = { reference: `Patient/${patientId}` }
  const when = { effectiveDateTime: hoursAgo(issued + 1), issued: hoursAgo(issued) }
  const encounter = wanted.encounter ? { encounter: { reference: `Encounter/${wanted.encounter.id}` } } : {}
  const request = wanted.encounter
    ? undefined
    : await put({
        resourceType: 'ServiceRequest',
        status: 'completed',
        intent: 'order',
        subject,
        code: { text: name },
        requester: { identifier: { system: sds, value: users.doctor }, display: 'Dr Amina Hargreaves' },
      })
  const unit = { unit: 'mmol/L', system: 'http://unitsofmeasure.org', code: 'mmol/L' }
  const result = await put<Observation>({
    resourceType: 'Observation',
    status: status === 'preliminary' ? 'preliminary' : 'final',
    category: [
      {
        coding: [
          { system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory' },
        ],
      },
    ],
    code: { coding: [{ system: 'http://loinc.org', code: '2823-3' }], text: name },
    subject,
    ...encounter,
    ...when,
    valueQuantity: { value, ...unit },
    ...(mark ? { interpretation: [{ coding: [{ system: interpretations, code: mark }] }] } : {}),
    referenceRange: [{ low: { value: 3.5, ...unit }, high: { value: 5.3, ...unit } }],
  })
  const report = await put<DiagnosticReport>({
    resourceType: 'DiagnosticReport',
    status,
    category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0074', code: 'LAB' }] }],
    code: { text: name },
    subject,
    ...encounter,
    ...when,
    result: [{ reference: `Observation/${result.id}` }],
    ...(request ? { basedOn: [{ reference: `ServiceRequest/${request.id}` }] } : {}),
    ...(conclusion ? { conclusion } : {}),
  })
  return { report, result }
}

/** Every Task about a patient's results, as the record holds them now. */
export const tasksOf = async (patientId: string) => (await found(`/Task?patient=${patientId}`)) as Task[]

/** The words of every step, oldest first. */
export const wordsOf = (task: Task | undefined) => (task?.note ?? []).map(({ text }) => text)
