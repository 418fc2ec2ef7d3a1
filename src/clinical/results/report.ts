import type { DiagnosticReport, FhirResource, Observation, Specimen } from 'fhir/r4'

import type { Stored } from '#fhir/client.ts'
import { textOf } from '#fhir/coding.ts'

import { referenceId } from '#clinical/patient/about-patient.ts'
import { toAttachments, type Attachment } from '#clinical/documents/attachment.ts'
import { type Answer, type Entries, toEntries } from '#clinical/entries/entries.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import {
  everyLine,
  type Find,
  findIn,
  isObservation,
  isShown,
  orderOf,
  type ResultLine,
  toLine,
} from './result-line.ts'
import { type Source, sourceOf, whoText } from '#clinical/entries/source.ts'
import { susceptibilityOf } from './susceptibility.ts'

export type Report = {
  id: string
  /** False for a value that came without a report: nobody is asked to acknowledge it */
  isReport: boolean
  patientId: string | undefined
  encounterId: string | undefined
  name: string
  /** When the sample was taken or the picture made; when it was issued if that is not known */
  when: string | undefined
  issued: string | undefined
  /** Undefined for a final report */
  status: string | undefined
  /** Nothing more is to come: it may be closed (domain facts §6.1.6) */
  settled: boolean
  /** The moment of the last change to the report or any of its results, as the server counts; names its state */
  asOf: string
  lines: ResultLine[]
  /** Named by the report but not sent with it */
  missing: number
  specimens: string[]
  conclusion: string | undefined
  notes: string[]
  attachments: Attachment[]
  source: Source
}

export function toReports(found: Answer<DiagnosticReport>): Entries<Report> {
  const list = toEntries(found, (report) =>
    report.status === 'entered-in-error' ? undefined : toReport(report, found.included),
  )
  return { ...list, entries: list.entries.toSorted(newestFirst) }
}

/** By instant: laboratories write theirs with different offsets (hazard H14). */
export const newestFirst = (one: Report, other: Report) => {
  const [a, b] = [orderOf(one.when), orderOf(other.when)]
  return a === b ? 0 : b - a
}

export function toReport(report: Stored<DiagnosticReport>, included: FhirResource[] = []): Report {
  const { effectiveDateTime, effectivePeriod, issued, conclusion, status } = report
  const find = findIn(included)
  const found = report.result?.map((reference) => find(reference, report)) ?? []
  const results = found.filter(isObservation).filter(isShown)
  const codes = listOf(report.conclusionCode).map((one) => textOf(one, ''))
  return {
    id: report.id,
    isReport: true,
    patientId: referenceId(report.subject, 'Patient'),
    encounterId: referenceId(report.encounter, 'Encounter'),
    name: reportName(report),
    when: effectiveDateTime ?? effectivePeriod?.start ?? issued,
    issued,
    status: statusWords[status],
    settled: ['final', 'amended', 'corrected', 'appended', 'cancelled'].includes(status),
    asOf: lastChange([report, ...withMembers(found, find)]),
    lines: results.map((one) => toLine(one, find)),
    missing: found.filter((one) => !isObservation(one)).length,
    specimens: listOf(report.specimen).flatMap((one) => specimenText(find(one, report)) ?? one.display ?? []),
    conclusion: [conclusion?.trim(), ...codes].filter(Boolean).join('\n') || undefined,
    notes: [...notesOf(report), ...studiesOf(report)],
    attachments: [...toAttachments(report.presentedForm), ...imagesOf(report, find)],
    source: sourceOf(report, issued),
  }
}

/** Measurements that came without a report; an antibiotic stands under the organism it was tested on. */
export function toSingleResults(found: Answer<Observation>): Entries<Report> {
  const find = findIn(found.included ?? [])
  const organismOf = organismsBy(found.resources)
  const testedOn = (id: string) => found.resources.filter((one) => isShown(one) && organismOf(one) === id)
  const resources = found.resources.filter((one) => organismOf(one) === undefined)
  const list = toEntries({ ...found, resources }, (one) => {
    if (!isShown(one)) return undefined
    const single = toSingle(one, find)
    const parts = testedOn(one.id).map((antibiotic) => toLine(antibiotic, find))
    const lines = single.lines.map((line) => ({ ...line, parts: [...line.parts, ...parts] }))
    return { ...single, lines }
  })
  return { ...list, entries: list.entries.toSorted(newestFirst) }
}

