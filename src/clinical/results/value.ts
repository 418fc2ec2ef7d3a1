import type { CodeableConcept, Observation, ObservationReferenceRange, Quantity } from 'fhir/r4'

import { quantityText, textOf } from '#fhir/coding.ts'
import { formatDateTime } from '#fhir/dates.ts'

/** The value part that Observation and its components share. */
export type Valued = Pick<
  Observation,
  | 'valueQuantity'
  | 'valueCodeableConcept'
  | 'valueString'
  | 'valueBoolean'
  | 'valueInteger'
  | 'valueRange'
  | 'valueRatio'
  | 'valueSampledData'
  | 'valueTime'
  | 'valueDateTime'
  | 'valuePeriod'
  | 'dataAbsentReason'
>

export const noValue = 'No value recorded'

/** Any value[x] in words, with its comparator and unit as sent; never blank. */
export function valueText(valued: Valued): string {
  const { valueQuantity, valueCodeableConcept, valueString, valueBoolean, valueInteger } = valued
  const { valueRange, valueRatio, valueSampledData, valueTime, valueDateTime, valuePeriod } = valued
  if (valueQuantity) return quantityText(valueQuantity) ?? unitOnly(valueQuantity)
  if (valueCodeableConcept) return textOf(valueCodeableConcept, noValue)
  if (valueString !== undefined) return valueString.trim() || noValue
  if (valueBoolean !== undefined) return valueBoolean ? 'Yes' : 'No'
  if (valueInteger !== undefined) return String(valueInteger)
  if (valueRange) return rangeText(valueRange.low, valueRange.high) ?? noValue
  if (valueRatio) return ratioText(valueRatio.numerator, valueRatio.denominator)
  if (valueSampledData) return 'A trace, not shown here'
  if (valueTime) return valueTime
  if (valueDateTime) return formatDateTime(valueDateTime)
  if (valuePeriod) return periodText(valuePeriod)
  if (valued.dataAbsentReason) return `Not available: ${textOf(valued.dataAbsentReason, 'no reason given')}`
  const other = Object.keys(valued).some((name) => /^_?value[A-Z]/.test(name))
  return other ? 'Recorded in a form that cannot be shown here' : noValue
}

const unitOnly = ({ unit, code }: Quantity) => (unit || code ? `${noValue} (${unit ?? code})` : noValue)

/** `3.5–5.3 mmol/L`, `up to 5 mg/L`, `from 20 U/L`. */
export function rangeText(low: Quantity | undefined, high: Quantity | undefined): string | undefined {
  const [from, to] = [quantityText(low), quantityText(high)]
  if (low?.value !== undefined && to) {
    const same = (low.unit ?? low.code ?? '') === (high?.unit ?? high?.code ?? '')
    return same ? `${low.value}–${to}` : `${from}–${to}`
  }
  return from ? `from ${from}` : to ? `up to ${to}` : undefined
}

const ratioText = (numerator: Quantity | undefined, denominator: Quantity | undefined) =>
  `${quantityText(numerator) ?? noValue} : ${quantityText(denominator) ?? noValue}`

export function periodText({ start, end }: { start?: string; end?: string }): string {
  if (start && end) return `${formatDateTime(start)} to ${formatDateTime(end)}`
  return start ? `from ${formatDateTime(start)}` : end ? `until ${formatDateTime(end)}` : 'Time not recorded'
}

/** The range that came in the message; never one of ours (domain facts §6.1.1). */
export function referenceText(ranges: ObservationReferenceRange[] | undefined): string | undefined {
  const words = (ranges ?? []).flatMap(({ low, high, text }) => text?.trim() || (rangeText(low, high) ?? []))
  return words.length > 0 ? words.join('; ') : undefined
}

/** How far out of the ordinary the laboratory called it; `unmarked` says nothing about normal. */
export type Mark = { level: 'critical' | 'abnormal' | 'noted' | 'unmarked'; words: string }

const marks: Record<string, Mark> = {
  HH: { level: 'critical', words: 'Critically high' },
  LL: { level: 'critical', words: 'Critically low' },
  AA: { level: 'critical', words: 'Critically abnormal' },
  HU: { level: 'critical', words: 'Significantly high' },
  LU: { level: 'critical', words: 'Significantly low' },
  H: { level: 'abnormal', words: 'High' },
  L: { level: 'abnormal', words: 'Low' },
  A: { level: 'abnormal', words: 'Abnormal' },
  '>': { level: 'abnormal', words: 'Above scale' },
  '<': { level: 'abnormal', words: 'Below scale' },
  POS: { level: 'noted', words: 'Positive' },
  DET: { level: 'noted', words: 'Detected' },
  R: { level: 'noted', words: 'Resistant' },
  I: { level: 'noted', words: 'Intermediate' },
  S: { level: 'noted', words: 'Susceptible' },
  NEG: { level: 'noted', words: 'Negative' },
  ND: { level: 'noted', words: 'Not detected' },
  IND: { level: 'noted', words: 'Indeterminate' },
  N: { level: 'noted', words: 'Normal' },
}

/** From `interpretation` alone: a value is never judged against a range by this screen. */
export function markOf(interpretation: CodeableConcept[] | undefined): Mark {
  const found = (interpretation ?? []).map((concept): Mark => {
    const code = concept.coding?.find(({ code }) => code !== undefined && code in marks)?.code
    return (code && marks[code]) || { level: 'noted', words: textOf(concept, 'Marked, no reason given') }
  })
  const order = ['critical', 'abnormal', 'noted']
  return (
    found.toSorted((one, other) => order.indexOf(one.level) - order.indexOf(other.level))[0] ?? {
      level: 'unmarked',
      words: '',
    }
  )
}
