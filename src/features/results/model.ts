import type { DiagnosticReport, FhirResource, Observation } from 'fhir/r4'

import { toAttachments, type Attachment } from '#clinical/attachment.ts'
import { type Answer, type Entries, toEntries } from '#clinical/entries.ts'
import { resolve, type Source, sourceOf } from '#clinical/source.ts'
import { type Mark, markOf, noValue, referenceText, valueText } from '#clinical/value.ts'
import type { Stored } from '#fhir/client.ts'
import { textOf } from '#fhir/coding.ts'

/** One line of a report: a value with its unit, its mark and the range that came with it. */
export type ResultLine = {
  id: string
  name: string
  value: string
  mark: Mark
  range: string | undefined
  notes: string[]
  status: string | undefined
  /** Panels nest, microbiology more than once (domain facts §6.1.1) */
  parts: ResultLine[]
}

export type Report = {
  id: string
  name: string
  /** When the sample was taken or the picture made; when it was issued if that is not known */
  when: string | undefined
  issued: string | undefined
  /** Undefined for a final report */
  status: string | undefined
  lines: ResultLine[]
  /** Named by the report but not sent with it */
  missing: number
  conclusion: string | undefined
  attachments: Attachment[]
  source: Source
}

export function toReports(found: Answer<DiagnosticReport>): Entries<Report> {
  const list = toEntries(found, (report) =>
    report.status === 'entered-in-error' ? undefined : toReport(report, found.included),
  )
  return { ...list, entries: list.entries.toSorted(newestFirst) }
}

export const newestFirst = (one: Report, other: Report) => (other.when ?? '').localeCompare(one.when ?? '')

export function toReport(report: Stored<DiagnosticReport>, included: FhirResource[] = []): Report {
  const { result = [], effectiveDateTime, effectivePeriod, issued, conclusion, conclusionCode = [] } = report
  const found = result.map((reference) => resolve(reference, report, included))
  const lines = found
    .filter(isObservation)
    .filter(isShown)
    .map((one) => toLine(one, included))
  const codes = conclusionCode.map((one) => textOf(one, '')).filter(Boolean)
  const when = effectiveDateTime ?? effectivePeriod?.start ?? issued
  return {
    id: report.id,
    name: reportName(report),
    when,
    issued,
    status: reportStatus[report.status] ?? undefined,
    lines,
    missing: found.filter((one) => !isObservation(one)).length,
    conclusion: [conclusion?.trim(), ...codes].filter(Boolean).join('\n') || undefined,
    attachments: toAttachments(report.presentedForm),
    source: sourceOf(report, issued),
  }
}

/** A measurement that came without a report. */
export const toSingleResults = (found: Answer<Observation>): Entries<Report> => {
  const list = toEntries(found, (observation) =>
    isShown(observation) ? toSingle(observation, found.included) : undefined,
  )
  return { ...list, entries: list.entries.toSorted(newestFirst) }
}

function toSingle(observation: Stored<Observation>, included: FhirResource[] = []): Report {
  const line = toLine(observation, included)
  const when = observation.effectiveDateTime ?? observation.effectivePeriod?.start ?? observation.issued
  return {
    id: observation.id,
    name: line.name,
    when,
    issued: observation.issued,
    status: line.status,
    lines: [line],
    missing: 0,
    conclusion: undefined,
    attachments: [],
    source: sourceOf(observation, when),
  }
}

const isObservation = (resource: FhirResource | undefined): resource is Stored<Observation> =>
  resource?.resourceType === 'Observation'

const isShown = ({ status }: Observation) => status !== 'entered-in-error'

/** Rings of references do not end; nobody nests deeper than this on purpose. */
const deepest = 6

function toLine(observation: Observation, included: FhirResource[], depth = 0): ResultLine {
  const {
    code,
    interpretation,
    referenceRange,
    note = [],
    component = [],
    hasMember = [],
    status,
  } = observation
  const members = hasMember.map((reference) => resolve(reference, observation, included))
  const parts = [
    ...component.map((one, index): ResultLine => ({
      id: `${observation.id}-${index}`,
      name: textOf(one.code, 'Result not named'),
      value: valueText(one),
      mark: markOf(one.interpretation),
      range: referenceText(one.referenceRange),
      notes: [],
      status: undefined,
      parts: [],
    })),
    ...(depth < deepest
      ? members
          .filter(isObservation)
          .filter(isShown)
          .map((one) => toLine(one, included, depth + 1))
      : []),
  ]
  const value = valueText(observation)
  const away = members.filter((one) => !isObservation(one)).length
  return {
    id: observation.id ?? textOf(code, ''),
    name: textOf(code, 'Result not named'),
    value: value === noValue && parts.length > 0 ? '' : value,
    mark: markOf(interpretation),
    range: referenceText(referenceRange),
    notes: [
      ...note.flatMap(({ text }) => text?.trim() || []),
      ...(away > 0 ? [`${away === 1 ? '1 part was' : `${away} parts were`} not sent with it`] : []),
    ],
    status: observationStatus[status] ?? undefined,
    parts,
  }
}

/** "Diagnostic studies report" says nothing: then the category or the group inside is the better name. */
function reportName({ code, category = [] }: DiagnosticReport): string {
  const name = textOf(code, '')
  if (name && !code?.coding?.some(({ code }) => code === '721981007')) return name
  return code?.text || category.map((one) => textOf(one, '')).find(Boolean) || name || 'Report not named'
}

const reportStatus: Record<string, string> = {
  registered: 'Registered, no result yet',
  partial: 'Partial',
  preliminary: 'Preliminary',
  amended: 'Amended',
  corrected: 'Corrected',
  appended: 'Appended',
  cancelled: 'Cancelled',
  unknown: 'Status not known',
}

const observationStatus: Record<string, string> = {
  registered: 'No result yet',
  preliminary: 'Preliminary',
  amended: 'Amended',
  corrected: 'Corrected',
  cancelled: 'Cancelled',
  unknown: 'Status not known',
}

/** Every marked line of a report, however deep, worst first. */
export function markedLines(report: Report): ResultLine[] {
  const all = (lines: ResultLine[]): ResultLine[] => lines.flatMap((line) => [line, ...all(line.parts)])
  const rank = { critical: 0, abnormal: 1, noted: 2, unmarked: 3 }
  return all(report.lines)
    .filter(({ mark }) => mark.level === 'critical' || mark.level === 'abnormal')
    .toSorted((one, other) => rank[one.mark.level] - rank[other.mark.level])
}
