import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { useSession } from '#auth/session.ts'
import { onlyAbout } from '#clinical/patient/about-patient.ts'
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
  return useMutation({
    mutationFn: (draft: Draft) => {
      const writer = { patientId, encounterId, session, entryId, now: new Date() }
      const entries = filledEntries(form, draft, writer)
      onlyAbout(patientId, ...entries.flatMap(({ resource }) => resource ?? []))
      return fhir.transaction(entries)
    },
    onSuccess: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: tasksKey(patientId) }),
        queryClient.invalidateQueries({ queryKey: filledForms(patientId).queryKey }),
        queryClient.invalidateQueries({ queryKey: ['ward'] }),
      ]),
  })
}
