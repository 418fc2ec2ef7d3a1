import type { Composition, Observation } from 'fhir/r4'

import type { Rows } from '#clinical/entries/versions.ts'
import { sectionRows, toNoteSections } from '#clinical/writing/note-sections.ts'
import { wordsOf } from '#departments/ophthalmology/eye/words.ts'
import type { Stored } from '#fhir/client.ts'
import { formatDateTime } from '#fhir/dates.ts'

/** What one version of an examination says, for its history. */
export const examinationRows = ({ status, date, section }: Stored<Composition>): Rows => [
  [
    'Status',
    status === 'entered-in-error' ? 'Entered in error' : status === 'preliminary' ? 'Draft' : 'Signed',
  ],
  ['Signed', formatDateTime(date)],
  ...toNoteSections(section).flatMap(sectionRows),
]

/** What one version of a finding says. */
export function findingRows(observation: Stored<Observation>): Rows {
  const { title, text, how, also } = wordsOf(observation)
  return [
    [title, text],
    ['How', how],
    ['With it', also.join('; ')],
    ['When', formatDateTime(observation.effectiveDateTime ?? observation.effectivePeriod?.start)],
    ['Status', observation.status === 'entered-in-error' ? 'Entered in error' : observation.status],
  ]
}
