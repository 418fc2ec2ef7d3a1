import type { Observation, ObservationReferenceRange, Quantity, Reference } from 'fhir/r4'

import type { ResultLine } from '#clinical/results/result-line.ts'
import type { Interval, Measure } from '#departments/pathology/work/catalogue.ts'
import { deltaRule } from '#departments/pathology/work/rules.ts'
import { quantityUnit, ucumSystem } from '#fhir/coding.ts'

/** A number as a scientist writes it, with its comparator; undefined for what is none. No comma, no trailing point (hazard H8). */
export function readNumber(
  typed: string,
): { value: number; comparator: '<' | '>' | '<=' | '>=' | undefined } | undefined {
  const [, sign, digits = ''] = /^(<=|>=|<|>)?\s*(\d+(?:\.\d+)?)$/.exec(typed.trim()) ?? []
  if (!digits) return undefined
  return { value: Number(digits), comparator: sign as '<' | '>' | '<=' | '>=' | undefined }
}

/** Written as it was typed, so that it can be typed over. */
export const typedOf = ({ valueQuantity, valueString }: Observation): string =>
  valueQuantity?.value === undefined
    ? (valueString ?? '')
    : `${valueQuantity.comparator ?? ''}${valueQuantity.value}`

export type Marked = { code: 'HH' | 'LL' | 'H' | 'L' | 'N'; words: string; critical: boolean }

const words = { HH: 'Critically high', LL: 'Critically low', H: 'High', L: 'Low', N: 'Normal' } as const

/** By the limits the catalogue has for this sex; undefined where it has none, which is not "normal". */
export function markOf(measure: Measure, value: number, gender: string | undefined): Marked | undefined {
  const of = (code: Marked['code']): Marked => ({ code, words: words[code], critical: code.length === 2 })
  const within = ({ low, high }: Interval) =>
    (low === undefined || value >= low) && (high === undefined || value <= high)
  const telephoned = forGender(measure.critical, gender).find(within)
  if (telephoned) return of(telephoned.low === undefined ? 'LL' : 'HH')
  const [usual] = forGender(measure.usual, gender)
  if (!usual) return undefined
  if (usual.low !== undefined && value < usual.low) return of('L')
  if (usual.high !== undefined && value > usual.high) return of('H')
  return of('N')
}

const forGender = (intervals: readonly Interval[], gender: string | undefined) =>
  intervals.filter((one) => one.gender === undefined || one.gender === gender)

/** `3.5–5.3`, `up to 5`, `from 90`; undefined: the catalogue has none. */
export function usualText(measure: Measure, gender: string | undefined): string | undefined {
  const [usual] = forGender(measure.usual, gender)
  if (!usual) return undefined
  const { low, high } = usual
  if (low !== undefined && high !== undefined) return `${low}–${high}`
  return high === undefined ? `from ${low}` : `up to ${high}`
}

type About = {
  subject: Reference
  encounter?: Reference
  /** When the sample was taken */
  at: string | undefined
  gender: string | undefined
  by: Reference
}

/** One value with its unit, its mark and the range it was marked by: they travel with it (domain facts §6.1.1). */
export function toValue(
  measure: Measure,
  typed: string,
  { subject, encounter, at, gender, by }: About,
): Observation {
  const number = measure.unit ? readNumber(typed) : undefined
  const mark = number && !number.comparator ? markOf(measure, number.value, gender) : undefined
  const [usual] = forGender(measure.usual, gender)
  const quantity = (value: number): Quantity => ({
    value,
    ...(measure.unit ? { unit: measure.unit.words, system: ucumSystem, code: measure.unit.ucum } : {}),
  })
  const range: ObservationReferenceRange | undefined = usual && {
    ...(usual.low === undefined ? {} : { low: quantity(usual.low) }),
    ...(usual.high === undefined ? {} : { high: quantity(usual.high) }),
  }
  return {
    resourceType: 'Observation',
    status: 'preliminary',
    category: [
      {
        coding: [{ system: `${hl7}/observation-category`, code: 'laboratory', display: 'Laboratory' }],
      },
    ],
    code: measure.code,
    subject,
    ...(encounter ? { encounter } : {}),
    ...(at ? { effectiveDateTime: at } : {}),
    performer: [by],
    ...(number
      ? {
          valueQuantity: {
            ...quantity(number.value),
            ...(number.comparator ? { comparator: number.comparator } : {}),
          },
        }
      : { valueString: typed.trim() }),
    ...(mark
      ? {
          interpretation: [
            {
              coding: [
                { system: `${hl7}/v3-ObservationInterpretation`, code: mark.code, display: mark.words },
              ],
            },
          ],
        }
      : {}),
    ...(range ? { referenceRange: [range] } : {}),
  }
}

const hl7 = 'http://terminology.hl7.org/CodeSystem'

export type Delta = { before: ResultLine; far: boolean }

/** Against the last value in the same unit. Far from it, somebody must say that it is believed; nothing is held back in silence. */
export function deltaTo(
  measure: Measure,
  typed: string,
  before: ResultLine | undefined,
  gender: string | undefined,
): Delta | undefined {
  const now = readNumber(typed)
  if (!now || before?.number === undefined || !measure.unit) return undefined
  if (before.unit !== quantityUnit({ unit: measure.unit.words })) return undefined
  const [usual] = forGender(measure.usual, gender)
  const width = usual?.low !== undefined && usual.high !== undefined ? usual.high - usual.low : undefined
  const moved = Math.abs(now.value - before.number)
  const limit = width === undefined ? Math.abs(before.number) * deltaRule.share : width * deltaRule.widths
  return { before, far: moved > limit }
}
