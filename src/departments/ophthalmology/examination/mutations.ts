import type { Composition } from 'fhir/r4'

import { useSession } from '#auth/session.ts'
import { useAct } from '#clinical/acts/use-act.ts'
import { codedFindings } from '#clinical/writing/coded-findings.ts'
import { notesKey } from '#clinical/writing/draft-queries.ts'
import { eyeKey } from '#departments/ophthalmology/eye/queries.ts'
import { fhir, type Stored } from '#fhir/client.ts'

import { signedExamination, toExamination } from './draft.ts'

/** Signs the examination as it stands in the record: note and findings together. */
export function useSignExamination(patientId: string) {
  const session = useSession()
  return useAct(
    patientId,
    async (draft: Stored<Composition>, actor) => {
      const { amends } = toExamination(draft, '')
      const note = amends ? await fhir.read('Composition', amends) : undefined
      const replaced = note && { note, observations: await codedFindings(patientId, note) }
      return signedExamination(draft, { session, replaced }, actor)
    },
    [eyeKey(patientId), notesKey(patientId)],
  )
}
