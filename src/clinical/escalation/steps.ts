import type { CodeableConcept, Task } from 'fhir/r4'

import { doerOf } from '#clinical/care/doer.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { entrySystem } from '#clinical/acts/recorded-by.ts'
import { taskCode } from '#clinical/care/task.ts'

import type { Asked, Urgency } from './asked.ts'
import { isResponder, type Responder, rungOf } from './ladder.ts'

/** The steps of an escalation, each a Task; `groupIdentifier` is the set that caused them. */
export type Step = 'tell' | 'review' | 'sepsis' | 'bundle'

const stepSystem = 'https://lune.example/fhir/CodeSystem/escalation-step'
const stepWords: Record<Step, string> = {
  tell: 'Tell',
  review: 'Review',
  sepsis: 'Sepsis prompt',
  bundle: 'Sepsis bundle',
}

export const stepCode = (step: Step, text: string): CodeableConcept => ({
  coding: [
    ...listOf(taskCode('escalation').coding),
    { system: stepSystem, code: step, display: stepWords[step] },
  ],
  text,
})

export function stepOf({ code }: Task): Step | undefined {
  const found = listOf(code?.coding).find(({ system }) => system === stepSystem)?.code
  return found && found in stepWords ? (found as Step) : undefined
}

const statusWords: Record<Step, Record<string, string | undefined>> = {
  tell: { requested: 'Not told yet', completed: 'Told', cancelled: 'Withdrawn' },
  review: {
    requested: 'Not acknowledged',
    received: 'Told',
    accepted: 'On the way',
    completed: 'Seen',
    cancelled: 'Withdrawn',
  },
  sepsis: { requested: 'Not answered', completed: 'Answered', cancelled: 'Withdrawn' },
  bundle: { cancelled: 'Withdrawn' },
}

/** In the words of an escalation: what is known of whoever was called. Undefined: no step of one, or nothing to add. */
export function stepStatus(task: Task): string | undefined {
  const step = stepOf(task)
  return step && statusWords[step][task.status]
}

/** A step in few words, for a board: "NEWS2 7, high: Specialist registrar or above, told". */
export function briefStep(task: Task): string | undefined {
  const step = stepOf(task)
  const because = causeOf(task).because
  const status = stepStatus(task)?.toLowerCase()
  if (!step || !because) return undefined
  if (step === 'bundle') return `Suspected sepsis: ${task.code?.text ?? 'a task not named'}`
  if (step === 'sepsis') return `${because}: could this be sepsis?`
  const responder = responderOf(task)
  const who = step === 'review' && responder ? rungOf(responder).words : undefined
  return `${because}: ${[who, status].filter(Boolean).join(', ')}`
}

export const chainId = (setId: string) => ({ system: entrySystem, value: setId })

/** The set that caused it, by its entry; undefined for a task that no set caused. */
export const chainOf = ({ groupIdentifier }: Task): string | undefined =>
  groupIdentifier?.system === entrySystem ? groupIdentifier.value : undefined

/** What a step says of the set: kept with it, so that later steps are decided by it and not by what is read today. */
const inputs = {
  because: 'Because',
  total: 'Total',
  any3: 'Single 3',
  source: 'Source',
  to: 'Responder',
} as const

type Kept = Pick<Asked, 'because' | 'source'> & Partial<Pick<Asked, 'sepsis' | 'to'>>

export const inputsOf = ({ because, source, sepsis, to }: Kept): NonNullable<Task['input']> => [
  { type: { text: inputs.because }, valueString: because },
  { type: { text: inputs.source }, valueString: source },
  ...(sepsis?.total === undefined ? [] : [{ type: { text: inputs.total }, valueInteger: sepsis.total }]),
  ...(sepsis ? [{ type: { text: inputs.any3 }, valueBoolean: sepsis.any3 }] : []),
  ...(to ? [{ type: { text: inputs.to }, valueCode: to }] : []),
]

export type Caused = {
  because: string | undefined
  source: string | undefined
  total: number | undefined
  any3: boolean
}

export function causeOf({ input }: Task): Caused {
  const find = (words: string) => listOf(input).find(({ type }) => type?.text === words)
  return {
    because: find(inputs.because)?.valueString,
    source: find(inputs.source)?.valueString,
    total: find(inputs.total)?.valueInteger,
    any3: find(inputs.any3)?.valueBoolean ?? false,
  }
}

export const urgencyOf = ({ priority }: Task): Urgency => priority ?? 'routine'

/** Whom the chart asks for: who reviews, or who has to be told. */
export function responderOf(task: Task): Responder | undefined {
  const told = listOf(task.input).find(({ type }) => type?.text === inputs.to)?.valueCode
  return [doerOf(task), told].find(isResponder)
}

const steppedUpWords = 'Stepped up'
export const steppedUpStatus: Pick<Task, 'businessStatus'> = { businessStatus: { text: steppedUpWords } }
export const isSteppedUp = ({ businessStatus }: Task) => businessStatus?.text === steppedUpWords

/** Whom to call when nobody answers this step; undefined when they have been called, or there is nobody further up. */
export function nextUp(task: Task): Responder | undefined {
  const step = stepOf(task)
  const responder = responderOf(task)
  if ((step !== 'tell' && step !== 'review') || !responder || isSteppedUp(task)) return undefined
  return rungOf(responder).next
}
