import type { Annotation, ServiceRequest } from 'fhir/r4'

import { textOf } from '#fhir/coding.ts'

import type { Actor } from '#clinical/acts/act.ts'
import type { Reason } from '#clinical/acts/reason.ts'
import { recordedBy } from '#clinical/acts/recorded-by.ts'
import { whoText } from '#clinical/entries/source.ts'

const statusReason = 'http://hl7.org/fhir/StructureDefinition/request-statusReason'
const before = 'Cancelled: '

/** The same request, withdrawn: why, who and when stay with it, where other systems look for them. */
export function cancelled<R extends ServiceRequest>(
  request: R,
  { reason }: Reason,
  { session, now }: Pick<Actor, 'session' | 'now'>,
): R {
  return {
    ...request,
    status: 'revoked',
    extension: [
      ...(request.extension ?? []).filter(({ url }) => url !== statusReason),
      { url: statusReason, valueCodeableConcept: { text: reason } },
    ],
    note: [
      ...(request.note ?? []),
      { authorReference: recordedBy(session), time: now.toISOString(), text: `${before}${reason}` },
    ],
  }
}

export const isOfCancelling = ({ text }: Annotation) => text?.startsWith(before)

export type Cancelled = { reason: string | undefined; by: string | undefined; when: string | undefined }

/** Why, by whom and when, as far as it says so; undefined for a request that stands. */
export function cancelledIn({ status, extension = [], note = [] }: ServiceRequest): Cancelled | undefined {
  if (status !== 'revoked') return undefined
  const concept = extension.find(({ url }) => url === statusReason)?.valueCodeableConcept
  const said = note.findLast(isOfCancelling)
  return {
    reason: (concept && textOf(concept, '')) || said?.text.slice(before.length) || undefined,
    by: said?.authorString ?? whoText(said?.authorReference),
    when: said?.time,
  }
}
