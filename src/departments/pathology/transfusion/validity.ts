import { formatDateTime, instantOf } from '#fhir/dates.ts'

import type { TransfusionPolicy } from './policy.ts'

export type Recent = 'yes' | 'no' | 'unknown'

/** Until when blood may be matched on a sample; `not known`: nobody recorded when it was taken, or the record has no policy. */
export type Validity =
  { state: 'not known'; words: string } | { state: 'valid' | 'expired'; until: number; words: string }

const hour = 3_600_000

/** Shorter for whoever may have made antibodies since; what is not known counts as that (domain facts §6.1.5). */
export function validityOf(
  takenAt: string | undefined,
  recent: Recent,
  policy: Pick<TransfusionPolicy, 'usualHours' | 'extendedHours'> | null,
  now: number,
): Validity {
  const from = instantOf(takenAt)
  if (from === undefined) return { state: 'not known', words: 'Nobody recorded when it was taken' }
  const extended = recent === 'no' && policy?.extendedHours !== undefined
  const hours = extended ? policy?.extendedHours : policy?.usualHours
  if (hours === undefined)
    return { state: 'not known', words: 'The record holds no policy of how long a sample is valid' }
  const until = from + hours * hour
  const when = formatDateTime(new Date(until).toISOString())
  const state = until < now ? 'expired' : 'valid'
  const why = `${hours} hours: ${because[recent]}`
  return {
    state,
    until,
    words: `${state === 'valid' ? `Valid until ${when}` : `No longer valid since ${when}`} (${why})`,
  }
}

const because: Record<Recent, string> = {
  yes: 'transfused or pregnant in the last 3 months',
  no: 'not transfused or pregnant in the last 3 months',
  unknown: 'not known whether transfused or pregnant in the last 3 months',
}
