import type { Task } from 'fhir/r4'
import { useEffect, useRef } from 'react'
import { useQueryClient } from '@tanstack/react-query'

import { useCan, useSession } from '#auth/session.ts'
import { onlyAbout } from '#clinical/patient/about-patient.ts'
import {
  acknowledgementId,
  acknowledgementList,
  acknowledgementSystem,
  hasTaken,
  isPassedOn,
  toAcknowledgement,
} from '#clinical/results/acknowledgement.ts'
import type { Actor, Change } from '#clinical/acts/act.ts'
import type { OwedResult } from '#clinical/results/owed-result.ts'
import { ChangedMeanwhile } from '#clinical/acts/send-act.ts'
import { useAct } from '#clinical/acts/use-act.ts'
import { fhir, type Stored } from '#fhir/client.ts'

import type { AnswerDraft } from './draft.ts'
import type { Person } from './people.ts'
import { resultInFull, waitingResults } from './queries.ts'
import { answered, closedAsNormal, seenTask, superseded } from './steps.ts'

/** One answer to one result: against the Task that was on the screen, or the first one made about it. */
export function useAnswerResult(
  patientId: string,
  result: OwedResult,
  personOf: (words: string) => Person | undefined,
) {
  return useAct(
    patientId,
    async (draft: AnswerDraft, actor) => {
      const task = await taskFor(result, actor)
      const to = answered(task, draft, personOf(draft.to)?.reference, actor)
      return { change: [{ seen: task, to }, ...supersededOf(result, actor)] }
    },
    refreshed(patientId, [result.id]),
  )
}

/** All of these of one patient, or none of them. */
export function useCloseAsNormal(patientId: string) {
  return useAct(
    patientId,
    async (results: OwedResult[], actor) => {
      const tasks = await Promise.all(results.map((result) => taskFor(result, actor)))
      return {
        change: tasks.map((task) => ({ seen: task, to: closedAsNormal(task, actor) })),
      }
    },
    refreshed(patientId, []),
  )
}

const refreshed = (patientId: string, reportIds: string[]) => [
  acknowledgementList(patientId).queryKey,
  waitingResults(patientId).queryKey,
  ...reportIds.map((id) => resultInFull(patientId, id).queryKey),
  ['results-inbox'],
]

/**
 * The Task an answer is written against: the one that was seen, else one made now, once, whoever makes it first. If
 * somebody else has answered meanwhile, the reader must know before theirs is written over it.
 */
async function taskFor(result: OwedResult, actor: Actor): Promise<Stored<Task>> {
  if (result.standing.now) return result.standing.now.task
  const task = await recordSeen(result, actor)
  const found = toAcknowledgement(task)
  if (found && (hasTaken(found) || isPassedOn(found))) throw new ChangedMeanwhile([task])
  return task
}

function recordSeen(result: OwedResult, actor: Pick<Actor, 'session' | 'now' | 'patientId'>) {
  const task = seenTask(result, actor)
  onlyAbout(actor.patientId, task)
  return fhir.create(task, `${acknowledgementSystem}|${acknowledgementId(result.report)}`)
}

/** What was still open about an earlier state of the report. */
function supersededOf({ standing: { before } }: OwedResult, actor: Actor): Change[] {
  return before && before.open ? [{ seen: before.task, to: superseded(before.task, actor) }] : []
}

/** "Seen" is recorded when somebody who could answer opens a result. That it could not be is not in their way. */
export function useRecordSeen(patientId: string, result: OwedResult) {
  const session = useSession()
  const mayAnswer = useCan('result.acknowledge')
  const queryClient = useQueryClient()
  const recorded = useRef<string>(undefined)
  const state = acknowledgementId(result.report)
  useEffect(() => {
    if (!mayAnswer || result.standing.state !== 'new' || result.standing.now || recorded.current === state)
      return
    recorded.current = state
    recordSeen(result, { session, now: new Date(), patientId }).then(
      () =>
        Promise.all(
          refreshed(patientId, [result.id]).map((queryKey) => queryClient.invalidateQueries({ queryKey })),
        ),
      () => undefined,
    )
  }, [mayAnswer, patientId, queryClient, result, session, state])
}
