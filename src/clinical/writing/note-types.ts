import type { CodeableConcept, Composition } from 'fhir/r4'

import { hasCode, snomed } from '#fhir/coding.ts'

/** SNOMED CT, as UK Core's own example has it. */
const dischargeSummaryCode = snomed('373942005', 'Discharge summary')

export const dischargeSummary: CodeableConcept = {
  coding: [dischargeSummaryCode],
  text: 'Discharge summary',
}

/** Ours: none of the published examples has a code for it. */
export const eyeExaminationCode = {
  system: 'https://lune.example/fhir/CodeSystem/note-type',
  code: 'eye-examination',
  display: 'Eye examination',
}
export const eyeExamination: CodeableConcept = { coding: [eyeExaminationCode], text: 'Eye examination' }

export const isEyeExamination = ({ type }: Composition): boolean => hasCode(type, eyeExaminationCode)

export const isDischargeSummary = ({ type }: Composition): boolean => hasCode(type, dischargeSummaryCode)
