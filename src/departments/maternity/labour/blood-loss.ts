import type { Observation } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'
import type { Stored } from '#fhir/client.ts'
import { quantityText } from '#fhir/coding.ts'
import { instantOf } from '#fhir/dates.ts'

/** How much was lost, so far as it was measured. A gram of blood counts as a millilitre. */
export type LossItem = {
  resource: Stored<Observation>
  at: number | undefined
  when: string | undefined
  what: string
  how: string
  text: string
  /** Undefined: of a unit that is not added up */
  ml: number | undefined
  by: string
}

export const lossHow = {
  measured: 'Measured, mL',
  weighed: 'Weighed, g',
  estimated: 'Estimated, mL',
} as const
export type LossHow = keyof typeof lossHow

export const toLossItem = (resource: Stored<Observation>): LossItem => {
  const { valueQuantity, component, effectiveDateTime, performer, method } = resource
  const unit = valueQuantity?.code ?? valueQuantity?.unit
  const counts = unit === 'mL' || unit === 'ml' || unit === 'g'
  return {
    resource,
    at: instantOf(effectiveDateTime),
    when: effectiveDateTime,
    what: listOf(component).flatMap(({ valueString }) => valueString ?? [])[0] ?? 'Not said',
    how: method?.text ?? 'Not said',
    text: quantityText(valueQuantity) ?? 'Not recorded',
    ml: counts ? valueQuantity?.value : undefined,
    by: listOf(performer).flatMap(({ display }) => display ?? [])[0] ?? 'Not recorded',
  }
}

/** `beyond`: only when there is more than that */
export type LossLevel = { from: number; beyond?: true; words: string; call: string }

/**
 * Who is called at which loss (domain facts §6.2.4 [G?]: minor 500 to 1000 mL, major above, massive above 2000; call at 500
 * and at 1000 or 1500 by policy). Data, to be confirmed by the trust.
 */
export const lossSource = 'RCOG Green-top Guideline 52, as general knowledge'
const lossLevels: readonly LossLevel[] = [
  {
    from: 2000,
    beyond: true,
    words: 'Massive haemorrhage',
    call: 'Call 2222: massive obstetric haemorrhage. Consultant obstetrician and anaesthetist at the bedside, blood bank, haematologist.',
  },
  {
    from: 1500,
    beyond: true,
    words: 'Major haemorrhage, above 1500 mL',
    call: 'Consultant obstetrician and anaesthetist to the bedside now; major haemorrhage protocol.',
  },
  {
    from: 1000,
    beyond: true,
    words: 'Major haemorrhage',
    call: 'Pull the emergency bell: obstetric registrar, anaesthetist and midwife in charge now. Two large cannulae, cross-match, warm fluid.',
  },
  {
    from: 500,
    words: 'Minor haemorrhage',
    call: 'Call the midwife in charge and the obstetrician. Cannula, bloods, observations every 15 minutes, weigh everything.',
  },
]

/** The highest level that so many millilitres in all have reached. */
export const lossLevelOf = (total: number): LossLevel | undefined =>
  lossLevels.find(({ from, beyond }) => (beyond ? total > from : total >= from))

type Loss = { total: number; level: LossLevel | undefined; notCounted: number; estimated: boolean }

export function lossOf(items: readonly LossItem[]): Loss {
  const total = items.reduce((sum, { ml }) => sum + (ml ?? 0), 0)
  return {
    total,
    level: lossLevelOf(total),
    notCounted: items.filter(({ ml }) => ml === undefined).length,
    estimated: items.some(({ how }) => /estimat/i.test(how)),
  }
}
