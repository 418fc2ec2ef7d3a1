import type { Observation } from 'fhir/r4'

import { observationCodes, scoredUnits } from '#clinical/observations/observation-codes.ts'
import { hasCode, quantityText } from '#fhir/coding.ts'

/** Usual values of a newborn at term (domain facts §2.5 [G]). Not a score: the NEWTT2 chart itself is not loaded. */
export const ranges = {
  temp: { words: 'Temperature', low: 36.5, high: 37.5, usual: '36.5 to 37.5 °C' },
  pulse: { words: 'Heart rate', low: 100, high: 160, usual: '100 to 160 per minute' },
  rr: { words: 'Respiration rate', low: 30, high: 60, usual: '30 to 60 per minute' },
  spo2: { words: 'Oxygen saturation', low: 95, high: 100, usual: '95 % or more' },
} as const
export type Measure = keyof typeof ranges
const measures = ['temp', 'pulse', 'rr', 'spo2'] as const satisfies Measure[]

export type Reading = {
  name: Measure
  text: string | undefined
  at: string | undefined
  /** Undefined: not in a unit that can be compared, or nothing to compare */
  outside: 'above' | 'below' | 'within' | undefined
}

/** The newest of each; a value in another unit is shown and not judged (hazard H7). */
export function toReadings(observations: readonly Observation[]): Reading[] {
  const standing = observations
    .filter(({ status }) => status !== 'entered-in-error' && status !== 'cancelled')
    .toSorted(
      (one, other) =>
        (Date.parse(other.effectiveDateTime ?? '') || 0) - (Date.parse(one.effectiveDateTime ?? '') || 0),
    )
  return measures.map((name) => {
    const found = standing.find(({ code }) => observationCodes[name].some((coding) => hasCode(code, coding)))
    const quantity = found?.valueQuantity
    const units: readonly string[] = scoredUnits[name]
    const value =
      quantity && !quantity.comparator && units.includes(quantity.code ?? '') ? quantity.value : undefined
    const { low, high } = ranges[name]
    return {
      name,
      text: quantityText(quantity),
      at: found?.effectiveDateTime,
      outside: value === undefined ? undefined : value < low ? 'below' : value > high ? 'above' : 'within',
    }
  })
}

export const readingsSearch = measures
  .flatMap((name) => observationCodes[name].map(({ system, code }) => `${system}|${code}`))
  .join(',')