/** Some laboratories say only that an antibiotic was derived from an organism, not that the organism has it as a member. */
function organismsBy(resources: readonly Stored<Observation>[]) {
  const ids = new Set(resources.filter(isShown).map(({ id }) => id))
  return ({ id, derivedFrom, interpretation, valueCodeableConcept }: Stored<Observation>) =>
    susceptibilityOf(interpretation, valueCodeableConcept)
      ? listOf(derivedFrom)
          .flatMap((reference) => referenceId(reference, 'Observation') ?? [])
          .find((one) => one !== id && ids.has(one))
      : undefined
}

function toSingle(observation: Stored<Observation>, find: Find): Report {
  const line = toLine(observation, find)
  return {
    id: observation.id,
    isReport: false,
    patientId: referenceId(observation.subject, 'Patient'),
    encounterId: referenceId(observation.encounter, 'Encounter'),
    name: line.name,
    when: line.when,
    issued: observation.issued,
    status: line.status,
    settled: line.status !== 'Preliminary',
    asOf: lastChange([observation]),
    lines: [line],
    missing: 0,
    specimens: [],
    conclusion: undefined,
    notes: [],
    attachments: [],
    source: line.source,
  }
}

function withMembers(found: (FhirResource | undefined)[], find: Find, depth = 0): FhirResource[] {
  return found.flatMap((one) => {
    if (!one) return []
    const members = isObservation(one) && depth < 6 ? listOf(one.hasMember) : []
    return [
      one,
      ...withMembers(
        members.map((member) => find(member, one)),
        find,
        depth + 1,
      ),
    ]
  })
}

/** Instants of servers differ in how they are written, not in what they mean. */
function lastChange(resources: FhirResource[]): string {
  const instants = resources.map(({ meta }) => Date.parse(meta?.lastUpdated ?? ''))
  const newest = Math.max(...instants.filter(Number.isFinite))
  return Number.isFinite(newest) ? new Date(newest).toISOString() : ''
}

/** "Diagnostic studies report" says nothing: then the category or the group inside is the better name. */
function reportName({ code, category }: DiagnosticReport): string {
  const name = textOf(code, '')
  if (name && !code?.coding?.some(({ code }) => code === '721981007')) return name
  const kind = listOf(category).map((one) => textOf(one, ''))
  return code?.text || kind.find(Boolean) || name || 'Report not named'
}

function specimenText(found: FhirResource | undefined): string | undefined {
  if (found?.resourceType !== 'Specimen') return undefined
  const { type, accessionIdentifier, condition, status }: Specimen = found
  const faults = [
    status === 'unsatisfactory' ? 'unsatisfactory' : '',
    ...listOf(condition).map((one) => textOf(one, '')),
  ]
  return [
    type ? textOf(type) : 'Specimen',
    accessionIdentifier?.value ? `no. ${accessionIdentifier.value}` : '',
    ...faults,
  ]
    .filter(Boolean)
    .join(', ')
}

/** R5’s `DiagnosticReport.note`, which UK laboratories send ahead of its time (domain facts §4.4). */
const notesOf = ({ extension }: DiagnosticReport): string[] =>
  listOf(extension).flatMap(({ url, valueAnnotation }) =>
    url?.endsWith('extension-DiagnosticReport.note') ? (valueAnnotation?.text?.trim() ?? []) : [],
  )

const studiesOf = ({ imagingStudy }: DiagnosticReport): string[] =>
  listOf(imagingStudy).map(({ display }) => `Pictures kept by the imaging system: ${display ?? 'not named'}`)

function imagesOf(report: DiagnosticReport, find: Find): Attachment[] {
  return listOf(report.media).flatMap(({ link, comment }) => {
    const media = link && find(link, report)
    if (media?.resourceType !== 'Media' || !media.content)
      return toAttachments([{ title: comment ?? link?.display ?? 'Image' }])
    const title = comment ?? media.content.title ?? whoText(link, report) ?? 'Image'
    return toAttachments([{ ...media.content, title }])
  })
}

const statusWords: Record<string, string> = {
  registered: 'Registered, no result yet',
  partial: 'Partial',
  preliminary: 'Preliminary',
  amended: 'Amended',
  corrected: 'Corrected',
  appended: 'Appended',
  cancelled: 'Cancelled',
  unknown: 'Status not known',
}

/** Every marked line of a report, however deep, worst first. */
export function markedLines(report: Pick<Report, 'lines'>): ResultLine[] {
  const rank = { critical: 0, abnormal: 1, noted: 2, unmarked: 3 }
  return everyLine(report.lines)
    .filter(({ mark }) => mark.level === 'critical' || mark.level === 'abnormal')
    .toSorted((one, other) => rank[one.mark.level] - rank[other.mark.level])
}
