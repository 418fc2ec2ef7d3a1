import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { type FieldErrors, type ResolverResult, set } from 'react-hook-form'

import type { PatientIdentity } from '#clinical/patient/patient.ts'

import type { Basket, RequestDraft } from './basket.ts'
import type { Catalogue } from './catalogue.ts'
import { type Known, problemsOf } from './problems.ts'
import { recentOf, safetyQuestions } from './queries.ts'
import { before, isTooSoon } from './recent.ts'

/** What has been read by now of each thing in the basket, and what that leaves open before a signature. */
export function useKnown(patient: PatientIdentity, { orderables }: Catalogue) {
  const queryClient = useQueryClient()
  const known = useCallback(
    ({ orderable: url, entryId }: Pick<RequestDraft, 'orderable' | 'entryId'>): Known => {
      const orderable = orderables.entries.find((one) => one.url === url)
      const recent = orderable && queryClient.getQueryData(recentOf(patient.id, orderable).queryKey)
      return {
        orderable,
        questions:
          orderable?.safety === undefined
            ? undefined
            : queryClient.getQueryData(safetyQuestions(orderable.safety).queryKey),
        tooSoon: orderable && recent ? isTooSoon(orderable, before(recent, entryId), Date.now()) : false,
      }
    },
    [queryClient, orderables, patient.id],
  )
  function ask(basket: Basket): ResolverResult<Basket> {
    const problems = problemsOf(basket, known, patient, new Date())
    if (problems.length === 0) return { values: basket, errors: {} }
    const errors: FieldErrors<Basket> = {}
    for (const { field, words } of problems) set(errors, field, { type: 'open', message: words })
    return { values: {}, errors }
  }
  return { known, ask }
}
