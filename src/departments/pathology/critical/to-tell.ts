import type { Observation, Reference, Task } from 'fhir/r4'

import type { Actor, Change, Made } from '#clinical/acts/act.ts'
import { entryIdentifier, recordedBy } from '#clinical/acts/recorded-by.ts'
import { openStatuses, taskCode, taskKind } from '#clinical/care/task.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'
import { everyLine, toLine } from '#clinical/results/result-line.ts'
import type { Stored } from '#fhir/client.ts'
import { hasAny } from '#fhir/coding.ts'

/**
 * Somebody has to be told of a critical result: a Task about the report, open until it was read back. By it a result that
 * nobody was told of is found however old it is (hazard H15); what another system sent has none.
 */
export const toTellOpen = { code: taskKind('critical-call'), status: openStatuses }

/** What a laboratory marked as critical, whatever it is a part of. */
export const isCritical = (values: readonly Observation[]): boolean =>
  everyLine(values.map((value) => toLine(value, () => undefined))).some(
    ({ mark }) => mark.level === 'critical',
  )

type About = { report: Reference; encounter: Reference | undefined }

export const toTell = ({ report, encounter }: About, actor: Actor, part = ''): Made => ({
  resource: {
    resourceType: 'Task',
    identifier: [entryIdentifier(actor.session, `${actor.actId}-tell${part}`)],
    status: 'requested',
    intent: 'order',
    priority: 'urgent',
    code: taskCode('critical-call'),
    description: 'Telephone a critical result',
    focus: report,
    for: { reference: `Patient/${actor.patientId}` },
    ...(encounter ? { encounter } : {}),
    authoredOn: actor.now.toISOString(),
    requester: recordedBy(actor.session),
  } satisfies Task,
})

export const tellingOf = (task: Task): string | undefined =>
  hasAny(task.code, 'critical-call') && openStatuses.split(',').includes(task.status)
    ? referenceId(task.focus, 'DiagnosticReport')
    : undefined

/** Told and read back: it waits no more. */
export const told = (tasks: readonly Stored<Task>[], words: string, { session, now }: Actor): Change[] =>
  tasks.map((seen) => ({
    seen,
    to: {
      ...seen,
      status: 'completed',
      lastModified: now.toISOString(),
      note: [
        ...listOf(seen.note),
        { authorReference: recordedBy(session), time: now.toISOString(), text: words },
      ],
    },
  }))
