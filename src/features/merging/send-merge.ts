import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Patient } from 'fhir/r4'
import { useState } from 'react'

import { useSession } from '#auth/session.ts'
import { type Actor, signedBy, transactionOf } from '#clinical/acts/act.ts'
import { newEntryId } from '#clinical/acts/recorded-by.ts'
import { ChangedMeanwhile } from '#clinical/acts/send-act.ts'
import { fhir, type Stored } from '#fhir/client.ts'
import { FhirError } from '#fhir/errors.ts'

/** A change of two records together; each against the version that was on the screen. */
export type TwoRecords = {
  kept: { seen: Stored<Patient>; to: Stored<Patient> }
  left: { seen: Stored<Patient>; to: Stored<Patient> }
  reason: string
}

/** Both or neither, once, signed. It is about two patients on purpose, so it does not go the way of `useAct`. */
export function useTwoRecords<Draft>(toChange: (draft: Draft, now: Date) => TwoRecords) {
  const session = useSession()
  const queryClient = useQueryClient()
  const [actId] = useState(newEntryId)
  return useMutation({
    mutationFn: async (draft: Draft) => {
      const now = new Date()
      const change = toChange(draft, now)
      await send(change, { patientId: change.kept.seen.id, session, actId, now })
      return change.kept.seen.id
    },
    // Who is whom has changed: whatever was read before may be another's.
    onSuccess: () => queryClient.invalidateQueries(),
  })
}

async function send({ kept, left, reason }: TwoRecords, actor: Actor): Promise<void> {
  const act = { change: [kept, left], reason }
  try {
    await fhir.transaction(transactionOf(act, actor))
  } catch (error) {
    if (!(error instanceof FhirError) || error.kind !== 'conflict') throw error
    const { resources } = await fhir.search('Provenance', { _tag: signedBy(actor.actId, act) })
    if (resources.length > 0) return // an earlier try, whose answer was lost
    throw new ChangedMeanwhile(
      await Promise.all([kept, left].map(({ seen }) => fhir.read('Patient', seen.id))),
    )
  }
}
