import { type QueryClient, type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'

import { useSession } from '#auth/session.ts'
import { FhirError } from '#fhir/errors.ts'

import type { Act, Actor } from './act.ts'
import { patientIdentity } from '#clinical/patient/patient.ts'
import { newEntryId } from './recorded-by.ts'
import { ChangedMeanwhile, sendAct } from './send-act.ts'

/** A lost answer, then other words: the record has the first ones, and pretending otherwise would hide these. */
export class EarlierTryWasSaved extends Error {
  constructor() {
    super(
      'Your first try had reached the record after all, with the words as they were then. Close this form, look at the entry, and change it if something is wrong.',
    )
  }
}

/** Found by its own number though it was never sent from here: somebody else has just made the same thing. */
class MadeByOther extends Error {
  constructor() {
    super('Somebody else has just recorded this: yours was not kept. Look at theirs before you go on.')
  }
}

/**
 * Sends one act on a chart, once: all or nothing, against the versions seen, about the open patient alone.
 * `refreshed` are the lists to ask for again, also after a refusal: it may be that somebody else was first.
 */
export function useAct<Draft>(
  patientId: string,
  toAct: (draft: Draft, actor: Actor) => Act | Promise<Act>,
  refreshed: readonly QueryKey[],
) {
  const queryClient = useQueryClient()
  const session = useSession()
  const [actId] = useState(newEntryId)
  const tried = useRef<string | undefined>(undefined)
  return useMutation({
    mutationFn: async (draft: Draft) => {
      const words = JSON.stringify(draft)
      const earlier = tried.current
      tried.current ??= words
      await refuseReplaced(queryClient, patientId)
      const actor = { patientId, session, actId, now: new Date() }
      const act = await toAct(draft, actor)
      const saved = await sendAct(act, actor)
      if (saved === 'before' && earlier === undefined && act.shared) throw new MadeByOther()
      if (saved === 'before' && earlier !== undefined && earlier !== words) throw new EarlierTryWasSaved()
    },
    onError: (error) => {
      // refused: nothing of this try is in the record
      if (error instanceof ChangedMeanwhile || (error instanceof FhirError && error.kind === 'rejected'))
        tried.current = undefined
    },
    onSettled: () =>
      Promise.all(
        [...refreshed, ['patient', patientId, 'history']].map((queryKey) =>
          queryClient.invalidateQueries({ queryKey }),
        ),
      ),
  })
}

/** Nothing is written in a record that another has replaced: it would not be found there (hazard H2). */
export async function refuseReplaced(queryClient: QueryClient, patientId: string): Promise<void> {
  const { replacedBy } = await queryClient.query(patientIdentity(patientId))
  if (replacedBy.length > 0)
    throw new Error('This record has been replaced by another. Write in that one: this chart leads there.')
}
