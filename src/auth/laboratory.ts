/** On the laboratory’s work: who authorised technically what was measured. Screen and server know it by this (decision 037). */
export const technicallyAuthorisedBy =
  'https://lune.example/fhir/StructureDefinition/technically-authorised-by'

// HL7 v2-0074: the diagnostic services that are laboratories; SNOMED CT as UK Core has it, and older senders’ words
const laboratories = new Set(
  'LAB CH HM IMM MB MCB MYC VR SR TX BLB BG SP CP CG GE OSL 108252007 15220000 laboratory'.split(' '),
)

type Category = { coding?: { code?: string }[] }

/** Filed as a laboratory’s. What is filed under nothing may be one as well. */
export const isFiledAsLaboratory = (categories: readonly Category[]): boolean => {
  const codes = categories.flatMap(({ coding }) => [coding].flat().map((one) => one?.code ?? ''))
  return codes.length === 0 || codes.some((code) => laboratories.has(code))
}
