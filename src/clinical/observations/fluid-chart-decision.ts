import type { Observation } from 'fhir/r4'
import { queryOptions } from '@tanstack/react-query'

import { pageAbout } from '#clinical/entries/entries.ts'
import { hasCode } from '#fhir/coding.ts'
import { instantOf } from '#fhir/dates.ts'

import { isTakenBack, observedAt } from './news2-score.ts'
import { lune } from './observation-codes.ts'
import { observationsKey } from './observation-decisions.ts'

/** Whether what goes in and out of this patient is to be charted: a decision, as the one how often to observe (decision 019). */
export const fluidChartCode = lune('observation', 'fluid-chart', 'Fluid chart')

export type FluidChartDecision = {
  id: string
  on: boolean
  at: string | undefined
  instant: number | undefined
  by: string
  reason: string | undefined
}

/** The newest first, and the newest stands. */
export const toFluidChartDecisions = (
  resources: readonly (Observation & { id: string })[],
): FluidChartDecision[] =>
  resources
    .filter((one) => !isTakenBack(one) && hasCode(one.code, fluidChartCode))
    .flatMap((resource) => {
      const { id, valueBoolean, performer, note } = resource
      const at = observedAt(resource)
      if (valueBoolean === undefined) return []
      return [
        {
          id,
          on: valueBoolean,
          at,
          instant: instantOf(at),
          by: performer?.find(({ display }) => display)?.display ?? 'Not stated',
          reason: note?.[0]?.text,
        },
      ]
    })
    .toSorted((one, other) => (other.instant ?? 0) - (one.instant ?? 0))

/** What stands on this stay; a decision of an earlier stay says nothing of this one. */
export function standingDecision(
  decisions: readonly FluidChartDecision[],
  admittedAt: number | undefined,
): FluidChartDecision | undefined {
  const [newest] = decisions
  if (!newest) return undefined
  return admittedAt !== undefined && (newest.instant ?? 0) < admittedAt ? undefined : newest
}

export const fluidChartToken = `${fluidChartCode.system}|${fluidChartCode.code}`

export const fluidChartDecisions = (patientId: string) =>
  queryOptions({
    queryKey: [...observationsKey(patientId), 'fluid-chart-decisions'],
    queryFn: async () => {
      const params = { code: fluidChartToken, _sort: '-date' }
      return toFluidChartDecisions((await pageAbout('Observation', patientId, params, 20)).resources)
    },
  })
