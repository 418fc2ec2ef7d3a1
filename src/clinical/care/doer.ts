import type { CodeableConcept, Task } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'

/** Who does such work, whichever of them it will be: "Medical team". */

const doerSystem = 'https://lune.example/fhir/CodeSystem/task-doer'

export const doerConcept = (code: string, words: string): CodeableConcept => ({
  coding: [{ system: doerSystem, code, display: words }],
  text: words,
})

/** `performer` of a search for what these are asked to do. */
export const doerTokens = (codes: readonly string[]) => codes.map((code) => `${doerSystem}|${code}`).join(',')

const doerCoding = ({ performerType }: Task) =>
  listOf(performerType)
    .flatMap(({ coding }) => listOf(coding))
    .find(({ system }) => system === doerSystem)

export const doerOf = (task: Task): string | undefined => doerCoding(task)?.code

/** As they were called when the task was made. */
export const doerWords = (task: Task): string | undefined =>
  doerCoding(task)?.display ?? listOf(task.performerType)[0]?.text
