import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { useSession } from '#auth/session.ts'
import { onlyAbout } from '#clinical/patient/about-patient.ts'
import { observationsKey } from '#clinical/observations/observation-decisions.ts'
import type { OneSet } from '#clinical/observations/one-set.ts'
import type { Reason } from '#clinical/acts/reason.ts'
import { entrySystem, newEntryId, ownOrganisation, recordedBy } from '#clinical/acts/recorded-by.ts'
import { chainOfSet, escalationWithdrawn } from '#clinical/escalation/after-change.ts'
import { tasksKey } from '#clinical/care/task.ts'
import { strike } from '#clinical/observations/strike.ts'
import { fhir } from '#fhir/client.ts'
import { FhirError } from '#fhir/errors.ts'

import { type Deciding, fromIntervalDraft, type IntervalDraft } from './draft.ts'

/**
 * Strikes a whole set through in one transaction, each part against the version that was on the screen, and withdraws the
 * escalation it caused: whoever was told of it reads why.
 */
export function useMarkSetInError(patientId: string, { resources }: OneSet) {
  const refresh = useRefresh(patientId)
  const session = useSession()
  const author = recordedBy(session)
  return useMutation({
    mutationFn: async ({ reason }: Reason) => {
      const now = new Date()
      const words = `Set entered in error: ${reason}`
      const entries = [
        ...strike(resources, { kind: 'in error', reason, author, time: now.toISOString() }),
        ...escalationWithdrawn(await chainOfSet(patientId, resources), words, { session, now }),
      ]
      onlyAbout(patientId, ...entries.flatMap(({ resource }) => resource ?? []))
      try {
        return await fhir.transaction(entries)
      } catch (error) {
        if (error instanceof FhirError && error.kind === 'conflict') throw new SetHasChanged()
        throw error
      }
    },
    // after a refusal too: show what the other person did
    onSettled: refresh,
  })
}

class SetHasChanged extends Error {
  constructor() {
    super('This set has been changed since you opened it. As it is now, it stands below.')
  }
}

/** A new decision takes the place of the one before; that one stays in the record. */
export function useChangeInterval(patientId: string, score: Deciding['score']) {
  const refresh = useRefresh(patientId)
  const session = useSession()
  const [entryId] = useState(newEntryId)
  return useMutation({
    mutationFn: (draft: IntervalDraft) => {
      const decision = fromIntervalDraft(draft, {
        patientId,
        entryId,
        author: recordedBy(session),
        organisation: ownOrganisation(session),
        now: new Date(),
        score,
      })
      onlyAbout(patientId, decision)
      return fhir.create(decision, `${entrySystem}|${entryId}`)
    },
    onSuccess: refresh,
  })
}

function useRefresh(patientId: string) {
  const queryClient = useQueryClient()
  return () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: observationsKey(patientId) }),
      queryClient.invalidateQueries({ queryKey: tasksKey(patientId) }),
      queryClient.invalidateQueries({ queryKey: ['ward'] }),
    ])
}
