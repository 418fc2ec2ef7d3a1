import type { Parameters } from 'fhir/r4'

import type { FhirBackend, FhirResponse } from '../fhir-backend.ts'
import { can } from '../../src/auth/permissions.ts'
import type { Asked } from './asked.ts'
import { bundleIn } from './bundle.ts'
import type { Caller } from './caller.ts'
import { refusal } from './outcome.ts'

/**
 * `Patient/1/$record-counts`: how much of what stands in one record, of it alone, and nothing of what it says. It is what
 * the desk must know of a record to merge it; the same role reads no word of any of it. `since`: changed since then.
 */
const countedTypes = [
  'Encounter',
  'Appointment',
  'ServiceRequest',
  'AllergyIntolerance',
  'Condition',
  'Observation',
  'DiagnosticReport',
  'MedicationRequest',
  'Composition',
  'DocumentReference',
  'QuestionnaireResponse',
  'Task',
] as const

export async function recordCounts(
  backend: FhirBackend,
  { role }: Caller,
  { id = '', params }: Asked,
): Promise<FhirResponse> {
  if (!role || !can(role, 'patient.merge'))
    return refusal(403, 'forbidden', 'Your role does not allow merging records.')
  const since = params.get('since') ?? ''
  if (since && Number.isNaN(Date.parse(since)))
    return refusal(400, 'value', '"since" must be a date and time.')
  const counts = await Promise.all(countedTypes.map((type) => countOf(backend, type, id, since)))
  const body: Parameters = {
    resourceType: 'Parameters',
    parameter: countedTypes.map((name, index) => ({ name, valueUnsignedInt: counts[index] ?? 0 })),
  }
  return { status: 200, headers: {}, body }
}

async function countOf(backend: FhirBackend, type: string, id: string, since: string): Promise<number> {
  const criteria = new URLSearchParams({ patient: `Patient/${id}`, _summary: 'count' })
  if (since) criteria.set('_lastUpdated', `ge${since}`)
  const { status, body } = await backend.handle({
    method: 'GET',
    url: `/${type}?${criteria.toString()}`,
    headers: {},
  })
  const total = bundleIn(body)?.total
  if (status !== 200 || total === undefined) throw new Error(`The ${type}s of a record could not be counted`)
  return total
}
