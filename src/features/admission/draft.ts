import * as z from 'zod/mini'

import { instantOf } from '#fhir/dates.ts'
import { fromLondonWallClock, londonWallClock } from '#lib/london-time.ts'

/** A time on the ward's clock, not in the future (hazard H14); out comes the instant. */
const passed = z.string().check(
  z.refine((text) => momentOf(text) !== undefined, 'Write a date and a time'),
  z.refine((text) => (momentOf(text) ?? 0) <= Date.now() + 60_000, 'This is in the future'),
)

/** `2026-07-01T14:05` on the clock of London, or with its seconds. */
export function momentOf(wallClock: string): number | undefined {
  const [, minute = wallClock, seconds = '0'] = /^(.{16}):(\d\d\.\d{3})$/.exec(wallClock) ?? []
  const instant = instantOf(fromLondonWallClock(minute, Date.now()))
  return instant === undefined ? undefined : instant + Math.round(Number(seconds) * 1000)
}

/** Of this very minute it is this very moment: what is written next, in the same minute, comes after it. */
export function exactly<Draft>(draft: Draft, now: number): Draft {
  if (typeof draft !== 'object' || draft === null || !('at' in draft)) return draft
  if (draft.at !== londonWallClock(now)) return draft
  return { ...draft, at: `${draft.at}:${new Date(now).toISOString().slice(17, 23)}` }
}

/** Ward and bed are enough to begin with; the rest is known later. */
export const admitDraft = z.object({
  wardId: z.string().check(z.minLength(1, 'Choose a ward')),
  bedId: z.string().check(z.minLength(1, 'Choose a bed')),
  at: passed,
  method: z.string(),
  source: z.string(),
  speciality: z.string(),
  /** `Practitioner/…` and the name */
  consultant: z.string(),
  /** Intended management: day case, ordinary, regular day or night */
  management: z.string(),
  expectedDischarge: z.string(),
  /** Only to choose a bed by */
  sideRoom: z.boolean(),
  /** The referral on the waiting list that this stay is for */
  listed: z.string(),
  /** Treatment begins with this stay: the entry leaves the list and its clock stops */
  treated: z.boolean(),
  reason: z.string().check(z.trim(), z.maxLength(200)),
})
export type AdmitDraft = z.infer<typeof admitDraft>

/** What a hospital provider spell needs beside its place; empty: still not known. */
export const completeDraft = z.object({
  method: z.string(),
  source: z.string(),
  speciality: z.string(),
  consultant: z.string(),
  management: z.string(),
})
export type CompleteDraft = z.infer<typeof completeDraft>

/** Ward and bed, or a consultant, or both. */
export const transferDraft = z
  .object({
    wardId: z.string(),
    bedId: z.string(),
    consultant: z.string(),
    at: passed,
    bed: z.enum(['H', 'U']),
    /** Only to choose a bed by */
    sideRoom: z.boolean(),
  })
  .check(
    z.refine(({ wardId, bedId }) => wardId === '' || bedId !== '', {
      message: 'Choose a bed',
      path: ['bedId'],
    }),
  )
export type TransferDraft = z.infer<typeof transferDraft>

export const leaveDraft = z.object({
  at: passed,
  reason: z.string().check(z.trim(), z.minLength(3, 'Say why'), z.maxLength(500)),
})
export type LeaveDraft = z.infer<typeof leaveDraft>

/** What is looked at before somebody goes; nothing of it is clinical (to be confirmed by the trust). */
export const dischargeChecks = [
  { value: 'medicines', label: 'Medicines to take home given' },
  { value: 'summary', label: 'Discharge summary given to the patient' },
  { value: 'transport', label: 'Transport arranged' },
  { value: 'belongings', label: 'Belongings and valuables returned' },
  { value: 'told', label: 'Family or carer told' },
  { value: 'follow-up', label: 'Follow-up booked, or none needed' },
] as const

export const dischargeDraft = z.object({
  at: passed,
  method: z.string().check(z.minLength(1, 'Choose how the stay ends')),
  destination: z.string().check(z.minLength(1, 'Choose where the patient goes')),
  bed: z.enum(['H', 'U']),
  /** Clinically ready since that day */
  ready: z.string(),
  delay: z.string(),
  checked: z.array(z.string()),
})
export type DischargeDraft = z.infer<typeof dischargeDraft>
