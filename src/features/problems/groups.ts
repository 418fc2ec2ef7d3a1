import { type Group, grouped } from '#clinical/entries/duplicates.ts'
import { placeText } from '#clinical/entries/source.ts'

import type { Problem } from './model.ts'

export type ProblemGroup = Group<Problem> & {
  /** The worst case speaks for the group: active before over (domain facts §7.4) */
  active: boolean
  /** What the entries do not agree on, in words; never hidden */
  conflict: string | undefined
}

/** `problems` with the active ones first, as the list has them. */
export const groupProblems = (problems: readonly Problem[]): ProblemGroup[] =>
  grouped(problems).map((group) => ({
    ...group,
    active: group.entries.some(({ active }) => active),
    conflict: conflictOf(group.entries),
  }))

function conflictOf(entries: readonly Problem[]): string | undefined {
  if (new Set(entries.map(stateOf)).size < 2) return undefined
  const said = entries.map((problem) => `${stateOf(problem)} (${whereOf(problem)})`)
  return `The entries do not agree: ${[...new Set(said)].join(', ')}.`
}

const stateOf = ({ active, status }: Problem) =>
  active ? 'active' : (status ?? 'no longer active').toLowerCase()
const whereOf = ({ source }: Problem) =>
  source.place ? placeText(source.place) : (source.who ?? 'source not stated')
