import { type Group, grouped } from '#clinical/entries/duplicates.ts'
import { placeText } from '#clinical/entries/source.ts'

import type { Allergy, AllergyList } from './model.ts'

export type AllergyGroup = Group<Allergy> & {
  /** The worst case speaks for the group: active before ended or refuted (domain facts §7.4) */
  active: boolean
  /** What the entries do not agree on, in words; never hidden */
  conflict: string | undefined
}

/** Everything the list holds, what says the same together; the order is the list's, the worst first. */
export function groupAllergies(list: AllergyList): AllergyGroup[] {
  const current = list.status === 'known' ? list.allergies : []
  return grouped([...current, ...list.ended]).map((group) => ({
    ...group,
    active: group.entries.some(({ state }) => state === 'active'),
    conflict: conflictOf(group.entries),
  }))
}

function conflictOf(entries: readonly Allergy[]): string | undefined {
  if (new Set(entries.map(({ state }) => state)).size < 2) return undefined
  const said = entries.map(
    ({ state, source }) =>
      `${state} (${source.place ? placeText(source.place) : (source.who ?? 'source not stated')})`,
  )
  return `The entries do not agree: ${[...new Set(said)].join(', ')}.`
}
