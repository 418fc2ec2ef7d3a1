import type { Observation } from 'fhir/r4'

import { hasCode, textOf } from '#fhir/coding.ts'

import { lune } from './observation-codes.ts'
import { pewsSubScoreCodes } from './pews-codes.ts'
import { type PewsLevel, pewsLevels } from './pews-response.ts'
import { pewsParameters, type PewsParameter, type PewsSubScore, toPewsSubScore } from './pews.ts'

/** A PEWS total as somebody recorded it; nothing here is computed from readings. */
export type RecordedPews = {
  id: string
  /** Undefined for an incomplete set, and where the sender gave no number */
  total: number | undefined
  /** Why there is no total, in the words recorded */
  incomplete: string | undefined
  sub: Partial<Record<PewsParameter, PewsSubScore>>
  /** The level recorded with it, which a trigger may have raised above what the total alone asks for */
  level: PewsLevel | undefined
}

export function toRecordedPews(resource: Observation & { id: string }): RecordedPews {
  const { valueQuantity, valueInteger, dataAbsentReason, component = [] } = resource
  const total = valueQuantity?.value ?? valueInteger
  const sub: RecordedPews['sub'] = {}
  for (const { code, valueQuantity: value, valueInteger: whole } of component) {
    const score = toPewsSubScore(value?.value ?? whole)
    const parameter = pewsParameters.find((one) => hasCode(code, pewsSubScoreCodes[one]))
    if (score !== undefined && parameter) sub[parameter] = score
  }
  const why = dataAbsentReason ? textOf(dataAbsentReason, 'Reason not given') : 'No total recorded'
  const level = pewsLevels.findLast((one) =>
    (resource.interpretation ?? []).some((said) => hasCode(said, lune('pews-level', one))),
  )
  return { id: resource.id, total, incomplete: total === undefined ? why : undefined, sub, level }
}
