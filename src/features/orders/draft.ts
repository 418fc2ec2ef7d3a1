import type { ServiceRequest } from 'fhir/r4'
import * as z from 'zod/mini'

import type { Session } from '#auth/session.ts'
import { recordedBy } from '#clinical/recorded-by.ts'

import { cancelledBefore, statusReason } from './model.ts'

export const cancelDraft = z.object({
  reason: z.string().check(z.trim(), z.minLength(3, 'Say why it is not needed any more'), z.maxLength(500)),
})
export type CancelDraft = z.infer<typeof cancelDraft>

/** The same request, withdrawn: why, who and when stay with it, where other systems look for them. */
export function cancelled<R extends ServiceRequest>(
  request: R,
  { reason }: CancelDraft,
  { session, now }: { session: Pick<Session, 'userId' | 'name'>; now: Date },
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
      {
        authorReference: recordedBy(session),
        time: now.toISOString(),
        text: `${cancelledBefore}${reason}`,
      },
    ],
  }
}
