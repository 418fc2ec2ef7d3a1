import { useMutation, useQueryClient } from '@tanstack/react-query'

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
}
export type Moving = { encounterId: string; patientId: string; from: BedChoice }
export type MoveDraft = { to: BedChoice; cleaning: boolean }

/** Moves or swaps in one transaction. Of two people who want one bed one gets it, and the other is told. */
export function useMoveBed({ encounterId, patientId, from }: Moving) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: async ({ to, cleaning }: MoveDraft) => {
      const [stay, fromBed, toBed, other] = await Promise.all([
        fhir.read('Encounter', encounterId),
        fhir.read('Location', from.id),
        fhir.read('Location', to.id),
        to.occupant ? fhir.read('Encounter', to.occupant.encounterId) : undefined,
      ])
      onlyAbout(patientId, stay)
      if (to.occupant && other) onlyAbout(to.occupant.patientId, other)
      const read = { stay, from: fromBed, to: toBed, ...(other ? { other } : {}) }
      const now = new Date()
      const refused = refusalOf(read, now)
      if (refused) throw new Error(refused)
      await fhir.transaction(moveEntries(read, now, cleaning)).catch((error: unknown) => {
        if (error instanceof FhirError && error.kind === 'conflict') throw new TakenMeanwhile(to.name)
        throw error
      })
    },
    // after a refusal too: show who is where now
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ['ward'] }),
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
