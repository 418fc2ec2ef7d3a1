import type { FhirResource, Parameters } from 'fhir/r4'

import { can } from '../../src/auth/permissions.ts'
import type { FhirBackend, FhirResponse } from '../fhir-backend.ts'
import type { Access, Audit } from './audit.ts'
import type { Caller } from './caller.ts'
import type { Grants } from './grants.ts'
import { listOf } from './labels.ts'
import { outcome, refusal } from './outcome.ts'

/** SCR-AlertReason (domain facts §1.7). */
const reasons = ['1', '2', '3', '4', '5', '6']
const shortestText = 10

type Asking = {
  caller: Caller
  patientId: string
  body: unknown
  access: Pick<Access, 'requestId' | 'address'>
}

/** Opens a very restricted record to one person for eight hours. The trail is written first, or nothing is opened. */
export async function breakGlass(
  { backend, grants, audit }: { backend: FhirBackend; grants: Grants; audit: Audit },
  { caller, patientId, body, access }: Asking,
): Promise<FhirResponse> {
  const { reason, text } = askedFor(body)
  const refused = await refusalOf(backend, caller, patientId, reason, text)
  await audit.write([
    {
      ...access,
      caller,
      interaction: 'break-glass',
      type: 'Patient',
      id: patientId,
      patients: [patientId],
      status: refused?.status ?? 200,
      emergency: true,
      words: text,
      breakGlassReason: reasons.includes(reason) ? reason : undefined,
    },
  ])
  if (refused) return refused
  const until = grants.give(caller, patientId)
  const granted: Parameters = {
    resourceType: 'Parameters',
    parameter: [{ name: 'until', valueInstant: until.toISOString() }],
  }
  return { status: 200, headers: {}, body: granted }
}

async function refusalOf(
  backend: FhirBackend,
  caller: Caller,
  patientId: string,
  reason: string,
  text: string,
): Promise<FhirResponse | undefined> {
  if (!caller.role || !can(caller.role, 'emergency.access'))
    return refusal(403, 'forbidden', 'Your role does not allow emergency access.')
  if (!reasons.includes(reason))
    return refusal(422, 'value', `The reason must be one of the SCR alert reasons ${reasons.join(', ')}.`)
  if (text.length < shortestText)
    return refusal(422, 'value', `Say in at least ${shortestText} characters why the record must be opened.`)
  const { status, body } = await backend.handle({ method: 'GET', url: `/Patient/${patientId}`, headers: {} })
  if (status === 200) return undefined
  return {
    status,
    headers: {},
    body: isOutcome(body) ? body : outcome('not-found', 'There is no such patient.'),
  }
}

const isOutcome = (body: FhirResource | undefined) => body?.resourceType === 'OperationOutcome'

function askedFor(body: unknown): { reason: string; text: string } {
  const parameters = isParameters(body) ? listOf(body.parameter) : []
  const reason = parameters.find(({ name }) => name === 'reason')
  const text = parameters.find(({ name }) => name === 'text')
  return {
    reason: wordsIn(reason?.valueCode ?? reason?.valueString ?? reason?.valueCoding?.code),
    // Characters that nobody can see say nothing.
    text: wordsIn(text?.valueString)
      .replace(/\p{Cf}/gu, '')
      .trim()
      .slice(0, 2000),
  }
}

const wordsIn = (value: unknown) => (typeof value === 'string' ? value : '')

const isParameters = (body: unknown): body is Parameters =>
  typeof body === 'object' && body !== null && 'resourceType' in body && body.resourceType === 'Parameters'
