import type { CodeableConcept, Composition } from 'fhir/r4'

import { hasCode, snomed } from '#fhir/coding.ts'

/** SNOMED CT, as UK Core's own example has it. */
const dischargeSummaryCode = snomed('373942005', 'Discharge summary')

export const dischargeSummary: CodeableConcept = {
  coding: [dischargeSummaryCode],
  text: 'Discharge summary',
}

export const isDischargeSummary = ({ type }: Composition): boolean => hasCode(type, dischargeSummaryCode)
