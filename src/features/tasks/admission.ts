import { queryOptions } from '@tanstack/react-query'

import { useAct } from '#clinical/acts/use-act.ts'
import {
  type AdmissionPlan,
  admissionPlan,
  admissionTasks,
  isFirstTask,
} from '#clinical/care/admission-tasks.ts'
import { taskKind, tasksKey } from '#clinical/care/task.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'
import { fhir } from '#fhir/client.ts'
import { queryClient } from '#lib/query-client.ts'

import { taskLists } from './queries.ts'
import type { InBed } from './TaskList.tsx'

const day = 24 * 3_600_000

/** Stays that began in the last day and whose first tasks nobody has asked for yet. */
export const newStays = (wardId: string, beds: readonly InBed[]) => {
  const recent = beds.filter(({ since }) => Date.now() - Date.parse(since ?? '') < day)
  const stays = recent.map(({ encounterId }) => encounterId)
  return queryOptions({
    queryKey: [...taskLists, 'new-stays', wardId, stays],
    queryFn: async () => {
      const plan = await queryClient.query(admissionPlan)
      if (plan.items.length === 0 || stays.length === 0) return { plan, waiting: [] }
      const { resources } = await fhir.search('Task', {
        encounter: stays.join(','),
        code: taskKind('ward-task'),
      })
      const made = new Set(
        resources.filter(isFirstTask).map(({ encounter }) => referenceId(encounter, 'Encounter')),
      )
      return { plan, waiting: stays.filter((id) => !made.has(id)) }
    },
    staleTime: 60_000,
  })
}

export const useMakeAdmissionTasks = ({ patientId, encounterId, since }: InBed, plan: AdmissionPlan) =>
  useAct(
    patientId,
    (_: 'make', { session, now }) => ({
      make: admissionTasks(plan, {
        patientId,
        encounter: { reference: `Encounter/${encounterId}` },
        key: encounterId,
        since,
        session,
        now,
      }).map((resource) => ({
        resource,
      })),
    }),
    [tasksKey(patientId), taskLists, ['ward']],
  )
