import type { Flag, Observation } from 'fhir/r4'

import { referenceId } from '#clinical/patient/about-patient.ts'
import { type Alert, toAlertList } from '#clinical/care/alert.ts'
import { chartAt, type Chart } from '#clinical/observations/chart-for.ts'
import { type Counted, type Due, dueFrom, toIntervalDecisions } from '#clinical/observations/monitoring.ts'
import { bandOfRecorded, countedByNews2, type Trend, trendOf } from '#clinical/observations/news2-response.ts'
import {
  isBandUncertain,
  isPewsScore,
  isScore,
  isTakenBack,
  observedAt,
  scoreAt,
  toRecordedScore,
} from '#clinical/observations/news2-score.ts'
import type { Band } from '#clinical/observations/news2.ts'
import { pewsEscalation, pewsIntervals, type PewsLevel } from '#clinical/observations/pews-response.ts'
import { toRecordedPews } from '#clinical/observations/pews-score.ts'
import type { Stored } from '#fhir/client.ts'
import { instantOf } from '#fhir/dates.ts'

import type { Occupant } from './model.ts'

/** The newest score of one patient and what it asks for next. */
export type WardScore = {
  /** Which score it is: a child's total is no NEWS2 */
  chart: 'NEWS2' | 'PEWS'
  total: number | undefined
  /** The NEWS2 band; undefined for a child */
  band: Band | undefined
  /** The PEWS level; undefined for an adult */
  level: PewsLevel | undefined
  uncertain: boolean
  trend: Trend
  previous: number | undefined
  instant: number | undefined
  at: string | undefined
  /** Why the newest set has no total, when it has none */
  incomplete: string | undefined
  due: Due | undefined
}

/** Newest scores by patient, with what was decided about the interval; of nobody without one in the window is anything said. */
export function toWardScores(resources: readonly Stored<Observation>[]): Map<string, WardScore> {
  const byPatient = new Map<string, Stored<Observation>[]>()
  for (const resource of resources) {
    const patientId = referenceId(resource.subject, 'Patient')
    if (!patientId || isTakenBack(resource)) continue
    byPatient.set(patientId, [...(byPatient.get(patientId) ?? []), resource])
  }
  return new Map(
    [...byPatient].flatMap(([patientId, found]) => {
      const score = toWardScore(found)
      return score ? [[patientId, score] as const] : []
    }),
  )
}

/** The chart of the newest score is the patient's: nobody is scored on two at once. */
function toWardScore(resources: Stored<Observation>[]): WardScore | undefined {
  const [decision] = toIntervalDecisions(resources)
  const newestFirst = resources
    .filter((one) => isScore(one) || isPewsScore(one))
    .map((resource) => (isScore(resource) ? adultScore(resource) : childScore(resource)))
    .toSorted((one, other) => (other.instant ?? 0) - (one.instant ?? 0))
  const [newest] = newestFirst
  if (!newest) return undefined
  const scores = newestFirst.filter(({ chart }) => chart === newest.chart)
  const [latest, before] = scores.filter(({ total }) => total !== undefined)
  const { band, level, uncertain, instant, at } = latest ?? newest
  return {
    chart: newest.chart,
    total: latest?.total,
    band,
    level,
    uncertain,
    trend: latest?.total === undefined ? 'first' : trendOf(latest.total, before?.total),
    previous: before?.total,
    instant,
    at,
    incomplete: newest.incomplete,
    due: dueFrom(
      scores.flatMap(({ counted }) => counted ?? []),
      decision,
    ),
  }
}

type OneScore = Pick<WardScore, 'chart' | 'total' | 'band' | 'level' | 'uncertain' | 'instant' | 'at'> & {
  incomplete: string | undefined
  counted: Counted | undefined
}

function adultScore(resource: Stored<Observation>): OneScore {
  const score = toRecordedScore(resource)
  const at = scoreAt(score)
  return {
    chart: 'NEWS2',
    total: score.total,
    band: score.band,
    level: undefined,
    uncertain: isBandUncertain(score),
    instant: score.instant,
    at: score.at,
    incomplete: score.total === undefined ? score.incomplete : undefined,
    counted: at && countedByNews2(at),
  }
}

function childScore(resource: Stored<Observation>): OneScore {
  const { total, level: recorded, incomplete } = toRecordedPews(resource)
  const at = observedAt(resource)
  const instant = instantOf(at)
  const level = pewsEscalation({ total, recorded })?.level
  const counted = {
    total: total ?? 0,
    complete: total !== undefined,
    interval: level && pewsIntervals[level],
  }
  return {
    chart: 'PEWS',
    total,
    band: undefined,
    level,
    uncertain: false,
    instant,
    at,
    incomplete,
    counted: instant === undefined ? undefined : { instant, ...counted },
  }
}

/** Which chart this patient needs, as far as a ward list can tell: by age and by the speciality of the stay. */
export const chartOf = (
  { patient, speciality }: Pick<Occupant, 'patient' | 'speciality'>,
  now: Date,
): Chart => chartAt(patient?.birth, now, /obstetric|maternity|midwife/i.test(speciality ?? '')).chart

/** How soon somebody must go there, for "overdue first"; the smaller the sooner. */
export function soonness(score: WardScore | undefined): number {
  return score?.due?.overdueAt ?? Number.NEGATIVE_INFINITY
}

export const bandShown = ({ total, band, uncertain }: WardScore): Band | undefined =>
  total !== undefined && uncertain ? bandOfRecorded(total, undefined) : band

/** Alerts by patient, in the order of the chart; `unreadable` counts those in a form that cannot be shown. */
export function toWardAlerts(flags: readonly Stored<Flag>[]): {
  of: Map<string, Alert[]>
  unreadable: number
} {
  const byPatient = new Map<string, Stored<Flag>[]>()
  for (const flag of flags) {
    const patientId = referenceId(flag.subject, 'Patient')
    if (patientId) byPatient.set(patientId, [...(byPatient.get(patientId) ?? []), flag])
  }
  const of = new Map<string, Alert[]>()
  let unreadable = 0
  for (const [patientId, resources] of byPatient) {
    const list = toAlertList({ resources, withheld: 0 })
    unreadable += list.unreadable
    if (list.entries.length > 0) of.set(patientId, list.entries)
  }
  return { of, unreadable }
}
