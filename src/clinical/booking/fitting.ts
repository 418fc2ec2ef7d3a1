import type { Slot } from 'fhir/r4'

import { priorityOf } from './booked.ts'
import { codeIn, kinds } from './codes.ts'

/** Kept for this kind of patient or for nobody; kept for no more urgent a one. */
export const isFitting = (slot: Slot, { kind, priority }: { kind: string; priority: string }): boolean => {
  const kept = codeIn(kinds, slot.appointmentType)
  return (kind === '' || kept === undefined || kept === kind) && (priorityOf(slot) ?? '1') <= priority
}
