import type { Reference, Specimen, Task } from 'fhir/r4'

import type { Act, Actor } from '#clinical/acts/act.ts'
import { entryIdentifier, recordedBy } from '#clinical/acts/recorded-by.ts'
import { atStep, newWork, type Step } from '#departments/pathology/work/lab-task.ts'
import type { Work } from '#departments/pathology/work/model.ts'
import { placeInDraw } from '#departments/pathology/work/rules.ts'
import { sampleSystem } from '#departments/pathology/work/sample-number.ts'

/** One tube, and everything that is done from it. */
export type TubeToFill = { words: string; cap: string | undefined; type: Specimen['type']; works: Work[] }

/** What is asked for together goes into as few tubes as it can, in the order in which they are filled. */
export function tubesFor(works: readonly Work[]): TubeToFill[] {
  const tubes = new Map<string, TubeToFill>()
  for (const work of works) {
    const tube = work.test?.tube
    const words = tube?.words ?? 'Container not in the catalogue: ask the laboratory'
    const found = tubes.get(words) ?? { words, cap: tube?.cap, type: tube?.type, works: [] }
    tubes.set(words, { ...found, works: [...found.works, work] })
  }
  return [...tubes.values()].toSorted((one, other) => placeInDraw(one.cap) - placeInDraw(other.cap))
}

/** Ten figures from what the form is known by, and one for the tube: typed from a label, and sent again the same. */
export function sampleNumber(formId: string, tube: number): string {
  const number = Number.parseInt(formId.replaceAll('-', '').slice(0, 12), 16) % 10_000_000_000
  return `${String(number).padStart(10, '0')}-${tube + 1}`
}

type Taken = { works: readonly Work[]; formId: string; at: string }

/** What was taken, by whom and when: a specimen a tube, and each request one step further. */
export function collected({ works, formId, at }: Taken, actor: Actor): Act {
  const specimens = tubesFor(works).map(({ words, type, works: of }, tube): Specimen => ({
    resourceType: 'Specimen',
    identifier: [
      // the first is unique whatever happens, and finds what was sent before; the second is what stands on the tube
      entryIdentifier(actor.session, `${formId}-${tube}`),
      { system: sampleSystem, value: sampleNumber(formId, tube) },
    ],
    status: 'available',
    ...(type ? { type } : {}),
    subject: { reference: `Patient/${actor.patientId}` },
    request: of.map(({ id }): Reference => ({ reference: `ServiceRequest/${id}` })),
    collection: { collector: recordedBy(actor.session), collectedDateTime: at },
    container: [{ description: words }],
  }))
  const tasks = stepsOf(works, 'collected', '', actor)
  return { make: [...specimens.map((resource) => ({ resource })), ...tasks.make], change: tasks.change }
}

/** Still to be collected, and everybody sees why it was not. */
export const notCollected = (works: readonly Work[], why: string, actor: Actor): Act => ({
  ...stepsOf(works, 'not-collected', why, actor),
  reason: why,
})

/** Each request's Task taken to this step; one that had none gets it. */
function stepsOf(works: readonly Work[], step: Step, why: string, actor: Actor) {
  const further = (task: Task) => atStep(task, step, why, actor)
  return {
    make: works
      .filter(({ task }) => !task)
      .map(({ request }) => ({ resource: further(newWork(request, actor)) })),
    change: works.flatMap(({ task }) => (task ? [{ seen: task, to: further(task) }] : [])),
  }
}
