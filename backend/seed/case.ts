import type { Patient } from 'fhir/r4'

import type { Chart } from './chart.ts'
import { official } from './person.ts'
import { coding, terminology } from './shapes.ts'
import type { Story } from './story.ts'

/** Somebody made on purpose: the teaching cohort (domain facts §9.3) and the awkward cases every reader must survive. */
export type Case = {
  /** What the seed calls them; their id in the record is `patientIdOf` it */
  key: string
  /** The bed they lie in; without one they are not in a bed of ours */
  bed?: string
  gender: 'male' | 'female'
  age: number
  nhsNumber?: string
  /** What is unusual about the person */
  change?: (patient: Patient, now: number) => Patient
  /** What is unusual about the stay, over an ordinary one of that ward */
  story?: Partial<Story>
  /** For somebody not in a bed */
  tell?: (chart: Chart) => void
}

/** The person under another name than chance gave. */
export const named =
  (family: string, given: string[], prefix?: string) =>
  (patient: Patient): Patient => ({ ...patient, name: [official(family, given, prefix)] })

export const labelled = (code: 'R' | 'V', display: string) => ({
  security: [coding(`${terminology}/v3-Confidentiality`, code, display)],
})
