import type { Observation } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'
import { hasCode } from '#fhir/coding.ts'

import { type ApgarPart, apgarPartNames, apgarParts, type Minute, minutes, newbornCodes } from './codes.ts'

export type ApgarAnswers = Partial<Record<ApgarPart, number>>
export type Apgar = {
  minute: Minute
  parts: ApgarAnswers
  /** As it was recorded, by whoever recorded it */
  recorded: number | undefined
  at: string | undefined
}

/** The sum of the five, each 0 to 2; without one of them there is none (hazard H12). */
export function apgarTotal(parts: ApgarAnswers): number | undefined {
  const values = apgarPartNames.map((name) => parts[name])
  return values.every(isScore) ? values.reduce((sum, value) => sum + value, 0) : undefined
}
const isScore = (value: number | undefined): value is number => value === 0 || value === 1 || value === 2

/** The score in words; a total that its parts do not give is shown with both. */
export function apgarText({ parts, recorded }: Pick<Apgar, 'parts' | 'recorded'>): string {
  const reckoned = apgarTotal(parts)
  const known = Object.keys(parts).length
  if (recorded === undefined) {
    if (reckoned !== undefined) return String(reckoned)
    return known > 0 ? `Incomplete: ${known} of 5, no score` : 'Not recorded'
  }
  if (reckoned !== undefined && reckoned !== recorded)
    return `Recorded ${recorded}, these parts give ${reckoned}`
  return String(recorded)
}

/** Normal is 7 to 10 (domain facts §6.2.5). */
export const isLow = ({ parts, recorded }: Pick<Apgar, 'parts' | 'recorded'>): boolean =>
  Math.min(recorded ?? 10, apgarTotal(parts) ?? 10) < 7

const codeOf = { '1': newbornCodes.apgar1, '5': newbornCodes.apgar5, '10': newbornCodes.apgar10 } as const

/** The newest score of each minute. */
export function toApgars(newestFirst: readonly Observation[]): Apgar[] {
  return minutes.flatMap((minute) => {
    const one = newestFirst.find(({ code }) => hasCode(code, codeOf[minute]))
    if (!one) return []
    const parts: ApgarAnswers = {}
    for (const name of apgarPartNames) {
      const part = listOf(one.component).find(({ code }) => hasCode(code, apgarParts[name].coding))
      const value = part?.valueInteger ?? part?.valueQuantity?.value
      if (value !== undefined) parts[name] = value
    }
    const recorded = one.valueInteger ?? one.valueQuantity?.value
    return [{ minute, parts, recorded, at: one.effectiveDateTime }]
  })
}

export const apgarCode = (minute: Minute) => codeOf[minute]
