import { bestOf } from './acuity.ts'
import { fromValue } from './acuity-fhir.ts'
import type { Finding } from './finding.ts'

/** The id of the best acuity among those of one eye at one visit. */
export const bestFound = (found: readonly Finding[]): string | undefined =>
  bestOf(
    found.flatMap(({ id, observation }) => {
      const acuity = fromValue(observation)
      return acuity ? [{ id, acuity }] : []
    }),
  )?.id
