import type { CodeableConcept, Task } from 'fhir/r4'

import { doerOf, doerWords } from '#clinical/care/doer.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { entrySystem } from '#clinical/acts/recorded-by.ts'
import { taskCode } from '#clinical/care/task.ts'

import type { Asked } from './asked.ts'
import { nationalPolicy, type Urgency } from './policy.ts'

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
  const who = step === 'review' ? doerWords(task) : undefined
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
  next: 'Next responder',
} as const

type Kept = Pick<Asked, 'because' | 'source'> & Partial<Pick<Asked, 'sepsis' | 'to' | 'next'>>

export const inputsOf = ({ because, source, sepsis, to, next }: Kept): NonNullable<Task['input']> => [
  { type: { text: inputs.because }, valueString: because },
  { type: { text: inputs.source }, valueString: source },
  ...(sepsis?.total === undefined ? [] : [{ type: { text: inputs.total }, valueInteger: sepsis.total }]),
  ...(sepsis ? [{ type: { text: inputs.any3 }, valueBoolean: sepsis.any3 }] : []),
  ...(to ? calledInputs(to, next) : []),
]

/** Who is called, and who after them by the policy of that moment: it may have changed when nobody comes. */
const calledInputs = (to: string, next: string | undefined): NonNullable<Task['input']> => [
  { type: { text: inputs.to }, valueCode: to },
  { type: { text: inputs.next }, valueCode: next ?? nobody },
]
const nobody = 'nobody'

const isCalledInput = ({ type }: NonNullable<Task['input']>[number]) =>
  type?.text === inputs.to || type?.text === inputs.next

/** What a step says of its set, with somebody else called to it. */
export const calledInstead = (
  { input }: Task,
  to: string,
  next: string | undefined,
): NonNullable<Task['input']> => [
  ...listOf(input).filter((one) => !isCalledInput(one)),
  ...calledInputs(to, next),
]

/** What a set says now, with whoever was called to it before: they are the ones who come. */
export const stillCalled = (asked: Asked, { input }: Task): NonNullable<Task['input']> => {
  const called = listOf(input).filter(isCalledInput)
  return called.length > 0
    ? [...inputsOf(asked).filter((one) => !isCalledInput(one)), ...called]
    : inputsOf(asked)
}

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

/** Whom the policy asks for: who reviews, or who has to be told. */
export const responderOf = (task: Task): string | undefined =>
  stepOf(task) === 'review' ? (doerOf(task) ?? codeIn(task, inputs.to)) : codeIn(task, inputs.to)

const codeIn = ({ input }: Task, words: string) =>
  listOf(input).find(({ type }) => type?.text === words)?.valueCode

const steppedUpWords = 'Stepped up'
export const steppedUpStatus: Pick<Task, 'businessStatus'> = { businessStatus: { text: steppedUpWords } }
export const isSteppedUp = ({ businessStatus }: Task) => businessStatus?.text === steppedUpWords

/** Whom to call when nobody answers this step; undefined when they have been called, or there is nobody further up. */
export function nextUp(task: Task): string | undefined {
  const step = stepOf(task)
  if ((step !== 'tell' && step !== 'review') || isSteppedUp(task)) return undefined
  // one from before tasks kept it
  const next = codeIn(task, inputs.next) ?? nationalPolicy.rungs[responderOf(task) ?? '']?.next
  return next === nobody ? undefined : next
}
