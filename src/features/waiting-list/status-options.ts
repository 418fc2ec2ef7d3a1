import { type RttStatus, rttWords } from './rtt.ts'

/** Code and words, for people know them by either. */
export const statusOptions = (statuses: readonly RttStatus[]) =>
  statuses.map((value) => ({ value, label: `${value} ${rttWords(value)}` }))
