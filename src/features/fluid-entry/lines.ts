import { timeProblem } from '#clinical/acts/time-problem.ts'
import type { FluidKey } from '#clinical/observations/fluid-kinds.ts'
import { fromLondonWallClock, londonWallClock } from '#lib/london-time.ts'

import { checkedVolume, kindOf, notMeasuredReasons } from './amounts.ts'

/** One line of the form: text as typed. */
export type Line = {
  /** Made with the line: sent again, the entry is found by it */
  entry: string
  kind: FluidKey
  volume: string
  /** Why it was not measured; empty when it was */
  notMeasured: string
  at: string
  /** What the time was filled with, and when that was: in October an hour comes twice (hazard H14) */
  filled?: { text: string; at: number }
  note: string
}

const writtenAt = ({ at, filled }: Line, now: number) => (filled?.text === at ? filled.at : now)

/** One entry as it goes to the record. */
export type FluidLine = {
  entry: string
  kind: FluidKey
  amount: { millilitres: number } | { notMeasured: string; words: string }
  /** With the offset of London */
  at: string
  note: string
}

/** A new line has the time of the one before it, for what is charted together happened together; else it is now. */
export const newLine = (
  kind: FluidKey,
  before: Pick<Line, 'at' | 'filled'> | undefined,
  now: number,
): Line => ({
  entry: crypto.randomUUID(),
  kind,
  volume: '',
  notMeasured: '',
  at: before?.at ?? londonWallClock(now),
  filled: before?.filled ?? { text: before?.at ?? londonWallClock(now), at: now },
  note: '',
})

export type LineProblems = Partial<Record<'volume' | 'at', string>>

export function problemsIn(line: Line, now: number): LineProblems {
  const found: LineProblems = {}
  if (!line.notMeasured) {
    const { error } = checkedVolume(line.kind, line.volume)
    if (line.volume.trim() === '') found.volume = 'Enter the volume, or choose why it was not measured'
    else if (error) found.volume = error
  }
  const time = timeProblem(line.at, now, writtenAt(line, now))
  if (time) found.at = time
  return found
}

/** Only for a line without problems. */
export function toFluidLine(line: Line, now: number): FluidLine {
  const { entry, kind, volume, notMeasured, at, note } = line
  const reason = notMeasuredReasons(kind).find(({ value }) => value === notMeasured)
  return {
    entry,
    kind,
    amount: reason
      ? { notMeasured: reason.value, words: reason.label }
      : { millilitres: checkedVolume(kind, volume).value ?? Number.NaN },
    at: fromLondonWallClock(at, writtenAt(line, now)) ?? '',
    note: note.trim(),
  }
}

/** `Urine 350 mL`, `Urine not measured: Wet pad`. */
export const lineWords = ({ kind, amount }: Pick<FluidLine, 'kind' | 'amount'>): string =>
  'millilitres' in amount
    ? `${kindOf(kind).words} ${amount.millilitres} mL`
    : `${kindOf(kind).words} not measured: ${amount.words}`
