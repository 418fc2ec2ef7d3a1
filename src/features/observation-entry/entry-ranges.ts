import type { PewsBand } from '#clinical/observations/chart-for.ts'
import { pewsCuts } from '#clinical/observations/pews.ts'

import { writtenNumber } from './written-number.ts'

/** What may be typed for a reading: outside `hard` it is refused, outside `soft` it is asked about (domain facts §2.2). */
type Range = {
  hard: readonly [number, number]
  soft: readonly [number, number]
  unit: string
  decimals: 0 | 1
  words: string
}

export type Measured = 'rr' | 'spo2' | 'sbp' | 'dbp' | 'pulse' | 'crt' | 'temp'
export type Ranges = Record<Measured, Range>

export const ranges: Ranges = {
  rr: { hard: [0, 80], soft: [6, 40], unit: 'per minute', decimals: 0, words: 'Respiration rate' },
  spo2: { hard: [40, 100], soft: [80, 100], unit: '%', decimals: 0, words: 'Oxygen saturation' },
  sbp: { hard: [30, 300], soft: [70, 220], unit: 'mmHg', decimals: 0, words: 'Systolic blood pressure' },
  dbp: { hard: [10, 200], soft: [30, 130], unit: 'mmHg', decimals: 0, words: 'Diastolic blood pressure' },
  pulse: { hard: [0, 300], soft: [35, 160], unit: 'per minute', decimals: 0, words: 'Pulse' },
  crt: { hard: [0, 9], soft: [0, 5], unit: 'seconds', decimals: 0, words: 'Capillary refill' },
  temp: { hard: [25, 45], soft: [34, 41], unit: '°C', decimals: 1, words: 'Temperature' },
}

/** A baby breathes faster than 80: what is rare is what the children's chart of that age prints in pink. */
export function childRanges(band: PewsBand): Ranges {
  const rare = (name: 'rr' | 'pulse' | 'sbp') => {
    const cuts = pewsCuts[band][name]
    return [cuts[1]?.[0] ?? 0, (cuts.at(-1)?.[0] ?? 1) - 1] as const
  }
  return {
    ...ranges,
    rr: { ...ranges.rr, hard: [0, 150], soft: rare('rr') },
    sbp: { ...ranges.sbp, hard: [20, 300], soft: rare('sbp') },
    dbp: { ...ranges.dbp, soft: [20, 100] },
    pulse: { ...ranges.pulse, soft: rare('pulse') },
  }
}

/** The number that was written, or what is wrong with it in words. An empty box is neither. */
export function checked(name: Measured, text: string, of = ranges): { value?: number; error?: string } {
  if (text.trim() === '') return {}
  const { hard, unit, decimals, words } = of[name]
  const written = writtenNumber(text, decimals)
  if (typeof written === 'string') return { error: written }
  const [low, high] = hard
  if (written < low || written > high) {
    return { error: `${words} must be from ${fixed(low, decimals)} to ${fixed(high, decimals)} ${unit}` }
  }
  return { value: written }
}

const fixed = (value: number, decimals: number) => value.toFixed(decimals)

/** A value that may be right but is rare: said, not refused. */
export function unusual(name: Measured, text: string, of = ranges): string | undefined {
  const { value } = checked(name, text, of)
  if (value === undefined) return undefined
  const [low, high] = of[name].soft
  if (value >= low && value <= high) return undefined
  return `${value < low ? 'Unusually low' : 'Unusually high'}: check the reading`
}

/**
 * True when nothing more can be typed: one more digit could not make a possible value. Then the form moves on by itself.
 * `9` breaths is whole (90 is not possible), `1` may become 18; `72` is whole, `10` mmHg may become 105.
 */
export function isWhole(name: Measured, text: string, of = ranges): boolean {
  const { value } = checked(name, text, of)
  if (value === undefined) return false
  if (of[name].decimals === 1) return /^\d+\.\d$/.test(text.trim())
  return value * 10 > of[name].hard[1] || text.trim().length >= 3
}
