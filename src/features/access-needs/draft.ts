import * as z from 'zod/mini'

import type { Act, Actor } from '#clinical/acts/act.ts'

import { type AccessNeed, ended, fromNeed, valueOf } from './needs.ts'

export const needsDraft = z.object({
  /** Codes of the usual needs, and `Flag/id` of others that are there */
  needs: z.array(z.string()),
  other: z.string().check(z.trim(), z.maxLength(120)),
  note: z.string().check(z.trim(), z.maxLength(200)),
})
export type NeedsDraft = z.infer<typeof needsDraft>

/** What changes: new ones are made, those no longer ticked are ended against the version that was seen. */
export function toAct(before: readonly AccessNeed[], { needs, other, note }: NeedsDraft, actor: Actor): Act {
  const there = new Set(before.map(valueOf))
  const added = needs.filter((value) => !there.has(value)).map((code) => ({ code }))
  const gone = before.filter((need) => !needs.includes(valueOf(need)))
  const make = [...added, ...(other ? [{ words: other }] : [])]
  if (make.length + gone.length === 0) throw new Error('Nothing has been changed.')
  return {
    make: make.map((need, at) => ({ resource: fromNeed(need, actor, note, at) })),
    change: gone.map(({ seen }) => ({ seen, to: ended(seen, actor.now) })),
  }
}
