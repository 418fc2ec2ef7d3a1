import type { Appointment, Encounter, Identifier, Reference } from 'fhir/r4'
import * as z from 'zod/mini'

import { attendance, coded, outcomes, urls, without } from '#clinical/booking/codes.ts'
import { rttStatuses } from '#clinical/booking/rtt-status.ts'
import type { Act } from '#clinical/acts/act.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'
import type { Stored } from '#fhir/client.ts'

export type Step = 'arrive' | 'in clinic' | 'undo'

export const outcomeDraft = z.object({
  attended: z.enum(['5', '6', '7']),
  outcome: z.string().check(z.minLength(1, 'Choose what was agreed')),
  rtt: z.string().check(z.minLength(1, 'Choose the RTT status')),
  /** Whose clock it is; empty: of none that the record knows */
  referral: z.string(),
})
export type OutcomeDraft = z.infer<typeof outcomeDraft>

/** An appointment and the visit it became, as the record has them now. */
export type Attended = { appointment: Stored<Appointment>; visit: Stored<Encounter> | undefined }
type Writer = { patientId: string; identifier: Identifier; organisation: Reference; now: Date }

type State = { appointment: Appointment['status']; visit: Encounter['status'] }
const states: Record<'arrive' | 'in clinic' | 'seen', State> = {
  arrive: { appointment: 'arrived', visit: 'arrived' },
  'in clinic': { appointment: 'checked-in', visit: 'in-progress' },
  seen: { appointment: 'fulfilled', visit: 'finished' },
}

/** One step on: appointment and visit change together. */
export function stepAct(step: 'arrive' | 'in clinic', attended: Attended, writer: Writer): Act {
  const { appointment } = attended
  const expected = step === 'arrive' ? isExpected(appointment) : appointment.status === 'arrived'
  if (!expected) throw new Error(movedOn)
  return actOf(attended, states[step], writer)
}

/** Seen, or there and not seen: how they attended, what was agreed, and where the pathway stands. */
export function outcomeAct(draft: OutcomeDraft, attended: Attended, writer: Writer): Act {
  if (!['arrived', 'checked-in'].includes(attended.appointment.status)) throw new Error(movedOn)
  const appointment = withAttendance(attended.appointment, draft.attended)
  return actOf({ ...attended, appointment }, states.seen, writer, (visit) => ({
    ...visit,
    period: { ...visit.period, end: writer.now.toISOString() },
    extension: [
      ...without(visit.extension, urls.outcome, urls.rtt),
      coded(urls.outcome, outcomes, draft.outcome),
      coded(urls.rtt, rttStatuses, draft.rtt),
    ],
  }))
}

/** Nobody came. */
export function didNotAttendAct({ appointment }: Attended): Act {
  if (!isExpected(appointment)) throw new Error(movedOn)
  return { change: [{ seen: appointment, to: { ...withAttendance(appointment, '3'), status: 'noshow' } }] }
}

/** The step before: what was a slip is taken back, and the record says so. */
export function undoAct({ appointment, visit }: Attended): Act {
  const back = {
    arrived: 'booked',
    'checked-in': 'arrived',
    fulfilled: 'checked-in',
    noshow: 'booked',
  } as const
  const { status } = appointment
  if (!(status in back)) throw new Error(movedOn)
  const before = back[status as keyof typeof back]
  const to = { ...withAttendance(appointment, '0'), status: before }
  if (!visit) return { change: [{ seen: appointment, to }] }
  const { end: _, ...period } = visit.period ?? {}
  const visitBefore: Stored<Encounter> = {
    ...visit,
    period,
    status: before === 'booked' ? 'entered-in-error' : before === 'arrived' ? 'arrived' : 'in-progress',
    extension: without(visit.extension, urls.outcome, urls.rtt),
  }
  return {
    change: [
      { seen: appointment, to },
      { seen: visit, to: visitBefore, withdrawn: before === 'booked' },
    ],
  }
}

const movedOn =
  'Somebody has already gone on with this appointment. Nothing was written: look at the list again.'
const isExpected = ({ status }: Appointment) => ['proposed', 'pending', 'booked'].includes(status)

const withAttendance = (seen: Stored<Appointment>, code: string): Stored<Appointment> => ({
  ...seen,
  extension: [...without(seen.extension, urls.attendance), coded(urls.attendance, attendance, code)],
})

function actOf(
  { appointment, visit }: Attended,
  state: State,
  writer: Writer,
  ending: <E extends Encounter>(visit: E) => E = (same) => same,
): Act {
  const change = [{ seen: appointment, to: { ...appointment, status: state.appointment } }]
  if (visit) return { change: [...change, { seen: visit, to: { ...ending(visit), status: state.visit } }] }
  return { make: [{ resource: ending(visitFrom(appointment, state.visit, writer)) }], change }
}

/** The out-patient attendance that an appointment becomes when the patient is there. */
function visitFrom(appointment: Stored<Appointment>, status: Encounter['status'], writer: Writer): Encounter {
  const others = listOf(appointment.participant).flatMap(({ actor }) => actor ?? [])
  const places = others.filter((actor) => referenceId(actor, 'Location'))
  const people = others.filter((actor) => referenceId(actor, 'Practitioner'))
  return {
    resourceType: 'Encounter',
    identifier: [writer.identifier],
    status,
    class: {
      system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
      code: 'AMB',
      display: 'ambulatory',
    },
    ...(appointment.serviceType?.[0] ? { serviceType: appointment.serviceType[0] } : {}),
    subject: { reference: `Patient/${writer.patientId}` },
    appointment: [{ reference: `Appointment/${appointment.id}` }],
    ...(people.length > 0 ? { participant: people.map((individual) => ({ individual })) } : {}),
    period: { start: writer.now.toISOString() },
    ...(places.length > 0 ? { location: places.map((location) => ({ location })) } : {}),
    serviceProvider: writer.organisation,
  }
}

/** On time or late, by when they arrived: a proposal that the clerk may change. */
export const attendedAt = (arrivedAt: string | undefined, start: string | undefined): '5' | '6' =>
  arrivedAt && start && Date.parse(arrivedAt) > Date.parse(start) ? '6' : '5'
