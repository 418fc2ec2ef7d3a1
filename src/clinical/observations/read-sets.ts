import type { Observation } from 'fhir/r4'

import type { Stored } from '#fhir/client.ts'

import { needsChildScore, type ObservationChart, type ReadBy, toObservationChart } from './observation-set.ts'

/** Sets of what was read; the children's chart is fetched only for who was a child at the time, the maternity table for who needs it. */
export async function readSets(
  observations: readonly Stored<Observation>[],
  by: Omit<ReadBy, 'childScore' | 'warn'>,
): Promise<ObservationChart> {
  const child = needsChildScore(observations, by) ? await import('./child-score.ts') : undefined
  const warn = by.maternity ? await (await import('./warning-in-force.ts')).warner() : undefined
  return toObservationChart(observations, { ...by, childScore: child?.toChildScore, warn })
}
