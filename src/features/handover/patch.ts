import type { QueryClient } from '@tanstack/react-query'

import type { Change } from '#fhir/feed.ts'

import { handoverKey, lookUp, type WardHandover } from './queries.ts'

const told: readonly Change['type'][] = [
  'Communication',
  'Observation',
  'Condition',
  'AllergyIntolerance',
  'Flag',
  'Task',
  'DiagnosticReport',
  'CarePlan',
]

/** Whose handover these changes touch. */
export const touchedBy = (changes: readonly Change[]): string[] => [
  ...new Set(changes.filter(({ type }) => told.includes(type)).flatMap(({ patients }) => patients)),
]

/** These patients with what is known of them now; everybody else as before. What is withheld is counted by the next whole look. */
export function withNew(known: WardHandover, changed: WardHandover): WardHandover {
  return {
    ...known,
    of: new Map([...known.of, ...[...changed.of].filter(([id]) => known.of.has(id))]),
    missing: [...known.missing.filter(({ patientId }) => !changed.of.has(patientId)), ...changed.missing],
  }
}

/** One look-up after another: an older answer must not take the place of a newer one. */
let before: Promise<unknown> = Promise.resolve()

/** Asks again for these patients alone: one change on a ward of 32 costs what is known of one of them. */
export function patchHandover(
  queryClient: QueryClient,
  wardId: string,
  patientIds: readonly string[],
): Promise<void> {
  const queryKey = handoverKey(wardId)
  const patch = async () => {
    if (patientIds.length === 0) return
    try {
      const changed = await lookUp(patientIds)
      queryClient.setQueriesData<WardHandover>({ queryKey }, (known) => known && withNew(known, changed))
    } catch {
      // It could not be had: the whole is asked for, and that fails or comes in everybody's sight.
      await queryClient.invalidateQueries({ queryKey })
    }
  }
  const turn = before.then(patch)
  before = turn
  return turn
}
