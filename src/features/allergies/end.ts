import type { AllergyIntolerance } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'

/** UK Core's extension on the status: when and why an allergy is no longer one (domain facts §4.4). */
export const endUrl = 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-AllergyIntoleranceEnd'

export function endOf({ clinicalStatus }: AllergyIntolerance): { ended?: string; why?: string } {
  const said = listOf(clinicalStatus?.extension)
    .filter(({ url }) => url === endUrl)
    .flatMap(({ extension }) => listOf(extension))
  const ended = said.find(({ url }) => url === 'endDate')?.valueDateTime
  const why = said.find(({ url }) => url === 'reasonEnded')?.valueString
  return { ...(ended ? { ended } : {}), ...(why ? { why } : {}) }
}
