import { useAct } from '#clinical/acts/use-act.ts'
import { tasksKey } from '#clinical/care/task.ts'
import { toWardTask } from '#clinical/care/ward-task.ts'
import { policyInForce } from '#clinical/escalation/policy-in-force.ts'
import { recordedBy } from '#clinical/acts/recorded-by.ts'
import { queryClient } from '#lib/query-client.ts'

import type { AddDraft } from './add-draft.ts'
import { escalationsOf } from './lists.ts'
import { taskLists } from './queries.ts'
import type { TaskRow } from './row.ts'
import { type Recorded, toAct } from './steps.ts'

const ofPatient = (patientId: string) => [tasksKey(patientId), taskLists, ['ward']]

/** One step of one task, against the version on the screen: somebody else's change is shown, never written over. */
export const useStep = (patientId: string, row: TaskRow) =>
  useAct(
    patientId,
    async (recorded: Recorded, actor) => {
      // what a step concerns besides its own task is looked up at this moment, and written against what was found
      const others =
        row.kind === 'escalation'
          ? await queryClient.fetchQuery({ ...escalationsOf(patientId), staleTime: 0 })
          : undefined
      const policy = await policyInForce(actor.session.post.orgCode)
      return toAct(row, recorded, others?.entries.filter(({ open }) => open) ?? [], actor, policy)
    },
    ofPatient(patientId),
  )

export const useAddTask = (patientId: string, encounterId: string | undefined) =>
  useAct(
    patientId,
    ({ what, doer, owner, due, repeat }: AddDraft, { actId, session, now }) => ({
      make: [
        {
          resource: toWardTask(
            {
              what,
              doer,
              owner: doer === 'me' ? recordedBy(session) : owner,
              due,
              repeat,
            },
            {
              patientId,
              encounter: encounterId ? { reference: `Encounter/${encounterId}` } : undefined,
              entryId: actId,
              session,
              now,
            },
          ),
        },
      ],
    }),
    ofPatient(patientId),
  )
