import type { Observation, Procedure } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'
import type { Stored } from '#fhir/client.ts'

import { hasRupture } from './operation.ts'
import { toOutcome } from './outcome.ts'

/** A surgeon's own figures: each a number of how many, and how many could not be counted. */
export type Audit = {
  operations: number
  /** Of those for which it was said whether there was a complication */
  rupture: { count: number; of: number }
  /** Loss of acuity of 0.30 logMAR or more (National Ophthalmology Database); of those with both acuities */
  loss: { count: number; of: number }
  /** Within 1 D and within 0.5 D of the target; of those with both */
  target: { withinOne: number; withinHalf: number; of: number }
  withoutOutcome: number
}

export function auditOf(
  operations: readonly Stored<Procedure>[],
  outcomes: readonly Stored<Observation>[],
): Audit {
  const done = operations.filter(({ status }) => status === 'completed')
  const said = done.filter(({ complication }) => listOf(complication).length > 0)
  const found = done.map(({ id }) => {
    const outcome = outcomes.find(
      ({ partOf, status }) =>
        status !== 'entered-in-error' && listOf(partOf).some((of) => referenceId(of, 'Procedure') === id),
    )
    return outcome && toOutcome(outcome)
  })
  const acuities = found.flatMap((one) =>
    one?.after === undefined || one.before === undefined ? [] : [one.after - one.before],
  )
  const misses = found.flatMap((one) =>
    one?.equivalent === undefined || one.target === undefined ? [] : [Math.abs(one.equivalent - one.target)],
  )
  return {
    operations: done.length,
    rupture: { count: said.filter(hasRupture).length, of: said.length },
    // 0.5 − 0.2 is not quite 0.3 to a computer
    loss: { count: acuities.filter((loss) => loss > 0.3 - 1e-9).length, of: acuities.length },
    target: {
      withinOne: misses.filter((miss) => miss <= 1).length,
      withinHalf: misses.filter((miss) => miss <= 0.5).length,
      of: misses.length,
    },
    withoutOutcome: found.filter((one) => one === undefined).length,
  }
}

/** `1 of 23 (4.3 %)`; of nobody there is no rate. */
export const rateText = (count: number, of: number): string =>
  of === 0 ? 'none to count' : `${count} of ${of} (${((100 * count) / of).toFixed(1)} %)`
