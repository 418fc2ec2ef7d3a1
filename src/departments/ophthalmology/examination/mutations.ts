import type { Composition } from 'fhir/r4'

import { useSession } from '#auth/session.ts'
import { useAct } from '#clinical/acts/use-act.ts'
import { searchAbout } from '#clinical/entries/entries.ts'
import { notesKey } from '#clinical/writing/draft-queries.ts'
import { eyeKey } from '#departments/ophthalmology/eye/queries.ts'
import { fhir, type Stored } from '#fhir/client.ts'

import { type Replaced, signedExamination, toExamination } from './draft.ts'
import { findingIdsOf } from './visits.ts'

/** Signs the examination as it stands in the record: note and findings together. */
export function useSignExamination(patientId: string) {
  const session = useSession()
  return useAct(
    patientId,
    async (draft: Stored<Composition>, actor) => {
      const { amends } = toExamination(draft, '')
      const replaced = amends
        ? await examinationAs(patientId, await fhir.read('Composition', amends))
        : undefined
      return signedExamination(draft, { session, replaced }, actor)
    },
    [eyeKey(patientId), notesKey(patientId)],
  )
}

/** An examination with what was found in it, as far as that still stands. */
export async function examinationAs(patientId: string, note: Stored<Composition>): Promise<Replaced> {
  const ids = findingIdsOf(note)
  if (ids.length === 0) return { note, observations: [] }
  const { resources } = await searchAbout('Observation', patientId, { _id: ids.join(',') })
  return { note, observations: resources.filter(({ status }) => status !== 'entered-in-error') }
}
