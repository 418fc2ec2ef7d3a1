import type { Observation } from 'fhir/r4'
import { queryOptions } from '@tanstack/react-query'

import { pageAbout } from '#clinical/entries/entries.ts'
import { hasCode } from '#fhir/coding.ts'
import { instantOf } from '#fhir/dates.ts'

import { codesOfMeasured, type Measurable, measured } from './measured-codes.ts'
import { isTakenBack, observedAt } from './news2-score.ts'
import { observationsKey } from './observation-decisions.ts'

/** A measurement on record that may be compared with: in the unit that Lune writes, exact, and with its date. */
export type Earlier = { value: number; at: string }

/** The newest weight and height; undefined when there is none that can be compared with. */
export const latestBody = (patientId: string) =>
  queryOptions({
    queryKey: [...observationsKey(patientId), 'latest-body'],
    queryFn: async () => {
      const newest = async (name: 'weight' | 'height') => {
        const params = { code: codesOfMeasured(name), _sort: '-date' }
        const { resources } = await pageAbout('Observation', patientId, params, 10)
        return newestOf(resources, name)
      }
      const [weight, height] = await Promise.all([newest('weight'), newest('height')])
      return { weight, height }
    },
  })

/** The newest of a list in any order; of two at one minute the one that was entered last. Never converted: a weight in another unit is no weight to reckon with (hazard H7). */
export function newestOf(resources: readonly Observation[], name: Measurable): Earlier | undefined {
  for (const resource of resources.toSorted(newestFirst)) {
    const { valueQuantity } = resource
    const at = observedAt(resource)
    if (!measured[name].codings.some((coding) => hasCode(resource.code, coding))) continue
    if (isTakenBack(resource) || !at || valueQuantity?.value === undefined) continue
    if ((valueQuantity.code ?? valueQuantity.unit) !== measured[name].ucum || valueQuantity.comparator)
      continue
    return { value: valueQuantity.value, at }
  }
  return undefined
}

const newestFirst = (one: Observation, other: Observation) =>
  (instantOf(observedAt(other)) ?? 0) - (instantOf(observedAt(one)) ?? 0) || enteredAt(other) - enteredAt(one)

/** When it reached the record, as far as it says so. */
export const enteredAt = ({ issued, meta }: Observation): number =>
  instantOf(issued) ?? instantOf(meta?.lastUpdated) ?? 0
