import type { Coding, Observation } from 'fhir/r4'

import { hasAny, hasCode, loinc, snomed, textOf } from '#fhir/coding.ts'
import { instantOf } from '#fhir/dates.ts'
import { londonWallClock } from '#lib/london-time.ts'

import { isTakenBack, observedAt } from './news2-score.ts'
import { lune } from './observation-codes.ts'

/**
 * What goes in and what comes out. The codes are those of the fluid balance of the German intensive care module
 * (MII ICU, HL7 Deutschland), the nearest published list; where it has none, ours. Totals that a sender has made
 * (LOINC 9103-3, 9257-7) are not read: added to their own parts they would count twice.
 */
export const fluidKinds: readonly { direction: Direction; words: string; codings: readonly Coding[] }[] = [
  { direction: 'intake', words: 'Oral', codings: [snomed('251853006'), loinc('9000-1')] },
  { direction: 'intake', words: 'Enteral', codings: [snomed('251854000'), loinc('8953-2')] },
  { direction: 'intake', words: 'Intravenous', codings: [lune('fluid', 'intake-intravenous')] },
  {
    direction: 'output',
    words: 'Urine',
    codings: [snomed('364202003'), loinc('9187-6'), snomed('364201005')],
  },
  { direction: 'output', words: 'Gastric', codings: [snomed('251848001'), loinc('79561-7')] },
  { direction: 'output', words: 'Vomit', codings: [lune('fluid', 'output-vomit')] },
  { direction: 'output', words: 'Stool', codings: [snomed('251849009'), loinc('9167-8')] },
  { direction: 'output', words: 'Drain', codings: [snomed('251843005')] },
  { direction: 'output', words: 'Blood loss', codings: [snomed('250771004'), loinc('81661-1')] },
]

export type Direction = 'intake' | 'output'

/** Some systems say by the category alone that something went in or came out. */
const fluidCategories = { Intake: 'intake', Output: 'output' } as const

export type Fluid = {
  id: string
  direction: Direction
  what: string
  /** Undefined when it was not sent in millilitres, or without a time: it is in no total */
  counted: { millilitres: number; instant: number } | undefined
}

/** Undefined for what is no fluid, or was taken back. */
export function toFluid(resource: Observation & { id: string }): Fluid | undefined {
  if (isTakenBack(resource)) return undefined
  const kind = fluidKinds.find(({ codings }) => codings.some((one) => hasCode(resource.code, one)))
  const direction = kind?.direction ?? directionOf(resource)
  if (!direction) return undefined
  const { valueQuantity } = resource
  const instant = instantOf(observedAt(resource))
  // Never converted, never guessed (hazard H7).
  const isMillilitres = /^ml$/i.test(valueQuantity?.code ?? valueQuantity?.unit ?? '')
  const exact = isMillilitres && !valueQuantity?.comparator ? valueQuantity?.value : undefined
  return {
    id: resource.id,
    direction,
    what: kind?.words ?? textOf(resource.code),
    counted: exact === undefined || instant === undefined ? undefined : { millilitres: exact, instant },
  }
}

const directionOf = ({ category = [] }: Observation): Direction | undefined => {
  const name = (['Intake', 'Output'] as const).find((one) =>
    [category].flat().some((said) => hasAny(said, one, one.toLowerCase())),
  )
  return name && fluidCategories[name]
}

/** What went in and out in one hour or one day; `undefined` is nothing charted, which is not nought. */
export type FluidTotal = {
  key: string
  instant: number
  intake: number | undefined
  output: number | undefined
}

/** By the hour, as they passed: the hour that comes twice in October is two. */
export const hourlyTotals = (fluids: readonly Fluid[]): FluidTotal[] =>
  totals(fluids, (instant) => String(Math.floor(instant / 3_600_000)))

/** By the day of the ward's clock, from midnight to midnight: 23 or 25 hours when the clocks change. */
export const dailyTotals = (fluids: readonly Fluid[]): FluidTotal[] =>
  totals(fluids, (instant) => londonWallClock(instant).slice(0, -6))

/** Oldest first; `instant` is that of the first entry in it. */
function totals(fluids: readonly Fluid[], keyOf: (instant: number) => string): FluidTotal[] {
  const found = new Map<string, FluidTotal>()
  for (const { direction, counted } of fluids) {
    if (!counted) continue
    const key = keyOf(counted.instant)
    const total = found.get(key) ?? { key, instant: counted.instant, intake: undefined, output: undefined }
    total[direction] = (total[direction] ?? 0) + counted.millilitres
    total.instant = Math.min(total.instant, counted.instant)
    found.set(key, total)
  }
  return [...found.values()].toSorted((one, other) => one.instant - other.instant)
}

/** In minus out; unknown when nothing was charted of either. */
export const balanceOf = ({ intake, output }: FluidTotal): number | undefined =>
  intake === undefined || output === undefined ? undefined : intake - output
