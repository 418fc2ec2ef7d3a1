import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { useSession } from '#auth/session.ts'
import { onlyAbout } from '#clinical/patient/about-patient.ts'
import { entrySystem, newEntryId } from '#clinical/acts/recorded-by.ts'
import { fhir } from '#fhir/client.ts'

import { filledForms } from './queries.ts'
import type { Form } from './questionnaire.ts'
import { type Draft, toResponse } from './response.ts'

export function useFillForm(form: Form, patientId: string, encounterId: string | undefined) {
  const queryClient = useQueryClient()
  const session = useSession()
  const [entryId] = useState(newEntryId)
  return useMutation({
    mutationFn: (draft: Draft) => {
      const response = toResponse(form, draft, { patientId, encounterId, session, entryId, now: new Date() })
      onlyAbout(patientId, response)
      return fhir.create(response, `${entrySystem}|${entryId}`)
    },
    onSuccess: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: filledForms(patientId).queryKey }),
        queryClient.invalidateQueries({ queryKey: ['ward'] }),
      ]),
  })
}
