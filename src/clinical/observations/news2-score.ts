import type { Observation } from 'fhir/r4'

import { hasCode, textOf } from '#fhir/coding.ts'
import { instantOf } from '#fhir/dates.ts'

import { bandOfRecorded, type ScoreAt } from './news2-response.ts'
import { type Band, bandOf, parameters, type Parameter, type Scale, type SubScore } from './news2.ts'
import { observationCodes, subScoreCodes } from './observation-codes.ts'

/** A NEWS2 score as somebody recorded it; nothing here is computed from readings. */
export type RecordedScore = {
  id: string
  at: string | undefined
  instant: number | undefined
  /** Undefined for an incomplete set, and where the sender gave no number */
  total: number | undefined
  /** Why there is no total, in the words recorded */
  incomplete: string | undefined
  sub: Partial<Record<Parameter, SubScore>>
  /** Undefined when neither or both scales were sent: then nobody can tell which was used */
  scale: Scale | undefined
  /** Undefined when the sub-scores were not sent: a single 3 may or may not be among them */
  any3: boolean | undefined
  band: Band | undefined
}

export const isScore = ({ code }: Observation) =>
  observationCodes.score.some((coding) => hasCode(code, coding))

/** A child's score, on the national children's chart. */
export const isPewsScore = ({ code }: Observation) =>
  observationCodes.pewsScore.some((coding) => hasCode(code, coding))

/** Somebody's mistake, taken back: in the record, but no part of the chart. */
export const isTakenBack = ({ status }: Observation) =>
  status === 'entered-in-error' || status === 'cancelled'

/** When it was observed, as sent: the time, or the start of a period. */
export const observedAt = ({ effectiveDateTime, effectiveInstant, effectivePeriod }: Observation) =>
  effectiveDateTime ?? effectiveInstant ?? effectivePeriod?.start ?? effectivePeriod?.end

export function toRecordedScore(resource: Observation & { id: string }): RecordedScore {
  const at = observedAt(resource)
  const total = resource.valueQuantity?.value ?? resource.valueInteger
  const { sub, scale } = toSubScores(resource)
  const known = Object.values(sub)
  const any3 = known.includes(3) ? true : known.length === parameters.length ? false : undefined
  return {
    id: resource.id,
    at,
    instant: instantOf(at),
    total,
    incomplete: total === undefined ? reasonOf(resource) : undefined,
    sub,
    scale,
    any3,
    band: total === undefined ? undefined : bandOf(total, any3 ?? false),
  }
}

const reasonOf = ({ dataAbsentReason }: Observation) =>
  dataAbsentReason ? textOf(dataAbsentReason, 'Reason not given') : 'No total recorded'

function toSubScores({ component = [] }: Observation) {
  const sub: Partial<Record<Parameter, SubScore>> = {}
  const saturation: { scale: Scale; score: SubScore }[] = []
  for (const { code, valueQuantity, valueInteger } of component) {
    const score = toSubScore(valueQuantity?.value ?? valueInteger)
    if (score === undefined) continue
    if (hasCode(code, subScoreCodes.scale1)) saturation.push({ scale: 1, score })
    else if (hasCode(code, subScoreCodes.scale2)) saturation.push({ scale: 2, score })
    else
      for (const parameter of parameters)
        if (parameter !== 'spo2' && hasCode(code, subScoreCodes[parameter])) sub[parameter] = score
  }
  const [only, other] = saturation
  if (only && !other) sub.spo2 = only.score
  return { sub, scale: only && !other ? only.scale : undefined }
}

const toSubScore = (value: number | undefined): SubScore | undefined =>
  value === 0 || value === 1 || value === 2 || value === 3 ? value : undefined

/** What this score says about when the next set is due; nothing without a time of day. */
export function scoreAt({ instant, total, any3, sub }: RecordedScore): ScoreAt | undefined {
  if (instant === undefined) return undefined
  if (total !== undefined) return { instant, total, any3, complete: true }
  const known = Object.values(sub)
  const atLeast = known.reduce<number>((sum, score) => sum + score, 0)
  return { instant, total: atLeast, any3: known.includes(3), complete: false }
}

/** True when a recorded 3 or 4 came without its sub-scores, so that low and low–medium cannot be told apart. */
export const isBandUncertain = ({ total, any3 }: Pick<RecordedScore, 'total' | 'any3'>) =>
  total !== undefined && any3 === undefined && bandOf(total, false) !== bandOfRecorded(total, undefined)

/** A chart target of 88–92 % is the recorded decision for scale 2 (domain facts §2.1). */
export type ScaleDecision = {
  id: string
  scale: Scale
  at: string | undefined
  instant: number | undefined
  by: string
  reason: string | undefined
}

export function toScaleDecisions(resources: readonly (Observation & { id: string })[]): ScaleDecision[] {
  return resources
    .filter((resource) => !isTakenBack(resource))
    .flatMap((resource) => {
      const at = observedAt(resource)
      const { low, high } = resource.valueRange ?? {}
      // Any other target is no NEWS2 decision: on record, but the scale stays as it was.
      const scale: Scale | undefined =
        low?.value === 88 && high?.value === 92 ? 2 : low?.value === 94 && high?.value === 98 ? 1 : undefined
      if (!scale) return []
      return [
        {
          id: resource.id,
          scale,
          at,
          instant: instantOf(at),
          by: resource.performer?.find(({ display }) => display)?.display ?? 'Not stated',
          reason: resource.note?.[0]?.text,
        },
      ]
    })
    .toSorted((one, other) => (other.instant ?? 0) - (one.instant ?? 0))
}

/** The decision that stood at this time; none means scale 1. Decisions are newest first. */
export const decisionAt = (decisions: readonly ScaleDecision[], instant: number | undefined) =>
  decisions.find((decision) => instant === undefined || (decision.instant ?? 0) <= instant)
