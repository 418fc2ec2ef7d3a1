import type { Appointment, DiagnosticReport, ServiceRequest, Specimen, Task } from 'fhir/r4'

import { referenceId } from '#clinical/patient/about-patient.ts'
import type { Stored } from '#fhir/client.ts'
import { textOf } from '#fhir/coding.ts'
import { formatDateTime } from '#fhir/dates.ts'

/** What the record holds that says how far a request has come (domain facts §6.1.2, §6.7). */
export type Progress = {
  reports: readonly Stored<DiagnosticReport>[]
  specimens: readonly Specimen[]
  tasks: readonly Task[]
  appointments: readonly Appointment[]
}

/** In words, and sorted by what a reader does next: wait, read, ask again, finish writing. */
export type OrderState = {
  group: 'draft' | 'waiting' | 'resulted' | 'stopped'
  words: string
  detail: string | undefined
  /** The report to open */
  reportId: string | undefined
  /** What somebody at the bedside, or whoever asked, does about it */
  next: 'collect' | 'request again' | undefined
}

const state = (
  group: OrderState['group'],
  words: string,
  detail?: string,
  reportId?: string,
): OrderState => ({ group, words, detail, reportId, next: undefined })

const toCollect = (words: string, detail?: string): OrderState => ({
  ...state('waiting', words, detail),
  next: 'collect',
})

/** The furthest that anything says; what stopped it comes before everything. */
export function stateOf(request: Stored<ServiceRequest>, progress: Progress): OrderState {
  const own = ownState(request)
  if (own) return own
  const mine = forRequest(request.id, progress)
  return (
    reportState(mine.reports) ??
    stoppedState(mine) ??
    underWay(mine) ??
    (request.status === 'completed'
      ? state('resulted', 'Completed', 'No report in this record')
      : request.status === 'on-hold'
        ? state('waiting', 'On hold')
        : toCollect('Requested'))
  )
}

/** What the request itself says, whatever else there is. */
function ownState({ status }: ServiceRequest): OrderState | undefined {
  switch (status) {
    case 'draft':
      return state('draft', 'Draft', 'Not signed')
    case 'revoked':
      return state('stopped', 'Cancelled')
    case 'active':
    case 'on-hold':
    case 'completed':
      return undefined
    default:
      return state('waiting', 'State not known')
  }
}

function forRequest(id: string, { reports, specimens, tasks, appointments }: Progress): Progress {
  const names = (references: { reference?: string }[] = []) =>
    references.some((one) => referenceId(one, 'ServiceRequest') === id)
  return {
    reports: reports.filter(({ basedOn, status }) => names(basedOn) && status !== 'entered-in-error'),
    specimens: specimens.filter(({ request, status }) => names(request) && status !== 'entered-in-error'),
    tasks: tasks.filter(({ focus, status }) => names(focus && [focus]) && status !== 'entered-in-error'),
    appointments: appointments.filter(({ basedOn }) => names(basedOn)),
  }
}

const reportWords: Partial<Record<DiagnosticReport['status'], string>> = {
  final: 'Result available',
  amended: 'Result available, amended',
  corrected: 'Result available, corrected',
  appended: 'Result available, added to',
  partial: 'Interim result available, part of it',
  preliminary: 'Interim result available',
}
/** The surest first: a final report stands beside the preliminary one it replaces. */
const surest: readonly string[] = ['corrected', 'amended', 'appended', 'final', 'preliminary', 'partial']

function reportState(reports: Progress['reports']): OrderState | undefined {
  const [best] = reports
    .filter(({ status }) => surest.includes(status))
    .toSorted((one, other) => surest.indexOf(one.status) - surest.indexOf(other.status))
  const words = best && reportWords[best.status]
  if (!words) return undefined
  const when = best.issued ?? best.effectiveDateTime
  return state('resulted', words, when && formatDateTime(when), best.id)
}

function stoppedState({ reports, specimens, tasks }: Progress): OrderState | undefined {
  const cancelled = reports.find(({ status }) => status === 'cancelled')
  if (cancelled)
    return state('stopped', 'Cancelled by the department', cancelled.conclusion?.trim(), cancelled.id)
  const spoilt = specimens.find(({ status }) => status === 'unsatisfactory')
  if (spoilt && specimens.every(({ status }) => status === 'unsatisfactory')) {
    const again = tasks.find((one) => laboratoryStep(one) === 'recollect')
    const why = whyRejected(spoilt)
    return again
      ? toCollect('Sample rejected, another asked for', why)
      : { ...state('stopped', 'Sample rejected', why), next: 'request again' }
  }
  const refused = tasks.find(({ status }) => status === 'rejected' || status === 'failed')
  return refused && state('stopped', 'Rejected', refused.statusReason && textOf(refused.statusReason, ''))
}

const whyRejected = ({ condition = [], note = [] }: Specimen) =>
  [...condition.map((one) => textOf(one, '')), ...note.map(({ text }) => text?.trim() ?? '')]
    .filter(Boolean)
    .join('; ') || undefined

/** What a laboratory says of its own work on a request (departments/pathology, decision 034). */
const laboratoryStep = ({ businessStatus }: Task) =>
  businessStatus?.coding?.find(({ system }) => system?.endsWith('/CodeSystem/laboratory-step'))?.code

/** On its way: from the furthest back to the nearest. */
function underWay({ reports, specimens, tasks, appointments }: Progress): OrderState | undefined {
  const working = tasks.find(({ status }) => status === 'in-progress' || status === 'accepted')
  if (reports.length > 0 || working)
    return state('waiting', 'In progress', working?.businessStatus && textOf(working.businessStatus, ''))
  const arrived = specimens.find(({ receivedTime }) => receivedTime)
  if (arrived) return state('waiting', 'Received by the laboratory', formatDateTime(arrived.receivedTime))
  const taken = specimens.find(
    ({ collection }) => collection?.collectedDateTime ?? collection?.collectedPeriod,
  )
  if (taken)
    return state(
      'waiting',
      'Collected',
      formatDateTime(taken.collection?.collectedDateTime ?? taken.collection?.collectedPeriod?.start),
    )
  const missed = tasks.find((one) => laboratoryStep(one) === 'not-collected')
  if (missed) return toCollect('Not collected', missed.statusReason && textOf(missed.statusReason, ''))
  const booked = appointments.find(({ status }) =>
    ['booked', 'arrived', 'checked-in', 'pending'].includes(status),
  )
  return booked && state('waiting', 'Scheduled', booked.start && formatDateTime(booked.start))
}
