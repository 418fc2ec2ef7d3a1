import type { CodeableConcept, Coding, Encounter } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'
import { concept } from '#fhir/coding.ts'

/** Codes of our own: the domain facts name a LOINC code for the fetal heart alone (decision 045). */
export const labourSystem = 'https://lune.example/fhir/CodeSystem/labour'
export const ours = (code: string, display: string): Coding => ({ system: labourSystem, code, display })

/** What an Encounter of a labour is told by. */
export const labourType: CodeableConcept = concept(ours('labour', 'Labour'))

const dataDictionary = (list: string) => `https://www.datadictionary.nhs.uk/data_elements/${list}.html`

/** How labour began (NHS Data Dictionary, labour onset; domain facts §6.2.1). */
export const onsets = {
  '1': 'Spontaneous',
  '3': 'Surgical induction',
  '4': 'Medical induction',
  '5': 'Medical and surgical induction',
} as const
export type Onset = keyof typeof onsets
export const onsetConcept = (onset: Onset): CodeableConcept =>
  concept({
    system: dataDictionary('labour_or_delivery_onset_method_code'),
    code: onset,
    display: onsets[onset],
  })

export const presentations = {
  '01': 'Cephalic',
  '02': 'Breech',
  '03': 'Transverse or oblique',
  XX: 'Other',
} as const
export const presentationSystem = dataDictionary('presentation_of_fetus_at_onset_of_labour_or_delivery')

export const labourCodes = {
  onset: ours('onset', 'Onset of labour'),
  ctg: ours('ctg', 'Cardiotocograph (CTG)'),
  freshEyes: ours('ctg-fresh-eyes', 'Fresh eyes: second person’s classification of the CTG'),
  bloodLoss: ours('blood-loss', 'Blood loss'),
}

export const isLabour = ({ type }: Encounter) =>
  listOf(type).some(({ coding }) =>
    listOf(coding).some(({ system, code }) => system === labourSystem && code === 'labour'),
  )
