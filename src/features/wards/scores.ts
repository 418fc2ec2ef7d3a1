import type { Flag, Observation } from 'fhir/r4'

import { referenceId } from '#clinical/about-patient.ts'
import { type Alert, toAlertList } from '#clinical/alert.ts'
import { bandOfRecorded, type Due, nextDue, type Trend, trendOf } from '#clinical/news2-response.ts'
import {
  isBandUncertain,
  isTakenBack,
  type RecordedScore,
  scoreAt,
  toRecordedScore,
} from '#clinical/news2-score.ts'
import { type Band, chartFor, type Chart } from '#clinical/news2.ts'
import type { Stored } from '#fhir/client.ts'
import { yearsAt } from '#fhir/dates.ts'

import type { Occupant } from './model.ts'

/** The newest score of one patient and what it asks for next. */
export type WardScore = {
  total: number | undefined
  band: Band | undefined
  uncertain: boolean
  trend: Trend
  previous: number | undefined
  instant: number | undefined
  at: string | undefined
  /** Why the newest set has no total, when it has none */
  incomplete: string | undefined
  due: Due | undefined
}

/** Newest scores by patient; of nobody without one in the window is anything said. */
export function toWardScores(resources: readonly Stored<Observation>[]): Map<string, WardScore> {
  const byPatient = new Map<string, RecordedScore[]>()
  for (const resource of resources) {
    const patientId = referenceId(resource.subject, 'Patient')
    if (!patientId || isTakenBack(resource)) continue
    byPatient.set(patientId, [...(byPatient.get(patientId) ?? []), toRecordedScore(resource)])
  }
  return new Map([...byPatient].map(([patientId, scores]) => [patientId, toWardScore(scores)]))
}

function toWardScore(scores: RecordedScore[]): WardScore {
  const newestFirst = scores.toSorted((one, other) => (other.instant ?? 0) - (one.instant ?? 0))
  const withTotal = newestFirst.filter(({ total }) => total !== undefined)
  const [latest, before] = withTotal
  const newest = newestFirst[0]
  const shown = latest ?? newest
  return {
    total: latest?.total,
    band: latest?.total === undefined ? undefined : latest.band,
    uncertain: latest ? isBandUncertain(latest) : false,
    trend: latest?.total === undefined ? 'first' : trendOf(latest.total, before?.total),
    previous: before?.total,
    instant: shown?.instant,
    at: shown?.at,
    incomplete: newest && newest.total === undefined ? newest.incomplete : undefined,
    due: nextDue(newestFirst.flatMap((score) => scoreAt(score) ?? [])),
  }
}

/** Which chart this patient needs, as far as a ward list can tell: by age and by the speciality of the stay. */
export const chartOf = (
  { patient, speciality }: Pick<Occupant, 'patient' | 'speciality'>,
  now: Date,
): Chart => chartFor(yearsAt(patient?.birth, now), /obstetric|maternity|midwife/i.test(speciality ?? ''))

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
