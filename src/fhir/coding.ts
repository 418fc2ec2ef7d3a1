import type { CodeableConcept, Coding, Quantity } from 'fhir/r4'

const snomedSystem = 'http://snomed.info/sct'
const loincSystem = 'http://loinc.org'
export const ucumSystem = 'http://unitsofmeasure.org'

export const snomed = (code: string, display?: string): Coding => ({
  system: snomedSystem,
  code,
  ...(display ? { display } : {}),
})
export const loinc = (code: string, display?: string): Coding => ({
  system: loincSystem,
  code,
  ...(display ? { display } : {}),
})

/** Same system and code. dm+d ids are SNOMED ids, so either system matches the other (domain facts §4.1). */
export const hasCode = (concept: CodeableConcept | undefined, wanted: Coding): boolean =>
  (concept?.coding ?? []).some(
    ({ system, code }) =>
      code === wanted.code && (system === wanted.system || bothSnomed(system, wanted.system)),
  )

const bothSnomed = (one = '', other = '') => isSnomed(one) && isSnomed(other)
export const isSnomed = (system: string | undefined) =>
  system === snomedSystem || system === 'https://dmd.nhs.uk'

/** True when any coding carries one of the codes, whatever its system: for small HL7 lists such as statuses. */
export const hasAny = (concept: CodeableConcept | undefined, ...codes: string[]): boolean =>
  (concept?.coding ?? []).some(({ code }) => code !== undefined && codes.includes(code))

/** The words of a concept: its text, else a display, else the bare code said to be one, else `missing`. */
export function textOf(concept: CodeableConcept | undefined, missing = 'Not named'): string {
  const codings = concept?.coding ?? []
  const display =
    codings.find(({ userSelected, display }) => userSelected && display) ??
    codings.find(({ display }) => display)
  const code = codings.find(({ code }) => code)?.code
  return concept?.text?.trim() || display?.display?.trim() || (code ? `Code ${code}` : missing)
}

/** `SNOMED CT 195967001 Asthma`, one line to a coding; "Not coded" when there is none. */
export const codesText = (concept: CodeableConcept | undefined): string =>
  (concept?.coding ?? [])
    .map(({ system, code, display }) =>
      [systemWords(system), code, display && display !== concept?.text ? display : '']
        .filter(Boolean)
        .join(' '),
    )
    .filter(Boolean)
    .join('\n') || 'Not coded'

function systemWords(system: string | undefined): string | undefined {
  if (!system) return undefined
  if (isSnomed(system)) return 'SNOMED CT'
  return system === loincSystem ? 'LOINC' : system.replace(/^https?:\/\//, '')
}

export const concept = (...coding: Coding[]): CodeableConcept => ({
  coding,
  ...(coding[0]?.display ? { text: coding[0].display } : {}),
})

const unitWords: Record<string, string> = {
  '/min': 'per minute',
  'mm[Hg]': 'mmHg',
  Cel: '°C',
  '10*9/L': '×10⁹/L',
  '10^9/L': '×10⁹/L',
  '10*12/L': '×10¹²/L',
  '10^12/L': '×10¹²/L',
  'x10*9/L': '×10⁹/L',
  'x10^9/L': '×10⁹/L',
  'x10*12/L': '×10¹²/L',
  'x10^12/L': '×10¹²/L',
  'umol/L': 'µmol/L',
  '{score}': '',
  '{ScoreOf}': '',
}

/** The unit as people read it; empty when none was sent. */
export function quantityUnit({ unit, code }: Pick<Quantity, 'unit' | 'code'>): string {
  const sent = unit ?? code ?? ''
  return unitWords[sent] ?? sent
}

/** Value with its comparator and unit, as sent: `<5 mg/L`. Undefined when there is no value. */
export function quantityText(quantity: Quantity | undefined): string | undefined {
  if (quantity?.value === undefined) return undefined
  const unit = quantityUnit(quantity)
  const gap = unit === '' || unit === '%' ? '' : ' '
  return `${quantity.comparator ?? ''}${quantity.value}${gap}${unit}`
}
