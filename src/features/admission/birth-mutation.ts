import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Encounter } from 'fhir/r4'
import { useState } from 'react'

import { useSession } from '#auth/session.ts'
import { newEntryId } from '#clinical/acts/recorded-by.ts'
import type { Stored } from '#fhir/client.ts'

import type { BirthDraft } from './birth-draft.ts'
import { registerNewborn } from './register-newborn.ts'

/** Registers a newborn of a mother whose stay is under way; gives their id. Sent again, it finds the first. */
export function useRecordBirth(motherId: string, stay: Stored<Encounter>) {
  const session = useSession()
  const queryClient = useQueryClient()
  const [actId] = useState(newEntryId)
  return useMutation({
    mutationFn: async (draft: BirthDraft): Promise<string> => {
      const doer = { session, actId, now: new Date() }
      return (await registerNewborn({ child: draft, motherId, stay, place: draft }, doer)).id
    },
    onSettled: () =>
      Promise.all(
        [['ward'], ['wards'], ['beds'], ['admission'], ['patient', motherId]].map((queryKey) =>
          queryClient.invalidateQueries({ queryKey }),
        ),
      ),
  })
}
