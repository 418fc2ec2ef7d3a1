import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'

import { useSession } from '#auth/session.ts'
import { onlyAbout } from '#clinical/about-patient.ts'
import { recordedBy } from '#clinical/recorded-by.ts'
import { fhir } from '#fhir/client.ts'

import type { ObservationDraft } from './draft.ts'
import { fromDraft, type SetIds } from './from-draft.ts'
import { observationsKey } from './queries.ts'

type About = { ids: SetIds; patientId: string; encounterId: string | undefined }

/** Saves one set as one transaction. Sent again it finds what the first try wrote, and says so if that was different. */
export function useRecordObservations(about: About) {
  const queryClient = useQueryClient()
  const author = recordedBy(useSession())
  const tried = useRef<string | undefined>(undefined)
  return useMutation({
    mutationFn: async (draft: ObservationDraft) => {
      const words = JSON.stringify(draft)
      const earlier = tried.current
      tried.current ??= words
      const enteredAt = new Date().toISOString()
      const entries = fromDraft(draft, { ...about, author, enteredAt })
      onlyAbout(about.patientId, ...entries.flatMap(({ resource }) => resource ?? []))
      const answer = await fhir.transaction(entries)
      const found = answer.some(({ response }) => response?.status.startsWith('200'))
      if (found && earlier !== undefined && earlier !== words) throw new EarlierTryWasSaved()
      return draft
    },
    onSuccess: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: observationsKey(about.patientId) }),
        queryClient.invalidateQueries({ queryKey: ['ward'] }),
      ]),
    onError: (error) => {
      if (error instanceof EarlierTryWasSaved)
        void queryClient.invalidateQueries({ queryKey: observationsKey(about.patientId) })
    },
  })
}

/** A lost answer, then other values: the record has the first ones, and pretending otherwise would hide these. */
class EarlierTryWasSaved extends Error {
  constructor() {
    super(
      'Your first try had reached the record after all, with the values as they were then. Close this form, look at the chart, and enter a new set if something is wrong.',
    )
  }
}
