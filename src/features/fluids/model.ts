import type { Observation } from 'fhir/r4'

import { whoText } from '#clinical/entries/source.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { type Fluid, toFluidEver } from '#clinical/observations/fluid.ts'
import { isTakenBack } from '#clinical/observations/news2-score.ts'
import { lateEntry } from '#clinical/observations/observation-set.ts'
import { type Struck, struckWords, toStruck } from '#clinical/observations/struck.ts'

/** One entry of the fluid chart, with what is said beside it. */
export type FluidEntry = Fluid & {
  by: string
  note: string | undefined
  /** When it was entered, where that was later than a quarter of an hour after its time (hazard H14) */
  enteredAt: string | undefined
  /** Taken back: shown, struck through, and in no total */
  struck: Struck | undefined
}

export function toFluidEntry(resource: Observation & { id: string }): FluidEntry | undefined {
  const fluid = toFluidEver(resource)
  if (!fluid) return undefined
  const { note, performer, issued } = resource
  return {
    ...fluid,
    by:
      listOf(performer)
        .map((one) => whoText(one))
        .find(Boolean) ?? 'Not stated',
    note: noteOf(note),
    enteredAt: lateEntry(fluid.instant, issued),
    struck: isTakenBack(resource) ? toStruck(resource) : undefined,
  }
}

/** What was written with the entry; why it was taken back is said with that. */
const noteOf = (notes: Observation['note']): string | undefined =>
  listOf(notes)
    .map(({ text }) => text)
    .filter((text) => text && !Object.values(struckWords).some((words) => text.startsWith(`${words}:`)))
    .join('; ') || undefined

export const standing = (entries: readonly FluidEntry[]): FluidEntry[] =>
  entries.filter(({ struck }) => !struck)

/** `200 mL`; what was sent instead, said to be uncounted; why there is no volume. */
export function amountWords({ counted, notMeasured, sentAs, instant }: FluidEntry): string {
  if (counted) return `${counted.millilitres} mL`
  if (notMeasured) return `Not measured: ${notMeasured}`
  if (sentAs) return `${sentAs}, not counted${instant === undefined ? ': no time' : ''}`
  return 'No volume'
}
