import type { Bundle, BundleEntry, DiagnosticReport, FhirResource, Observation, Task } from 'fhir/r4'
import { beforeEach } from 'vitest'

import { outcomeIn, type Who } from './hospital-for-tests.ts'
import { hospitalOverStore } from './store-hospital-for-tests.ts'

export const mark = (who: Who) => ({
  url: 'https://lune.example/fhir/StructureDefinition/technically-authorised-by',
  valueReference: by(who),
})
export const by = (who: Who) => ({
  identifier: { system: 'https://fhir.nhs.uk/Id/sds-user-id', value: `1000${who}` },
  display: who,
})
export const filed = (code: string) => [
  { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0074', code }] },
]

export type Kept<R> = R & { id: string }

/** A potassium of 6.8, measured and waiting to be authorised; the scientist measures, the doctor is the pathologist. */
export async function laboratoryForTests() {
  const hospital = await hospitalOverStore()
  let ids = { patient: '', request: '' }
  let work: Kept<Task>

  const say = async <R extends FhirResource>(
    who: Who,
    method: string,
    path: string,
    body: object,
    headers = {},
  ) => {
    const answer = await hospital.as<Kept<R>>(who, method, path, body, headers)
    return { ...answer, words: answer.status < 300 ? '' : (outcomeIn(answer.body)?.details?.text ?? '') }
  }
  const lay = async <R extends FhirResource>(one: R) =>
    (await say<R>('system', 'POST', `/${one.resourceType}`, one)).body

  const potassium = (value: number): Observation => ({
    resourceType: 'Observation',
    status: 'final',
    category: [
      {
        coding: [
          { system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory' },
        ],
      },
    ],
    code: { coding: [{ system: 'http://loinc.org', code: '2823-3' }], text: 'Potassium' },
    subject: { reference: `Patient/${ids.patient}` },
    valueQuantity: { value, unit: 'mmol/L' },
  })
  const newWork = (more: Partial<Task> = {}): Task => ({
    resourceType: 'Task',
    status: 'in-progress',
    intent: 'order',
    focus: { reference: `ServiceRequest/${ids.request}` },
    for: { reference: `Patient/${ids.patient}` },
    contained: [{ ...potassium(6.8), id: 'value-1' }],
    ...more,
  })
  const report = (more: Partial<DiagnosticReport> = {}): DiagnosticReport => ({
    resourceType: 'DiagnosticReport',
    status: 'final',
    category: filed('LAB'),
    code: { text: 'Urea and electrolytes' },
    subject: { reference: `Patient/${ids.patient}` },
    basedOn: [{ reference: `ServiceRequest/${ids.request}` }],
    performer: [{ display: 'Clinical laboratory' }],
    ...more,
  })
  const entry = (resource: FhirResource, fullUrl?: string): BundleEntry => ({
    ...(fullUrl ? { fullUrl } : {}),
    resource,
    request: resource.id
      ? { method: 'PUT', url: `${resource.resourceType}/${resource.id}` }
      : { method: 'POST', url: resource.resourceType },
  })
  const bundle = (type: 'batch' | 'transaction', ...entry: BundleEntry[]): Bundle => ({
    resourceType: 'Bundle',
    type,
    entry,
  })
  const url = 'urn:uuid:6e7a1f0e-0000-4000-8000-000000000001'
  /** Value, report and work, as the screen sends them */
  const reporting = (
    who: Who,
    value: Observation,
    more: Partial<DiagnosticReport> = {},
    type: 'batch' | 'transaction' = 'transaction',
  ) =>
    say<Bundle>(
      who,
      'POST',
      '/',
      bundle(
        type,
        entry(value, url),
        entry(report({ resultsInterpreter: [by(who)], result: [{ reference: url }], ...more })),
        entry({
          ...newWork(),
          contained: [],
          ...(work.extension ? { extension: work.extension } : {}),
          status: 'completed',
          id: work.id,
        }),
      ),
    )
  const marked = async (who: Who = 'scientist') =>
    (work = (await say<Task>(who, 'PUT', `/Task/${work.id}`, { ...work, extension: [mark(who)] })).body)
  const reports = async () =>
    (await hospital.as<Bundle>('system', 'GET', `/DiagnosticReport?patient=${ids.patient}`)).body.entry ?? []

  beforeEach(async () => {
    hospital.clock.now += 60_000
    const { id: patient } = await lay({ resourceType: 'Patient', name: [{ family: 'Field' }] })
    ids = { patient, request: '' }
    const { id: request } = await lay({
      resourceType: 'ServiceRequest',
      status: 'active',
      intent: 'order',
      category: [{ coding: [{ system: 'http://snomed.info/sct', code: '108252007' }] }],
      subject: { reference: `Patient/${patient}` },
    })
    ids = { patient, request }
    work = await lay(newWork())
  })
  return {
    hospital,
    say,
    lay,
    potassium,
    newWork,
    report,
    entry,
    bundle,
    reporting,
    marked,
    reports,
    now: () => ({ ids, work }),
  }
}
