import * as z from 'zod/mini'

import { instantOf } from '#fhir/dates.ts'
import { fromLondonWallClock } from '#lib/london-time.ts'

const reason = z.string().check(z.trim(), z.minLength(3, 'Say why'), z.maxLength(300))

/** In the place of a slot: a place is made beyond those of the clinic. */
export const overbook = 'overbook'

const wanted = {
  clinicId: z.string(),
  clinicianId: z.string(),
  siteId: z.string(),
  kind: z.string().check(z.minLength(1, 'Choose new or follow-up')),
  priority: z.string(),
  from: z.string(),
  slotId: z.string().check(z.minLength(1, 'Choose a place')),
}

export const bookDraft = z
  .object({
    ...wanted,
    channel: z.string(),
    instructions: z.string().check(z.trim(), z.maxLength(500)),
    weeks: z.string(),
    times: z.string(),
    overbookAt: z.string(),
    overbookReason: z.string().check(z.trim(), z.maxLength(300)),
  })
  .check((found) => {
    const { slotId, clinicId, overbookAt, overbookReason } = found.value
    if (slotId !== overbook) return
    const say = (path: string, message: string) =>
      found.issues.push({ code: 'custom', message, path: [path], input: found.value })
    if (clinicId === '') say('clinicId', 'Choose the clinic to overbook')
    const at = momentOf(overbookAt)
    if (at === undefined) say('overbookAt', 'Write a date and a time')
    else if (at < Date.now()) say('overbookAt', 'This is in the past')
    if (overbookReason.length < 3) say('overbookReason', 'Say why')
  })
export type BookDraft = z.infer<typeof bookDraft>

export const momentOf = (wallClock: string) => instantOf(fromLondonWallClock(wallClock, Date.now()))

export const moveDraft = z.object({ ...wanted, reason })
export type MoveDraft = z.infer<typeof moveDraft>

export const cancelDraft = z.object({
  code: z.string().check(z.minLength(1, 'Choose who cancels, and why')),
  words: z.string().check(z.trim(), z.maxLength(300)),
})
export type CancelDraft = z.infer<typeof cancelDraft>
