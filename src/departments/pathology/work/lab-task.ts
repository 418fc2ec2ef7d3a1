import type { Observation, Reference, Task } from 'fhir/r4'

import { technicallyAuthorisedBy } from '#auth/laboratory.ts'
import type { Actor } from '#clinical/acts/act.ts'
import { recordedBy } from '#clinical/acts/recorded-by.ts'
import { taskCode } from '#clinical/care/task.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { whoText } from '#clinical/entries/source.ts'

/**
 * How far the laboratory has come with one request. What it has measured and not authorised is kept in this Task and
 * nowhere else, so that no chart shows a value nobody stands behind (decision 034).
 */
export const steps = {
  'not-collected': { status: 'on-hold', words: 'Not collected' },
  collected: { status: 'requested', words: 'Collected' },
  received: { status: 'received', words: 'Received' },
  recollect: { status: 'on-hold', words: 'Rejected, another sample asked for' },
  rejected: { status: 'rejected', words: 'Rejected' },
  'in-progress': { status: 'in-progress', words: 'In progress' },
  'to-authorise': { status: 'in-progress', words: 'To authorise' },
  'to-authorise-clinically': { status: 'in-progress', words: 'To authorise clinically' },
  reported: { status: 'completed', words: 'Reported' },
} as const satisfies Record<string, { status: Task['status']; words: string }>
export type Step = keyof typeof steps

const stepSystem = 'https://lune.example/fhir/CodeSystem/laboratory-step'
const workSystem = 'https://lune.example/fhir/Id/laboratory-work'

export const stepOf = ({ businessStatus, status }: Task): Step | undefined => {
  if (status === 'entered-in-error' || status === 'cancelled') return undefined
  const said = listOf(businessStatus?.coding).find(({ system }) => system === stepSystem)?.code
  return said && said in steps ? (said as Step) : undefined
}

type Who = Pick<Actor, 'session' | 'now'>

/** The laboratory’s work on one request; its number is the request’s, so two people make one of it. */
export function newWork(
  request: { id: string; encounter?: Reference },
  { session, now, patientId }: Who & Pick<Actor, 'patientId'>,
): Task {
  return {
    resourceType: 'Task',
    identifier: [{ system: workSystem, value: request.id }],
    status: 'requested',
    intent: 'order',
    code: taskCode('laboratory'),
    focus: { reference: `ServiceRequest/${request.id}` },
    for: { reference: `Patient/${patientId}` },
    ...(request.encounter ? { encounter: request.encounter } : {}),
    authoredOn: now.toISOString(),
    requester: recordedBy(session),
  }
}

/** The same work one step further, with who took it there and what they said. */
export function atStep<T extends Task>(task: T, step: Step, said: string, { session, now }: Who): T {
  const { words, status } = steps[step]
  const { statusReason: _before, ...kept } = task
  const waits = status === 'on-hold' || status === 'rejected'
  return {
    ...(kept as T),
    status,
    businessStatus: { coding: [{ system: stepSystem, code: step, display: words }], text: words },
    ...(waits && said ? { statusReason: { text: said } } : {}),
    lastModified: now.toISOString(),
    note: [
      ...listOf(task.note),
      {
        authorReference: recordedBy(session),
        time: now.toISOString(),
        text: said ? `${words}: ${said}` : words,
      },
    ],
  }
}

/** What was measured, as it waits to be authorised. */
export const valuesIn = ({ contained }: Task): Observation[] =>
  listOf(contained).filter((one): one is Observation => one.resourceType === 'Observation')

export function withValues<T extends Task>(task: T, values: readonly Observation[]): T {
  const { contained: _values, output: _named, ...kept } = task
  if (values.length === 0) return kept as T
  const contained = values.map((one, index) => ({ ...one, id: `value-${index + 1}` }))
  return {
    ...(kept as T),
    contained,
    output: contained.map(({ id }) => ({
      type: { text: 'Value' },
      valueReference: { reference: `#${id}` },
    })),
  }
}

/** Who stands behind the measurement; whoever authorises it clinically is somebody else. */
export const technicallyBy = ({ extension }: Task): Reference | undefined =>
  listOf(extension).find(({ url }) => url === technicallyAuthorisedBy)?.valueReference

export const withTechnical = <T extends Task>(task: T, who: Reference | undefined): T => ({
  ...task,
  extension: [
    ...listOf(task.extension).filter(({ url }) => url !== technicallyAuthorisedBy),
    ...(who ? [{ url: technicallyAuthorisedBy, valueReference: who }] : []),
  ],
})

/** Every step with who took it, the oldest first. */
export const historyOf = ({ note }: Task) =>
  listOf(note).map(({ authorReference, authorString, time, text }) => ({
    who: authorString ?? whoText(authorReference) ?? 'Author not stated',
    at: time,
    words: text,
  }))
