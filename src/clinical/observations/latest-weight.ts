import type { Observation } from 'fhir/r4'
import { queryOptions } from '@tanstack/react-query'

import { pageAbout } from '#clinical/entries/entries.ts'
import { hasCode } from '#fhir/coding.ts'

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

/** Of a list with the newest first. Never converted: a weight in another unit is no weight to reckon with (hazard H7). */
export function newestOf(resources: readonly Observation[], name: Measurable): Earlier | undefined {
  for (const resource of resources) {
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
