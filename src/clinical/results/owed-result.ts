import type { DiagnosticReport, FhirResource } from 'fhir/r4'

import type { Stored } from '#fhir/client.ts'

import {
  type Acknowledgement,
  hasTaken,
  standingOf,
  type Standing,
  toAcknowledgement,
} from './acknowledgement.ts'
import { type PatientIdentity, toIdentity } from '#clinical/patient/patient.ts'
import { markedLines, type Report, toReport } from './report.ts'
import { type Find, findIn, orderOf, type ResultLine } from './result-line.ts'
import { consultantOf, isInpatient, ownerOf, type ResultOwner, wardOf } from './result-owner.ts'
import { dueAfter } from './result-rules.ts'

/** A report that somebody has to answer for: what it says, about whom, whose it is, and by when. */
export type OwedResult = {
  id: string
  report: Report
  patientId: string
  /** Undefined when the patient did not come along, or may not be shown */
  patient: PatientIdentity | undefined
  ward: string | undefined
  marked: ResultLine[]
  critical: boolean
  standing: Standing
  owner: ResultOwner
  /** Of the visit, by name: to whom it is escalated as a rule */
  consultant: string | undefined
  /** ms since 1970; undefined when nobody knows since when it has been waiting */
  due: number | undefined
}

const always = [
  'DiagnosticReport:result',
  'DiagnosticReport:patient',
  'DiagnosticReport:encounter:Encounter',
  'DiagnosticReport:based-on:ServiceRequest',
]
const alike = { '_include:iterate': 'Observation:has-member', _revinclude: 'Task:focus' }

/** What comes along with a report so that all of this can be told. */
export const owedIncludes = {
  ...alike,
  _include: [...always, 'DiagnosticReport:specimen', 'DiagnosticReport:media'],
}

/** The same for a list of hundreds: without pictures and pages, which are heavy and are not shown in a row. */
export const owedInShort = {
  ...alike,
  _include: always,
  _elements:
    'status,category,code,subject,encounter,effective,issued,result,basedOn,' +
    'conclusion,conclusionCode,imagingStudy,extension,performer,contained',
}

/** Each report once, with what was said about it; one that cannot be understood is counted, never dropped in silence. */
export function toOwedResults(
  reports: readonly Stored<DiagnosticReport>[],
  included: FhirResource[],
): { results: OwedResult[]; unreadable: number } {
  const find = findIn(included)
  const said = new Map<string, Acknowledgement[]>()
  for (const one of included) {
    const found =
      one.resourceType === 'Task' && one.id ? toAcknowledgement({ ...one, id: one.id }) : undefined
    if (found) said.set(found.reportId, [...(said.get(found.reportId) ?? []), found])
  }
  let unreadable = 0
  const results = reports.flatMap((resource) => {
    if (resource.status === 'entered-in-error') return []
    try {
      return toOwedResult(resource, included, find, said.get(resource.id) ?? []) ?? []
    } catch {
      unreadable += 1
      return []
    }
  })
  return { results, unreadable }
}

function toOwedResult(
  resource: Stored<DiagnosticReport>,
  included: FhirResource[],
  find: Find,
  said: readonly Acknowledgement[],
): OwedResult | undefined {
  const report = toReport(resource, included)
  // About a group or a device: nobody's chart.
  if (!report.patientId) return undefined
  const patient = resource.subject && find(resource.subject, resource)
  const standing = standingOf(report, said)
  const marked = markedLines(report)
  const critical = marked.some(({ mark }) => mark.level === 'critical')
  const since = orderOf(report.issued ?? report.when)
  const due = since + dueAfter({ critical, inpatient: isInpatient(resource, find) })
  return {
    id: report.id,
    report,
    patientId: report.patientId,
    patient:
      patient?.resourceType === 'Patient' && patient.id
        ? toIdentity({ ...patient, id: patient.id })
        : undefined,
    ward: wardOf(resource, find),
    marked,
    critical,
    standing,
    owner: ownerOf(resource, standing, find),
    consultant: consultantOf(resource, find)?.who,
    due: Number.isFinite(due) ? due : undefined,
  }
}

/** Somebody still has to do something about it. A report that is only registered has nothing in it yet. */
export const isWaiting = ({ report, standing }: OwedResult): boolean =>
  standing.state !== 'closed' && report.status !== 'Registered, no result yet'

/** Nobody has taken it in the time there is for it (domain facts §6.1.6): it is escalated. */
export const isOverdue = ({ standing, due }: Pick<OwedResult, 'standing' | 'due'>, now: number): boolean =>
  !hasTaken(standing) && due !== undefined && due < now
