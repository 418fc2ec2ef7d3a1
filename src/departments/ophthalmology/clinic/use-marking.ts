import { useDeskActs } from '#clinical/acts/use-desk-acts.ts'
import { aboutPatient } from '#clinical/patient/about-patient.ts'
import { fhir } from '#fhir/client.ts'

import { stepCodeOf, type BoardStep, type Visit } from './board.ts'
import { type Mark, marked } from './marking.ts'

export type Marking = { visit: Visit; step: BoardStep; mark: Mark }

const taken = 'Somebody else has just marked this step. Nothing was written: look at the board again.'

/** Marks one step as it stood on the screen; whoever was faster is not overruled (hazard H11). */
export const useMarking = () =>
  useDeskActs(
    async ({ visit, step, mark }: Marking, doer) => {
      const { appointmentId, patientId } = visit
      const { resources } = await fhir.search('Task', {
        patient: patientId,
        focus: `Appointment/${appointmentId}`,
      })
      aboutPatient(resources, patientId)
      const now = resources.find((one) => stepCodeOf(one) === step.code)
      if (now?.meta?.versionId !== step.task?.meta?.versionId) throw new Error(taken)
      return { about: [{ patientId, act: marked({ ...visit, step: { ...step, task: now } }, mark, doer) }] }
    },
    { refreshed: [['ophthalmology', 'board']], taken },
  )
