import { listOf } from '#clinical/entries/lenient.ts'
import type { Done } from '#departments/ophthalmology/eye/record.ts'
import { kindSystem } from '#departments/ophthalmology/treatment/treating.ts'

/** What was done to an eye, each on a row of its own by its name, with a sign of its own shape (hazard H19). */
export const deeds = ['Injections', 'No injection', 'Laser', 'Operations', 'Other treatment'] as const
export type Deed = (typeof deeds)[number]
export const deedSigns: Record<Deed, string> = {
  Injections: '▲',
  'No injection': '✕',
  Laser: '◆',
  Operations: '■',
  'Other treatment': '●',
}

const kinds: Record<string, Deed> = { injection: 'Injections', laser: 'Laser', operation: 'Operations' }

/** By the code that it was recorded with; what another system calls by words alone is read by its first word. */
export function deedOf({ resource }: Pick<Done, 'resource'>): Deed {
  const coded = listOf(resource.code?.coding).find(({ system }) => system === kindSystem)?.code
  const deed = kinds[coded ?? ''] ?? 'Other treatment'
  return deed === 'Injections' && resource.status === 'not-done' ? 'No injection' : deed
}
