import type { DiagnosticReport, DocumentReference, Encounter, Procedure } from 'fhir/r4'

import { toVisit } from '#clinical/encounter.ts'
import { type Answer, toEntries } from '#clinical/entries.ts'
import { type Source, sourceOf } from '#clinical/source.ts'
import { periodText } from '#clinical/value.ts'
import type { Stored } from '#fhir/client.ts'
import { textOf } from '#fhir/coding.ts'
import { formatDate } from '#fhir/dates.ts'

export type Event = {
  id: string
  kind: 'Visit' | 'Procedure' | 'Report' | 'Document'
  words: string
  detail: string | undefined
  /** FHIR date or dateTime; may be partial or absent */
  when: string | undefined
  source: Source
}

export type Timeline = {
  events: Event[]
  withheld: number
  unreadable: number
  /** Kinds of which the record holds more, and the day from which this list has all of them */
  cutOff: { kind: string; since: string | undefined }[]
}

type Answers = {
  visits: Answer<Encounter>
  procedures: Answer<Procedure>
  reports: Answer<DiagnosticReport>
  documents: Answer<DocumentReference>
}

/** One list of what happened, the newest first; what has no date stands last, never left out. */
export function toTimeline({ visits, procedures, reports, documents }: Answers): Timeline {
  const parts = [
    { kind: 'Visits', ...toEntries(visits, (one) => unless(one, visitEvent)) },
    { kind: 'Procedures', ...toEntries(procedures, (one) => unless(one, procedureEvent)) },
    { kind: 'Reports', ...toEntries(reports, (one) => unless(one, reportEvent)) },
    { kind: 'Documents', ...toEntries(documents, (one) => unless(one, documentEvent)) },
  ]
  const events = parts.flatMap(({ entries }) => entries)
  return {
    events: events.toSorted((one, other) => (other.when ?? '').localeCompare(one.when ?? '')),
    withheld: parts.reduce((sum, { withheld }) => sum + withheld, 0),
    unreadable: parts.reduce((sum, { unreadable }) => sum + unreadable, 0),
    cutOff: parts
      .filter(({ complete }) => !complete)
      .map(({ kind, entries }) => ({
        kind,
        since: entries.flatMap(({ when }) => when ?? []).toSorted()[0],
      })),
  }
}

const unless = <R extends { status?: string }>(resource: R, toEvent: (resource: R) => Event) =>
  resource.status === 'entered-in-error' ? undefined : toEvent(resource)

function visitEvent(encounter: Stored<Encounter>): Event {
  const { kind, reason, start, end, source, status } = toVisit(encounter)
  const until = end && start ? periodText({ start, end }) : undefined
  return {
    id: `visit-${encounter.id}`,
    kind: 'Visit',
    words: reason ? `${kind} – ${reason}` : kind,
    detail: until ?? status,
    when: start ?? end,
    source,
  }
}

function procedureEvent(procedure: Stored<Procedure>): Event {
  const {
    code,
    status,
    performedDateTime,
    performedPeriod,
    performedString,
    reasonCode = [],
    outcome,
  } = procedure
  const when = performedDateTime ?? performedPeriod?.start ?? performedPeriod?.end
  const details = [
    status === 'not-done'
      ? 'Not done'
      : status === 'preparation'
        ? 'Planned'
        : status === 'stopped'
          ? 'Stopped'
          : '',
    when ? '' : performedString,
    reasonCode.map((one) => textOf(one, '')).find(Boolean),
    outcome && textOf(outcome, ''),
  ]
  return {
    id: `procedure-${procedure.id}`,
    kind: 'Procedure',
    words: textOf(code, 'Procedure not named'),
    detail: details.filter(Boolean).join(' · ') || undefined,
    when,
    source: sourceOf(procedure, when),
  }
}

function reportEvent(report: Stored<DiagnosticReport>): Event {
  const when = report.effectiveDateTime ?? report.effectivePeriod?.start ?? report.issued
  return {
    id: `report-${report.id}`,
    kind: 'Report',
    words: textOf(report.code, 'Report not named'),
    detail: report.conclusion?.trim() || undefined,
    when,
    source: sourceOf(report, when),
  }
}

function documentEvent(reference: Stored<DocumentReference>): Event {
  const when = reference.date ?? reference.context?.period?.start
  return {
    id: `document-${reference.id}`,
    kind: 'Document',
    words: textOf(reference.type, '') || reference.description?.trim() || 'Document without a title',
    detail: undefined,
    when,
    source: sourceOf(reference, when),
  }
}

/** What this list leaves out, in words; it is never silent about it. */
export function timelineNotes({ withheld, unreadable, cutOff }: Timeline): string[] {
  return [
    ...cutOff.map(
      ({ kind, since }) => `${kind} before ${formatDate(since, 'the oldest shown')} are not loaded here.`,
    ),
    withheld > 0 ? `${withheld} withheld: restricted.` : '',
    unreadable > 0 ? `${unreadable} in a form that cannot be shown here.` : '',
    'Observations, medicines, problems and notes have their own sections.',
  ].filter(Boolean)
}
