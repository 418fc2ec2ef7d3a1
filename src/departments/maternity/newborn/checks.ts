import { instantOf } from '#fhir/dates.ts'

import { dayOfLife } from './who.ts'

/** What every newborn is offered, and by when (domain facts §6.2.5 [G]; shown with its source). */
export const checksSource = 'NHS newborn screening programmes and NICE NG194; typical times, agreed locally'

type Result = { id: string; words: string; refer?: true; no?: true }
export type Check = {
  id: string
  words: string
  /** In a list, where every midwife knows it */
  brief?: string
  results: readonly Result[]
  /** Hours after birth by which it is to be done */
  within?: number
  /** The day of life on which it is to be done; birth is day 0 */
  day?: number
  /** Days after birth until which there is time */
  until?: number
  /** Offered only where there is a reason */
  indicated?: true
}
const done: Result = { id: 'done', words: 'Done, nothing found' }
const refer: Result = { id: 'refer', words: 'Refer', refer: true }
const declined: Result = { id: 'declined', words: 'Declined by the parents', no: true }

export const checks = [
  {
    id: 'vitamin-k',
    words: 'Vitamin K',
    within: 24,
    results: [
      { id: 'im', words: 'Given: 1 mg intramuscular' },
      { id: 'oral', words: 'Given by mouth, course begun' },
      declined,
    ],
  },
  {
    id: 'nipe',
    words: 'Newborn physical examination (NIPE)',
    brief: 'NIPE',
    within: 72,
    results: [done, refer, declined],
  },
  {
    id: 'oximetry',
    words: 'Pulse oximetry',
    within: 24,
    results: [{ id: 'normal', words: 'Normal' }, refer, declined],
  },
  {
    id: 'bloodspot',
    words: 'Blood spot',
    day: 5,
    results: [
      { id: 'taken', words: 'Taken' },
      { id: 'repeat', words: 'To be repeated', refer: true },
      declined,
    ],
  },
  {
    id: 'hearing',
    words: 'Hearing screen',
    until: 35,
    results: [{ id: 'clear', words: 'Clear, both ears' }, refer, declined],
  },
  {
    id: 'bcg',
    words: 'BCG vaccine',
    indicated: true,
    results: [{ id: 'given', words: 'Given' }, { id: 'not-indicated', words: 'Not indicated' }, declined],
  },
  {
    id: 'hep-b',
    words: 'Hepatitis B vaccine',
    indicated: true,
    results: [{ id: 'given', words: 'Given' }, { id: 'not-indicated', words: 'Not indicated' }, declined],
  },
  {
    id: 'jaundice',
    words: 'Looked for jaundice',
    indicated: true,
    results: [
      { id: 'none', words: 'No jaundice seen' },
      { id: 'seen', words: 'Jaundice seen', refer: true },
    ],
  },
] as const satisfies readonly Check[]
export const checkOf = (id: string): Check | undefined => checks.find((one) => one.id === id)

/** The four of the physical examination. */
export const nipeItems = { eyes: 'Eyes', heart: 'Heart', hips: 'Hips', testes: 'Testes' } as const
export const nipeResults = {
  normal: 'Normal',
  refer: 'Refer',
  'not-examined': 'Not examined',
  'not-applicable': 'Not applicable',
} as const

export type Standing =
  'done' | 'refer' | 'declined' | 'to come' | 'due' | 'overdue' | 'if indicated' | 'not known'
export type Due = { standing: Standing; by: string | undefined }

const hour = 3_600_000

/**
 * Where a check stands by what was recorded and by the clock. With a date of birth alone the hours are counted from the
 * end of that day, and a day is a day.
 */
export function dueOf(check: Check, result: string | undefined, birth: string | undefined, now: Date): Due {
  if (result !== undefined) {
    const found = check.results.find(({ id }) => id === result)
    return { standing: found?.refer ? 'refer' : found?.no ? 'declined' : 'done', by: undefined }
  }
  if (check.indicated) return { standing: 'if indicated', by: undefined }
  const today = now.toISOString()
  const day = dayOfLife(birth, today)
  if (birth === undefined || day === undefined) return { standing: 'not known', by: undefined }
  if (check.within !== undefined) {
    const begun = instantOf(birth) ?? Date.parse(`${birth.slice(0, 10)}T23:59:59Z`)
    const by = begun + check.within * hour
    return { standing: now.getTime() > by ? 'overdue' : 'due', by: new Date(by).toISOString() }
  }
  const last = check.day ?? check.until ?? 0
  const by = new Date(Date.parse(`${birth.slice(0, 10)}T12:00:00Z`) + last * 24 * hour)
    .toISOString()
    .slice(0, 10)
  if (day > last) return { standing: 'overdue', by }
  return { standing: check.day !== undefined && day < check.day ? 'to come' : 'due', by }
}

/** Jaundice within 24 hours of birth is urgent; without a time of birth that cannot be told (domain facts §6.2.5). */
export function jaundiceWords(seenAt: string | undefined, birth: string | undefined): string {
  const [seen, born] = [instantOf(seenAt), instantOf(birth)]
  if (seen === undefined || born === undefined)
    return 'Jaundice seen. Whether within 24 hours of birth cannot be told: treat it as urgent'
  return seen - born < 24 * hour ? 'Jaundice within 24 hours of birth: urgent' : 'Jaundice seen'
}

/** Arterial cord blood: what is significant (domain facts §6.2.5). */
export function cordWords(pH: number | undefined, baseExcess: number | undefined): string {
  const low = [
    pH !== undefined && pH < 7.1 ? 'pH below 7.10' : '',
    baseExcess !== undefined && baseExcess < -12 ? 'base excess below −12' : '',
  ]
  const found = low.filter(Boolean).join(' and ')
  return found ? `Significant: ${found}` : ''
}
