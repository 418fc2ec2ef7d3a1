import type { AuditEvent, Parameters } from 'fhir/r4'

import type { FhirRequest, FhirResponse } from '../fhir-backend.ts'
import { bundleIn } from './bundle.ts'
import type { Caller } from './caller.ts'
import { refusal } from './outcome.ts'

/**
 * `Patient/1/$last-seen`: when the caller last opened this summary, by the trail that the gateway itself keeps (decision
 * 015). About nobody but the caller, and nothing is written for it: what is asked here is in the trail as any access is.
 */

const sdsUser = 'https://fhir.nhs.uk/Id/sds-user-id'

/** Asks come one after another while somebody works in a chart; after half an hour without one, they have gone. */
const sitting = Number(process.env['LUNE_SITTING_SECONDS'] ?? 30 * 60) * 1000
const most = 200

/** The question to the record, in the gateway's own name. */
export function trailOf(caller: Caller, patientId: string): FhirRequest {
  const criteria = new URLSearchParams({
    patient: `Patient/${patientId}`,
    'agent:identifier': `${sdsUser}|${caller.userId}`,
    subtype: 'operation',
    _sort: '-date',
    _count: String(most),
  })
  return {
    method: 'GET',
    url: `/AuditEvent?${criteria.toString()}`,
    // A record that passed over a criterion would answer with other people's reading.
    headers: { prefer: 'handling=strict' },
  }
}

/** The end of the sitting before this one; no value when there was none. */
export function lastSeenIn(
  answer: FhirResponse,
  caller: Caller,
  patientId: string,
  now: number,
): FhirResponse {
  const bundle = bundleIn(answer.body)
  if (answer.status >= 300 || !bundle)
    return refusal(503, 'transient', 'When you last looked cannot be told now.')
  const looks = (bundle.entry ?? []).flatMap(({ resource }) =>
    resource?.resourceType === 'AuditEvent' && isOwn(resource, caller, patientId)
      ? Date.parse(resource.recorded)
      : [],
  )
  let last = now
  for (const look of looks.toSorted((one, other) => other - one)) {
    if (last - look > sitting) return told(look)
    last = look
  }
  return looks.length < most
    ? told(undefined)
    : refusal(422, 'too-costly', 'You have looked too often to count.')
}

/** Checked again, whatever the record made of the criteria. */
const isOwn = (
  { agent, entity = [], outcome, subtype = [] }: AuditEvent,
  { userId }: Caller,
  patientId: string,
) =>
  outcome === '0' &&
  subtype.some(({ code }) => code === 'operation') &&
  agent.some(({ who }) => who?.identifier?.system === sdsUser && who.identifier.value === userId) &&
  entity.some(({ what }) => what?.reference === `Patient/${patientId}`)

function told(look: number | undefined): FhirResponse {
  const body: Parameters = {
    resourceType: 'Parameters',
    ...(look === undefined
      ? {}
      : { parameter: [{ name: 'last-seen', valueInstant: new Date(look).toISOString() }] }),
  }
  return { status: 200, headers: {}, body }
}
