import { useMutation, useQueryClient } from '@tanstack/react-query'

import { useSession } from '#auth/session.ts'
import { recordedBy } from '#clinical/acts/recorded-by.ts'
import { onlyAbout } from '#clinical/patient/about-patient.ts'
import { fhir } from '#fhir/client.ts'
import { FhirError } from '#fhir/errors.ts'

import { moveEntries, refusalOf } from './move.ts'

/** One bed of the ward, as somebody who moves a patient needs it. */
export type BedChoice = {
  id: string
  name: string
  /** Who lies there now: then the two change places */
  occupant: { encounterId: string; patientId: string; name: string } | undefined
  /** It is kept for somebody: for whom or why, as far as that was said */
  kept?: { reason: string | undefined }
}
export type Moving = { encounterId: string; patientId: string; from: BedChoice }
export type MoveDraft = { to: BedChoice; cleaning: boolean; why: string }

/** Moves or swaps in one transaction. Of two people who want one bed one gets it, and the other is told. */
export function useMoveBed({ encounterId, patientId, from }: Moving) {
  const queryClient = useQueryClient()
  const by = recordedBy(useSession())
  return useMutation({
    mutationFn: async ({ to, cleaning, why }: MoveDraft) => {
      const [stay, fromBed, toBed, other] = await Promise.all([
        fhir.read('Encounter', encounterId),
        fhir.read('Location', from.id),
        fhir.read('Location', to.id),
        to.occupant ? fhir.read('Encounter', to.occupant.encounterId) : undefined,
      ])
      onlyAbout(patientId, stay)
      if (to.occupant && other) onlyAbout(to.occupant.patientId, other)
      const kept = to.kept ? { kept: { seen: to.kept.reason, why } } : {}
      const read = { stay, from: fromBed, to: toBed, ...(other ? { other } : {}), ...kept }
      const now = new Date()
      const refused = refusalOf(read, now)
      if (refused) throw new Error(refused)
      await fhir.transaction(moveEntries(read, now, cleaning, by)).catch((error: unknown) => {
        if (error instanceof FhirError && error.kind === 'conflict') throw new TakenMeanwhile(to.name)
        throw error
      })
    },
    // after a refusal too: show who is where now
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ['ward'] }),
        queryClient.invalidateQueries({ queryKey: ['beds'] }),
        queryClient.invalidateQueries({ queryKey: ['patient', patientId, 'current-visits'] }),
      ]),
  })
}

class TakenMeanwhile extends Error {
  constructor(bed: string) {
    super(
      `Someone changed ${bed}, or one of these stays, at the same moment. Nobody was moved by you: choose again.`,
    )
  }
}
