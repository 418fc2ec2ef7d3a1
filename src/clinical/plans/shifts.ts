import type { Organization } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'
import { fromLondonWallClock, londonWallClock } from '#lib/london-time.ts'

/** The shifts of an organisation: data in its record, for they differ from trust to trust (domain facts §2.8: handover each shift). */
export type ShiftPattern = {
  /** By the clock, in the order of the day */
  shifts: { name: string; starts: string }[]
  source: string | undefined
}
/** From `start` up to and not including `end`: ms since 1970 */
export type Shift = { name: string; start: number; end: number }

const patternUrl = 'https://lune.example/fhir/StructureDefinition/shift-pattern'

/** Undefined: the record does not say when its shifts begin, and then nobody can say what is due by shift. */
export function toShiftPattern(organisation: Organization | undefined): ShiftPattern | undefined {
  const pattern = listOf(organisation?.extension).find(({ url }) => url === patternUrl)
  const parts = listOf(pattern?.extension)
  const shifts = parts.flatMap(({ url, extension }) => {
    if (url !== 'shift') return []
    const name = listOf(extension).find((one) => one.url === 'name')?.valueString
    const starts = listOf(extension)
      .find((one) => one.url === 'starts')
      ?.valueTime?.slice(0, 5)
    return name && starts ? [{ name, starts }] : []
  })
  if (shifts.length === 0) return undefined
  return {
    shifts: shifts.toSorted((one, other) => one.starts.localeCompare(other.starts)),
    source: parts.find(({ url }) => url === 'source')?.valueString,
  }
}

const day = 86_400_000

/** The shift that an instant lies in. Shifts follow the ward's clock, so a night may have eleven hours or thirteen. */
export function shiftAt(pattern: ShiftPattern, instant: number): Shift {
  const starts = [-1, 0, 1, 2].flatMap((days) => startsOn(pattern, instant + days * day))
  const index = starts.findLastIndex(({ at }) => at <= instant)
  const [now, next] = [starts[index], starts[index + 1]]
  if (!now || !next) throw new Error('A day without a shift')
  return { name: now.name, start: now.at, end: next.at }
}

export const shiftAfter = (pattern: ShiftPattern, instant: number): Shift =>
  shiftAt(pattern, shiftAt(pattern, instant).end)

/** A start that falls into the hour that is left out in spring is no start: the shift before it goes on. */
const startsOn = ({ shifts }: ShiftPattern, instant: number) =>
  shifts.flatMap(({ name, starts }) => {
    const written = fromLondonWallClock(`${londonWallClock(instant).slice(0, 10)}T${starts}`, 0)
    return written ? [{ name, at: Date.parse(written) }] : []
  })
