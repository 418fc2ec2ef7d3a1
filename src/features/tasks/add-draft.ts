import type { Reference } from 'fhir/r4'

import { sdsUserSystem } from '#clinical/care/task.ts'
import type { Team } from '#clinical/care/team.ts'
import { wardDoers } from '#clinical/care/ward-task.ts'
import { fromLondonWallClock } from '#lib/london-time.ts'

/** What the form of a new task holds: text as typed. `who`: `me`, a colleague, a code of `wardDoers`, or a team’s reference. */
export type AddValues = { what: string; who: string; due: string; repeat: string }

export type AddDraft = {
  what: string
  doer: string | undefined
  /** A colleague or a team by name */
  owner: Reference | undefined
  /** With the offset of London */
  due: string | undefined
  repeat: string
}

type Person = { user: string; who: string }

export const whoOptions = (me: string, people: readonly Person[], teams: readonly Team[]) => [
  { value: 'me', label: `Me: ${me}` },
  ...people.map(({ user, who }) => ({ value: personCode(user), label: who })),
  ...wardDoers.map(({ code, words }) => ({ value: code, label: words })),
  ...teams.map(({ reference, name }) => ({ value: reference, label: name })),
]

const personCode = (user: string) => `user-${user}`

export type AddProblems = Partial<Record<keyof AddValues, string>>

export function addProblems({ what, who, due, repeat }: AddValues, now: number): AddProblems {
  const found: AddProblems = {}
  if (what.trim().length < 3) found.what = 'Say what has to be done'
  if (!who) found.who = 'Say who is asked'
  if (repeat && !due) found.due = 'Say when it is due first'
  if (due && fromLondonWallClock(due, now) === undefined)
    found.due = 'There is no such time: enter the date and time'
  return found
}

export function toAddDraft(
  { what, who, due, repeat }: AddValues,
  { people, teams }: { people: readonly Person[]; teams: readonly Team[] },
  now: number,
): AddDraft {
  const team = teams.find(({ reference }) => reference === who)
  const person = people.find(({ user }) => personCode(user) === who)
  return {
    what: what.trim(),
    doer: team || person ? undefined : who,
    owner: person
      ? { identifier: { system: sdsUserSystem, value: person.user }, display: person.who }
      : team && { reference: team.reference, display: team.name },
    due: due ? fromLondonWallClock(due, now) : undefined,
    repeat,
  }
}
