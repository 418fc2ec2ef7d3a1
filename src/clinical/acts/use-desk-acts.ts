import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'
import type { BundleEntry, FhirResource } from 'fhir/r4'
import { useRef } from 'react'

import { useSession } from '#auth/session.ts'
import { onlyAbout } from '#clinical/patient/about-patient.ts'
import { fhir } from '#fhir/client.ts'
import { FhirError } from '#fhir/errors.ts'

import { type Act, type Change, signedBy, transactionOf } from './act.ts'
import { newEntryId } from './recorded-by.ts'
import { EarlierTryWasSaved, refuseReplaced } from './use-act.ts'

/** What is done about each of several patients, and what changes that is about nobody: free places of a clinic. */
export type DeskActs = { about: readonly { patientId: string; act: Act }[]; besides?: readonly Change[] }
type Doer = { session: ReturnType<typeof useSession>; actId: string; now: Date }

/**
 * The acts of a desk: one transaction for all patients of it, each signed about that patient alone, against the versions
 * just read. A try whose answer was lost is looked for before anything is sent again.
 */
export function useDeskActs<Draft>(
  toActs: (draft: Draft, doer: Doer) => Promise<DeskActs>,
  { refreshed, taken }: { refreshed: readonly QueryKey[]; taken: string },
) {
  const session = useSession()
  const queryClient = useQueryClient()
  const tried = useRef<{ actId: string; words: string; first?: string }>(undefined)

  async function wasSaved(): Promise<boolean> {
    const tag = tried.current?.first
    return tag !== undefined && (await fhir.search('Provenance', { _tag: tag })).resources.length > 0
  }

  return useMutation({
    mutationFn: async (draft: Draft) => {
      const words = JSON.stringify(draft)
      if (await wasSaved()) {
        const same = tried.current?.words === words
        tried.current = undefined
        if (same) return
        throw new EarlierTryWasSaved()
      }
      const actId = tried.current?.actId ?? newEntryId()
      const now = new Date()
      const { about, besides = [] } = await toActs(draft, { session, actId, now })
      await Promise.all(about.map(({ patientId }) => refuseReplaced(queryClient, patientId)))
      const entries = about.flatMap(({ patientId, act }, index) => {
        const part = transactionOf(act, { patientId, session, actId: `${actId}-${index}`, now })
        onlyAbout(patientId, ...part.flatMap(({ resource }) => resource ?? []))
        return part
      })
      const [first] = about
      tried.current = { actId, words, ...(first ? { first: signedBy(`${actId}-0`, first.act) } : {}) }
      await fhir.transaction([...entries, ...besides.map(unsigned)]).catch(async (error: unknown) => {
        if (!(error instanceof FhirError) || error.kind !== 'conflict') throw error
        if (!(await wasSaved())) throw new Error(taken)
      })
      tried.current = undefined
    },
    // after a refusal too: show what somebody else did
    onSettled: () => Promise.all(refreshed.map((queryKey) => queryClient.invalidateQueries({ queryKey }))),
  })
}

const unsigned = ({ seen, to }: Change): BundleEntry<FhirResource> => ({
  resource: { ...to, id: seen.id ?? '' },
  request: {
    method: 'PUT',
    url: `${seen.resourceType}/${seen.id}`,
    ifMatch: `W/"${seen.meta?.versionId ?? ''}"`,
  },
})
