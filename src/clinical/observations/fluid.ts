import type { Observation } from 'fhir/r4'

import { hasAny, hasCode, quantityText, textOf } from '#fhir/coding.ts'
import { instantOf } from '#fhir/dates.ts'

import { type Direction, fluidKinds, type FluidKey } from './fluid-kinds.ts'
import { isTakenBack, observedAt } from './news2-score.ts'

export type Fluid = {
  id: string
  direction: Direction
  /** Undefined for what another system calls by a name of its own */
  kind: FluidKey | undefined
  what: string
  /** As the record says it, and as an instant when it has a time of day */
  at: string | undefined
  instant: number | undefined
  /** Undefined when it was not sent in millilitres, or without a time: it is in no total */
  counted: { millilitres: number; instant: number } | undefined
  /** "Wet pad": something went in or came out, and nobody measured it. A total that holds it is a lower bound */
  notMeasured: string | undefined
  /** What was sent in place of millilitres */
  sentAs: string | undefined
}

/** Undefined for what is no fluid, or was taken back. */
export const toFluid = (resource: Observation & { id: string }): Fluid | undefined =>
  isTakenBack(resource) ? undefined : toFluidEver(resource)

/** The same of an entry that was taken back too: it is shown, struck through, and counted nowhere. */
export function toFluidEver(resource: Observation & { id: string }): Fluid | undefined {
  const kind = fluidKinds.find(({ codings }) => codings.some((one) => hasCode(resource.code, one)))
  const direction = kind?.direction ?? directionOf(resource)
  if (!direction) return undefined
  const { valueQuantity, valueString, dataAbsentReason } = resource
  const at = observedAt(resource)
  const instant = instantOf(at)
  // Never converted, never guessed (hazard H7).
  const isMillilitres = /^ml$/i.test(valueQuantity?.code ?? valueQuantity?.unit ?? '')
  const exact = isMillilitres && !valueQuantity?.comparator ? valueQuantity?.value : undefined
  return {
    id: resource.id,
    direction,
    kind: kind?.key,
    what: kind?.words ?? textOf(resource.code),
    at,
    instant,
    counted: exact === undefined || instant === undefined ? undefined : { millilitres: exact, instant },
    notMeasured:
      exact === undefined && dataAbsentReason ? textOf(dataAbsentReason, 'Not measured') : undefined,
    sentAs: exact === undefined ? (quantityText(valueQuantity) ?? valueString?.trim()) : undefined,
  }
}

const categories = { Intake: 'intake', Output: 'output' } as const

const directionOf = ({ category = [] }: Observation): Direction | undefined => {
  const name = (['Intake', 'Output'] as const).find((one) =>
    [category].flat().some((said) => hasAny(said, one, one.toLowerCase())),
  )
  return name && categories[name]
}
