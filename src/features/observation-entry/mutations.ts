import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import type { Observation, Reference } from 'fhir/r4'
import { useRef } from 'react'

import { type Session, useSession } from '#auth/session.ts'
import { onlyAbout } from '#clinical/patient/about-patient.ts'
import { observationsKey } from '#clinical/observations/observation-decisions.ts'
import type { ObservationSet } from '#clinical/observations/observation-set.ts'
import type { Asked } from '#clinical/escalation/asked.ts'
import { ownOrganisation, recordedBy } from '#clinical/acts/recorded-by.ts'
import { tasksKey } from '#clinical/care/task.ts'
import { strike } from '#clinical/observations/strike.ts'
import { fhir, type Stored } from '#fhir/client.ts'
import { FhirError } from '#fhir/errors.ts'

import type { ObservationDraft } from './draft.ts'
import { askedBy, escalationOf } from './escalation.ts'
import { fromDraft, type SetIds } from './from-draft.ts'
import { dropSet, type KeptSet } from './kept-sets.ts'

/** A set on record that is being corrected, and the Observations it is made of, as they were read. */
export type Amended = { set: ObservationSet; resources: Stored<Observation>[] }

type About = {
  ids: SetIds
  patientId: string
  encounterId: string | undefined
  amended: Amended | undefined
}

type Sending = About & {
  author: Reference
  organisation: Reference
  session: Session
  asked: Asked | undefined
}

/** A set with whom it has called, as it was saved. */
export type SavedDraft = ObservationDraft & { asked: Asked | undefined }

/**
 * Saves one set as one transaction, with the escalation it asks for; one that is corrected is struck through in the same,
 * so that never both stand or none. Sent again it finds what the first try wrote, and says so if that was different.
 */
export function useRecordObservations({ amended, ...about }: About) {
  const queryClient = useQueryClient()
  const session = useSession()
  const author = recordedBy(session)
  const tried = useRef<string | undefined>(undefined)
  const save = useMutation({
    mutationFn: async (draft: ObservationDraft): Promise<SavedDraft> => {
      const asked = await askedBy(draft, session)
      const words = JSON.stringify(draft)
      const earlier = tried.current
      tried.current ??= words
      const found = await sendSet(draft, {
        ...about,
        amended,
        author,
        organisation: ownOrganisation(session),
        session,
        asked,
      })
      if (found === 'before' && earlier !== undefined && earlier !== words) throw new EarlierTryWasSaved()
      return { ...draft, asked }
    },
    onSuccess: () => refresh(queryClient, about.patientId),
    onError: (error) => {
      if (error instanceof EarlierTryWasSaved || error instanceof SetHasChanged)
        void queryClient.invalidateQueries({ queryKey: observationsKey(about.patientId) })
    },
  })
  return { save, firstTry: () => tried.current }
}

/** Sends a set that was kept when there was no network: the same set, so that it is in the record once. */
export function useSendKeptSet() {
  const queryClient = useQueryClient()
  const session = useSession()
  return useMutation({
    mutationFn: async ({ draft, tried, ...about }: KeptSet) => {
      const found = await sendSet(draft, {
        ...about,
        amended: undefined,
        author: recordedBy(session),
        organisation: ownOrganisation(session),
        session,
        asked: await askedBy(draft, session),
      })
      if (found === 'before' && tried !== undefined && tried !== JSON.stringify(draft))
        throw new EarlierTryWasSaved()
    },
    onSuccess: (_, set) => {
      dropSet(set)
      return refresh(queryClient, set.patientId)
    },
  })
}

const refresh = (queryClient: QueryClient, patientId: string) =>
  Promise.all([
    queryClient.invalidateQueries({ queryKey: observationsKey(patientId) }),
    queryClient.invalidateQueries({ queryKey: tasksKey(patientId) }),
    queryClient.invalidateQueries({ queryKey: ['ward'] }),
  ])

/** `'before'`: an earlier try, whose answer was lost, had been saved. */
async function sendSet(draft: ObservationDraft, { amended, ...about }: Sending): Promise<'now' | 'before'> {
  const enteredAt = new Date().toISOString()
  const written = fromDraft(draft, { ...about, enteredAt })
  const struck = strike(amended?.resources ?? [], {
    author: about.author,
    time: enteredAt,
    reason: draft.amendReason ?? '',
    kind: 'amended',
    replacedBy: written[0]?.fullUrl,
  })
  const entries = [
    ...struck,
    ...written,
    ...(await escalationOf(draft, { ...about, amended, enteredAt, focus: written[0]?.fullUrl ?? '' })),
  ]
  onlyAbout(about.patientId, ...entries.flatMap(({ resource }) => resource ?? []))
  const answer = await fhir.transaction(entries).catch((error: unknown) => {
    if (amended && error instanceof FhirError && error.kind === 'conflict') throw new SetHasChanged()
    throw error
  })
  const found = answer.some(({ request, response }, index) => {
    const { method } = request ?? entries[index]?.request ?? {}
    return method === 'POST' && response?.status.startsWith('200')
  })
  return found ? 'before' : 'now'
}

/** A lost answer, then other values: the record has the first ones, and pretending otherwise would hide these. */
class EarlierTryWasSaved extends Error {
  constructor() {
    super(
      'Your first try had reached the record after all, with the values as they were then. Close this form, look at the chart, and enter a new set if something is wrong.',
    )
  }
}

/** Somebody, perhaps this form's own first try, has struck the set through since it was read (hazard H11). */
export class SetHasChanged extends Error {
  constructor() {
    super(
      'This set has been changed since you opened it. As you saw it and as it is now, it stands below. Close this form and amend what stands now, if that is still wrong.',
    )
  }
}
