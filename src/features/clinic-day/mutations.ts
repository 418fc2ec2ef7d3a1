import { entryIdentifier, ownOrganisation } from '#clinical/acts/recorded-by.ts'
import { useDeskActs } from '#clinical/acts/use-desk-acts.ts'
import { aboutPatient } from '#clinical/patient/about-patient.ts'
import { fhir } from '#fhir/client.ts'

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
  refreshed: [['clinic'], ['patient']],
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

export const useRecordOutcome = (who: Who) =>
  useDeskActs(async (draft: OutcomeDraft, doer) => {
    const act = outcomeAct(draft, await read(who), writerOf(doer, who.patientId))
    return { about: [{ patientId: who.patientId, act }] }
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
