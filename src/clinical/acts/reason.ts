import * as z from 'zod/mini'

/** Why something is taken back, cancelled or undone: everybody who comes later reads it. */
export const reasonDraft = z.object({
  reason: z.string().check(z.trim(), z.minLength(3, 'Say why'), z.maxLength(500)),
})
export type Reason = z.infer<typeof reasonDraft>
