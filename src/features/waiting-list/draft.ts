import * as z from 'zod/mini'

import { londonDate } from '#fhir/dates.ts'
import { isRttStatus } from './rtt.ts'

const chosen = (words: string) => z.string().check(z.minLength(1, words))
const words = (most: number) => z.string().check(z.trim(), z.maxLength(most))

const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text)
/** A day that has come (hazard H14) */
const passed = z.string().check(
  z.refine(isDay, 'Write a date'),
  z.refine((text) => !isDay(text) || text <= londonDate(), 'This is in the future'),
)
const dayOrNone = z.string().check(z.refine((text) => text === '' || isDay(text), 'Write a date'))
const status = z.string().check(z.refine(isRttStatus, 'Choose the RTT status'))

export const referralDraft = z.object({
  specialty: chosen('Choose a specialty'),
  list: z.enum(['outpatient', 'inpatient']),
  what: words(120).check(z.minLength(2, 'Say what for')),
  priority: chosen('Choose a priority'),
  source: chosen('Choose who referred'),
  referrer: words(120),
  received: passed,
  /** e-RS unique booking reference number, 12 digits, spaces as typed; empty: a local identifier is given */
  ubrn: z
    .string()
    .check(
      z.refine(
        (text) => text.trim() === '' || /^\d{12}$/.test(text.replace(/\s/g, '')),
        'A UBRN has 12 digits',
      ),
    ),
  status,
})
export type ReferralDraft = z.infer<typeof referralDraft>

export const triageDraft = z
  .object({
    outcome: z.enum(['accept', 'redirect', 'advice', 'reject'], 'Choose the outcome'),
    specialty: z.string(),
    priority: chosen('Choose a priority'),
    decidedBy: words(120).check(z.minLength(2, 'Say who decided')),
    on: passed,
    reason: words(500),
  })
  .check(
    z.refine(({ outcome, specialty }) => outcome !== 'redirect' || specialty !== '', {
      message: 'Choose the specialty it goes to',
      path: ['specialty'],
    }),
    z.refine(({ outcome, reason }) => outcome === 'accept' || reason.length > 2, {
      message: 'Say why',
      path: ['reason'],
    }),
  )
export type TriageDraft = z.infer<typeof triageDraft>

export const clockDraft = z.object({ status, date: passed })
export type ClockDraft = z.infer<typeof clockDraft>

export const planDraft = z.object({
  list: z.enum(['outpatient', 'inpatient']),
  what: words(120).check(z.minLength(2, 'Say what for')),
  priority: chosen('Choose a priority'),
  management: z.string(),
  planned: dayOrNone,
  toComeIn: dayOrNone,
})
export type PlanDraft = z.infer<typeof planDraft>

export const offerDraft = z.object({
  made: passed,
  date: z.string().check(z.refine(isDay, 'Write the date that was offered')),
  answer: z.enum(['waiting', 'accepted', 'declined']),
})
export type OfferDraft = z.infer<typeof offerDraft>

export const suspendDraft = z
  .object({
    reason: z.enum(['choice', 'unfit', 'other'], 'Choose a reason'),
    from: z.string().check(z.refine(isDay, 'Write a date')),
    until: dayOrNone,
  })
  .check(
    z.refine(({ from, until }) => until === '' || until >= from, {
      message: 'This is before it begins',
      path: ['until'],
    }),
  )
export type SuspendDraft = z.infer<typeof suspendDraft>

export const dayDraft = z.object({ on: passed })
export type DayDraft = z.infer<typeof dayDraft>

export const removeDraft = z.object({
  reason: z.enum(['1', '2', '3', '4'], 'Choose a reason'),
  on: passed,
  /** What stops the clock; empty where none ticks */
  status: z.string(),
  note: words(500),
})
export type RemoveDraft = z.infer<typeof removeDraft>
