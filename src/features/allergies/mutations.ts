import type { AllergyIntolerance } from 'fhir/r4'
import { type QueryClient, useQueryClient } from '@tanstack/react-query'

import type { Actor, Change } from '#clinical/acts/act.ts'
import { conceptOf } from '#clinical/entries/coding-suggestions.ts'
import { isElsewhere } from '#clinical/entries/source.ts'
import { useAct } from '#clinical/acts/use-act.ts'
import { fhir, type Stored } from '#fhir/client.ts'
import { textOf } from '#fhir/coding.ts'
import { londonDate } from '#fhir/dates.ts'

import {
  type AllergyDraft,
  changed,
  type Concepts,
  draftOf,
  emptyDraft,
  fromDraft,
  noLongerNone,
  noneKnown,
} from './draft.ts'
import { takenFrom } from './model.ts'
import { allergyList } from './queries.ts'

/** `from`: another organisation's entry, recorded here too. An own "no known allergies" ends in the same transaction. */
export function useRecordAllergy(patientId: string, from?: Stored<AllergyIntolerance>) {
  const queryClient = useQueryClient()
  const { queryKey } = allergyList(patientId)
  return useAct(
    patientId,
    async (draft: AllergyDraft, actor) => {
      const before = from ? draftOf(from) : emptyDraft
      const concepts = await conceptsOf(queryClient, before, draft, from)
      const substance = concepts.substance ?? from?.code ?? { text: draft.substance }
      const resource = fromDraft(draft, { ...concepts, substance }, actor)
      const source = from && { reference: `AllergyIntolerance/${from.id}`, display: takenFrom(from) }
      return {
        make: [{ resource, ...(source ? { from: source } : {}) }],
        // what is recorded as refuted contradicts nothing
        change:
          draft.verification === 'refuted' || draft.status !== 'active'
            ? []
            : await endedNegations(queryClient, draft.substance, actor),
      }
    },
    [queryKey],
  )
}

/** Somebody asked, and there is none: not beside an allergy, also not beside one recorded a moment ago. */
export function useRecordNoneKnown(patientId: string) {
  const queryClient = useQueryClient()
  return useAct(
    patientId,
    async (_: 'none known', actor) => {
      const now = await queryClient.query({ ...allergyList(patientId), staleTime: 0 })
      if (now.status === 'known')
        throw new Error('An allergy has been recorded meanwhile. Mark it in error first if there is none.')
      return { make: [{ resource: noneKnown(actor) }] }
    },
    [allergyList(patientId).queryKey],
  )
}

export function useChangeAllergy(patientId: string, seen: Stored<AllergyIntolerance>, before: AllergyDraft) {
  const queryClient = useQueryClient()
  return useAct(
    patientId,
    async (draft: AllergyDraft, actor) => {
      if (JSON.stringify(draft) === JSON.stringify(before)) throw new Error('Nothing has been changed.')
      const concepts = await conceptsOf(queryClient, before, draft)
      return { change: [{ seen, to: changed(seen, before, draft, concepts, actor) }] }
    },
    [allergyList(patientId).queryKey],
  )
}

/** Only what was written anew is looked up: what came coded keeps its code. */
async function conceptsOf(
  queryClient: QueryClient,
  before: AllergyDraft,
  draft: AllergyDraft,
  from?: AllergyIntolerance,
): Promise<Concepts> {
  const substance =
    draft.substance === before.substance
      ? undefined
      : await conceptOf(queryClient, 'substance', draft.substance)
  const reactions = await Promise.all(
    draft.reactions.map(async ({ words, was }) => {
      const same = before.reactions.some((one) => one.was === was && one.words === words)
      const kept = same && was !== '' ? from?.reaction?.[Number(was)]?.manifestation[0] : undefined
      return kept ?? (words ? conceptOf(queryClient, 'reaction', words) : { text: words })
    }),
  )
  return { substance, reactions }
}

/** The organisation's own entries that say there is none, ended; another's is never altered, and shown as in conflict. */
async function endedNegations(
  queryClient: QueryClient,
  substance: string,
  { patientId, session, now }: Actor,
): Promise<Change[]> {
  const { negations } = await queryClient.query({ ...allergyList(patientId), staleTime: 0 })
  const own = negations.filter(({ saidBy }) => !isElsewhere(saidBy, session.post.orgCode))
  const seen = await Promise.all(own.map(({ id }) => fhir.read('AllergyIntolerance', id)))
  return seen.map((one) => ({
    seen: one,
    to: noLongerNone(one, londonDate(now), textOf({ text: substance })),
  }))
}
