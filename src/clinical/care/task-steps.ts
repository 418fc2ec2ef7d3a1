import type { Annotation, Task } from 'fhir/r4'

import type { Actor } from '#clinical/acts/act.ts'
import { recordedBy } from '#clinical/acts/recorded-by.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { whoText } from '#clinical/entries/source.ts'

export type Who = Pick<Actor, 'session' | 'now'>

/** What somebody did with a task, kept on the task itself, so that everybody who reads it knows. */
const noteOf = ({ session, now }: Who, text: string): Annotation => ({
  authorReference: recordedBy(session),
  time: now.toISOString(),
  text,
})

/** The task after one step; everything else in it stays as it is. */
export const stepped = <T extends Task>(task: T, change: Partial<Task>, words: string, who: Who): T => ({
  ...task,
  ...change,
  lastModified: who.now.toISOString(),
  note: [...listOf(task.note), noteOf(who, words)],
})

export type TaskStep = { who: string | undefined; when: string | undefined; what: string }

/** Who did what with it and when, the oldest first; that it was asked for stands at the beginning. */
export function taskHistory(task: Task): TaskStep[] {
  const { requester, authoredOn, note } = task
  const asked: TaskStep = { who: whoText(requester, task), when: authoredOn, what: 'Asked for' }
  return [
    asked,
    ...listOf(note).map(({ authorReference, authorString, time, text }): TaskStep => ({
      who: whoText(authorReference, task) ?? authorString,
      when: time,
      what: text?.trim() || 'Said nothing',
    })),
  ]
}
