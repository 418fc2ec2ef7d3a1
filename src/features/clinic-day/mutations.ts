import type { ServiceRequest } from 'fhir/r4'

import { entryIdentifier, ownOrganisation } from '#clinical/acts/recorded-by.ts'
import { useDeskActs } from '#clinical/acts/use-desk-acts.ts'
import { aboutPatient } from '#clinical/patient/about-patient.ts'
import { fhir, type Stored } from '#fhir/client.ts'
import { londonDate } from '#fhir/dates.ts'

import {
  type Attended,
  didNotAttendAct,
  type OutcomeDraft,
  outcomeAct,
  type Step,
  stepAct,
  undoAct,
} from './attend.ts'
import { isVisitOf } from './model.ts'

export type Who = { appointmentId: string; patientId: string }

const about = {
  refreshed: [['clinic'], ['patient'], ['waiting-first'], ['waiting-counts']],
  taken: 'Someone changed this appointment at the same moment. Nothing was written: look at the list again.',
}

type Doer = Parameters<Parameters<typeof useDeskActs>[0]>[1]
const writerOf = ({ session, actId, now }: Doer, patientId: string) => ({
  patientId,
  identifier: entryIdentifier(session, actId),
  organisation: ownOrganisation(session),
  now,
})

/** One step on, or the last one back. */
export const useStep = () =>
  useDeskActs(async ({ step, ...who }: Who & { step: Step }, doer) => {
    const attended = await read(who)
    const act = step === 'undo' ? undoAct(attended) : stepAct(step, attended, writerOf(doer, who.patientId))
    return { about: [{ patientId: who.patientId, act }] }
  }, about)

/** How the waiting list enters a status into the clock of a referral; it throws, in words, when that cannot follow. */
export type EnterClock = (
  referral: Stored<ServiceRequest>,
  status: string,
  on: string,
) => Stored<ServiceRequest>

/** The visit, the appointment and the clock of the referral it was for, together or not at all. */
export const useRecordOutcome = (who: Who, enterClock: EnterClock) =>
  useDeskActs(async (draft: OutcomeDraft, doer) => {
    const { patientId } = who
    const [attended, referral] = await Promise.all([
      read(who),
      draft.referral ? fhir.read('ServiceRequest', draft.referral) : undefined,
    ])
    if (referral) aboutPatient([referral], patientId)
    const act = outcomeAct(draft, attended, writerOf(doer, patientId))
    const clock = referral
      ? [{ seen: referral, to: enterClock(referral, draft.rtt, londonDate(doer.now)) }]
      : []
    return { about: [{ patientId, act: { ...act, change: [...(act.change ?? []), ...clock] } }] }
  }, about)

/** All of them, or nobody: of each it is signed apart. */
export const useDidNotAttend = (everybody: readonly Who[]) =>
  useDeskActs(
    async () => ({
      about: await Promise.all(
        everybody.map(async (who) => ({ patientId: who.patientId, act: didNotAttendAct(await read(who)) })),
      ),
    }),
    about,
  )

async function read({ appointmentId, patientId }: Who): Promise<Attended> {
  const [appointment, visits] = await Promise.all([
    fhir.read('Appointment', appointmentId),
    fhir.search('Encounter', { patient: patientId, appointment: `Appointment/${appointmentId}` }),
  ])
  aboutPatient([appointment, ...visits.resources], patientId)
  const visit = visits.resources.find(
    (one) => one.status !== 'entered-in-error' && isVisitOf(one, appointmentId),
  )
  return { appointment, visit }
}
