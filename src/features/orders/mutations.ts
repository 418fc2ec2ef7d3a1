import type { ServiceRequest } from 'fhir/r4'
import { useMutation, useQueryClient } from '@tanstack/react-query'

import { useSession } from '#auth/session.ts'
import { onlyAbout } from '#clinical/about-patient.ts'
import { ordersKey } from '#clinical/order.ts'
import { fhir, type Stored } from '#fhir/client.ts'
import { FhirError } from '#fhir/errors.ts'

import { type CancelDraft, cancelled } from './draft.ts'

/** As the reader saw it, and as somebody else has since made it: both are shown, and the reader decides. */
export class ChangedMeanwhile extends Error {
  readonly theirs: Stored<ServiceRequest>
  constructor(theirs: Stored<ServiceRequest>) {
    super('Someone changed this request while you were working. Both versions are shown below.')
    this.theirs = theirs
  }
}

/** Cancelled only against the version that was on the screen. */
export function useCancelOrder(patientId: string) {
  const queryClient = useQueryClient()
  const session = useSession()
  return useMutation({
    mutationFn: async ({ order, draft }: { order: Stored<ServiceRequest>; draft: CancelDraft }) => {
      onlyAbout(patientId, order)
      const next = cancelled(order, draft, { session, now: new Date() })
      try {
        return await fhir.update(next)
      } catch (error) {
        if (!(error instanceof FhirError) || error.kind !== 'conflict') throw error
        const now = await fhir.read('ServiceRequest', order.id)
        throw new ChangedMeanwhile(now)
      }
    },
    // after a refusal too: show what the other person did
    onSettled: () => queryClient.invalidateQueries({ queryKey: ordersKey(patientId) }),
  })
}
