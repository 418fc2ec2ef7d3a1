import type { CodeableConcept, Task } from 'fhir/r4'

import { doerOf } from '#clinical/care/doer.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { entrySystem } from '#clinical/acts/recorded-by.ts'
import { taskCode } from '#clinical/care/task.ts'

import type { Asked, Urgency } from './asked.ts'
import { isResponder, type Responder } from './ladder.ts'

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

export const chainId = (setId: string) => ({ system: entrySystem, value: setId })

/** The set that caused it, by its entry; undefined for a task that no set caused. */
export const chainOf = ({ groupIdentifier }: Task): string | undefined =>
  groupIdentifier?.system === entrySystem ? groupIdentifier.value : undefined

/** What a step says of the set: kept with it, so that later steps are decided by it and not by what is read today. */
const inputs = { because: 'Because', total: 'Total', any3: 'Single 3', source: 'Source' } as const

type Kept = Pick<Asked, 'because' | 'source'> & Partial<Pick<Asked, 'sepsis'>>

export const inputsOf = ({ because, source, sepsis }: Kept): NonNullable<Task['input']> => [
  { type: { text: inputs.because }, valueString: because },
  { type: { text: inputs.source }, valueString: source },
  ...(sepsis?.total === undefined ? [] : [{ type: { text: inputs.total }, valueInteger: sepsis.total }]),
  ...(sepsis ? [{ type: { text: inputs.any3 }, valueBoolean: sepsis.any3 }] : []),
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

export function responderOf(task: Task): Responder | undefined {
  const code = doerOf(task)
  return isResponder(code) ? code : undefined
}
