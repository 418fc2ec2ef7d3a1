import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'

import { useSession } from '#auth/session.ts'
import { onlyAbout } from '#clinical/patient/about-patient.ts'
import { EarlierTryWasSaved } from '#clinical/acts/use-act.ts'
import { newEntryId } from '#clinical/acts/recorded-by.ts'
import { tasksKey } from '#clinical/care/task.ts'
import { fhir } from '#fhir/client.ts'

import { filledForms } from './queries.ts'
import type { Form } from './questionnaire.ts'
import type { Draft } from './response.ts'
import { filledEntries } from './filled.ts'

export function useFillForm(form: Form, patientId: string, encounterId: string | undefined) {
  const queryClient = useQueryClient()
  const session = useSession()
  const [entryId] = useState(newEntryId)
  const tried = useRef<string | undefined>(undefined)
  return useMutation({
    mutationFn: async (draft: Draft) => {
      const words = JSON.stringify(draft)
      const earlier = tried.current
      tried.current ??= words
      const writer = { patientId, encounterId, session, entryId, now: new Date() }
      const entries = filledEntries(form, draft, writer)
      onlyAbout(patientId, ...entries.flatMap(({ resource }) => resource ?? []))
      const [answer] = await fhir.transaction(entries)
      // Sent again it finds what the first try wrote: if that was different, what is here is not in the record.
      const before = answer?.response?.status.startsWith('200')
      if (before && earlier !== undefined && earlier !== words) throw new EarlierTryWasSaved()
    },
    // after a refusal too: an answer that was lost may have been a yes
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: tasksKey(patientId) }),
        queryClient.invalidateQueries({ queryKey: filledForms(patientId).queryKey }),
        queryClient.invalidateQueries({ queryKey: ['ward'] }),
      ]),
  })
}
