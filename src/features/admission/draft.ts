import * as z from 'zod/mini'

import { instantOf } from '#fhir/dates.ts'
import { fromLondonWallClock } from '#lib/london-time.ts'

/** A time on the ward's clock, not in the future (hazard H14); out comes the instant. */
const passed = z.string().check(
  z.refine((text) => momentOf(text) !== undefined, 'Write a date and a time'),
  z.refine((text) => (momentOf(text) ?? 0) <= Date.now() + 60_000, 'This is in the future'),
)

export const momentOf = (wallClock: string) => instantOf(fromLondonWallClock(wallClock, Date.now()))

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

export const dischargeDraft = z.object({
  at: passed,
  method: z.string().check(z.minLength(1, 'Choose how the stay ends')),
  destination: z.string().check(z.minLength(1, 'Choose where the patient goes')),
  bed: z.enum(['H', 'U']),
})
export type DischargeDraft = z.infer<typeof dischargeDraft>
