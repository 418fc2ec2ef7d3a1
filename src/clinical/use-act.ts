import type { FhirResource } from 'fhir/r4'
import { type QueryClient, type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'

import { useSession } from '#auth/session.ts'
import { fhir } from '#fhir/client.ts'
import { FhirError } from '#fhir/errors.ts'

import { aboutPatient, onlyAbout } from './about-patient.ts'
import { type Act, type Actor, signedBy, transactionOf } from './act.ts'
import { patientIdentity } from './patient.ts'
import { newEntryId } from './recorded-by.ts'

/** Somebody else has changed what was being changed: as they left it. Both are shown, and the reader decides. */
export class ChangedMeanwhile extends Error {
  readonly theirs: readonly FhirResource[]
  constructor(theirs: readonly FhirResource[]) {
    super('Someone changed this entry while you were working. Both versions are shown below.')
    this.theirs = theirs
  }
}

/** A lost answer, then other words: the record has the first ones, and pretending otherwise would hide these. */
class EarlierTryWasSaved extends Error {
  constructor() {
    super(
      'Your first try had reached the record after all, with the words as they were then. Close this form, look at the entry, and change it if something is wrong.',
    )
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
      const saved = await send(await toAct(draft, actor), actor)
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
async function refuseReplaced(queryClient: QueryClient, patientId: string): Promise<void> {
  const { replacedBy } = await queryClient.query(patientIdentity(patientId))
  if (replacedBy.length > 0)
    throw new Error('This record has been replaced by another. Write in that one: this chart leads there.')
}

/** `'before'`: an earlier try of the same act, whose answer was lost, had been saved. */
async function send(act: Act, actor: Actor): Promise<'now' | 'before'> {
  const entries = transactionOf(act, actor)
  onlyAbout(actor.patientId, ...entries.flatMap(({ resource }) => resource ?? []))
  try {
    const answered = await fhir.transaction(entries)
    return answered[0]?.response?.status.startsWith('200') && act.make ? 'before' : 'now'
  } catch (error) {
    if (!(error instanceof FhirError) || error.kind !== 'conflict') throw error
    const { resources } = await fhir.search('Provenance', { _tag: signedBy(actor.actId, act) })
    if (resources.length > 0) return 'before'
    const theirs = await Promise.all(
      (act.change ?? []).map(({ seen }) => fhir.read(seen.resourceType, seen.id ?? '')),
    )
    throw new ChangedMeanwhile(aboutPatient(theirs, actor.patientId))
  }
}
