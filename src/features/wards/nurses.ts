import type { Ward } from './model.ts'

export type WardNurse = { user: string; who: string }

/** Who is named nurse of anybody here, each once: those who are on the ward today, as far as the record says. */
export function namedNurses({ rows }: Ward): WardNurse[] {
  const of = new Map<string, WardNurse>()
  for (const { state } of rows) {
    const nurse = state.status === 'occupied' ? state.occupant.details.namedNurse : undefined
    if (nurse?.user) of.set(nurse.user, { user: nurse.user, who: nurse.who })
  }
  return [...of.values()].toSorted((one, other) => one.who.localeCompare(other.who))
}
