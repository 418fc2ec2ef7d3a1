import type { DiagnosticReport, Encounter, Procedure } from 'fhir/r4'

import { toVisit } from '#clinical/care/encounter.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import type { Stored } from '#fhir/client.ts'
import { hasAny, textOf } from '#fhir/coding.ts'
import { formatDate } from '#fhir/dates.ts'

import { eventOf, named, organisationIn, type TimelineEvent } from './event.ts'

export function visitEvent(encounter: Stored<Encounter>): TimelineEvent {
  const { kind, reason, start, end, status, current, speciality, consultant } = toVisit(encounter)
  const code = encounter.serviceType?.coding?.find(({ code }) => code)?.code
  const event = eventOf(encounter, {
    kind: 'visit',
    title: reason ? `${kind} – ${reason}` : kind,
    details: [
      current || !end ? status : status === 'Finished' ? undefined : status,
      end && start ? `Ended ${formatDate(end)}` : undefined,
    ],
    when: start ?? end,
    until: end,
    ongoing: current && !end,
    specialty: speciality ? named(speciality, code) : undefined,
    organisation: encounter.serviceProvider,
    section: 'visits',
  })
  const who = consultant ?? event.source.who
  return { ...event, visitId: encounter.id, source: { ...event.source, who } }
}

export const visitDate = ({ period }: Encounter) => period?.start

export const procedureDate = ({ performedDateTime, performedPeriod }: Procedure) =>
  performedDateTime ?? performedPeriod?.start

const procedureStatus: Record<string, string> = {
  preparation: 'Planned',
  'in-progress': 'In progress',
  'not-done': 'Not done',
  'on-hold': 'On hold',
  stopped: 'Stopped before its end',
  unknown: 'Status not known',
}

export function procedureEvent(procedure: Stored<Procedure>): TimelineEvent {
  const { code, status, statusReason, performedPeriod, performedString, reasonCode, outcome } = procedure
  const performers = listOf(procedure.performer)
  return eventOf(procedure, {
    kind: 'procedure',
    title: textOf(code, 'Procedure not named'),
    details: [
      procedureStatus[status],
      statusReason && textOf(statusReason, ''),
      performedString,
      listOf(reasonCode)
        .map((one) => textOf(one, ''))
        .filter(Boolean)
        .join('; '),
      outcome && textOf(outcome, ''),
    ],
    when: procedureDate(procedure) ?? performedPeriod?.end,
    visit: procedure.encounter,
    organisation: organisationIn(performers.flatMap(({ actor, onBehalfOf }) => onBehalfOf ?? actor ?? [])),
    section: procedure.encounter ? 'visits' : undefined,
  })
}

export const reportDate = ({ effectiveDateTime, effectivePeriod }: DiagnosticReport) =>
  effectiveDateTime ?? effectivePeriod?.start

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

export function reportEvent(report: Stored<DiagnosticReport>): TimelineEvent {
  const categories = listOf(report.category).map((one) => textOf(one, ''))
  const category = categories.find((words) => words && !/^(Code )?[A-Z]{2,3}$/.test(words))
  // "Diagnostic studies report" says nothing (domain facts §6.1.1): then the category is the better name.
  const named = hasAny(report.code, '721981007') ? report.code.text : textOf(report.code, '')
  const title = named || category || textOf(report.code, 'Report not named')
  return eventOf(report, {
    kind: 'report',
    title,
    details: [reportStatus[report.status], category === title ? undefined : category],
    when: reportDate(report) ?? report.issued,
    visit: report.encounter,
    organisation: organisationIn(report.performer),
    section: 'results',
  })
}
