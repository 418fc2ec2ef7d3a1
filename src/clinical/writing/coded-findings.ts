import type { Composition, Observation } from 'fhir/r4'

import { searchAbout } from '#clinical/entries/entries.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'
import type { Stored } from '#fhir/client.ts'

import { isEyeExamination } from './note-types.ts'

/** The Observations that were made with a note; what a note only quotes was made by somebody else. */
export const findingIdsOf = (note: Composition): string[] =>
  isEyeExamination(note)
    ? listOf(note.section).flatMap(({ entry }) =>
        listOf(entry).flatMap((one) => referenceId(one, 'Observation') ?? []),
      )
    : []

/** As they stand: they are withdrawn with their note, and not without it. */
export async function codedFindings(patientId: string, note: Composition): Promise<Stored<Observation>[]> {
  const ids = findingIdsOf(note)
  if (ids.length === 0) return []
  const { resources } = await searchAbout('Observation', patientId, { _id: ids.join(',') })
  return resources.filter(({ status }) => status !== 'entered-in-error')
}
