import * as z from 'zod/mini'

import { momentOf } from './draft.ts'

/** What is known at a birth; a name of the child's own comes when there is one. */
export const birthDraft = z.object({
  born: z.string().check(
    z.refine((text) => momentOf(text) !== undefined, 'Write a date and a time'),
    z.refine((text) => (momentOf(text) ?? 0) <= Date.now() + 60_000, 'This is in the future'),
    z.refine(
      (text) => (momentOf(text) ?? 0) > Date.now() - 28 * 86_400_000,
      'More than 28 days ago: register the child as a patient',
    ),
  ),
  gender: z.enum(['female', 'male', 'other', 'unknown'], 'Choose'),
  family: z.string().check(z.trim(), z.minLength(1, 'Write the family name'), z.maxLength(35)),
  given: z.string().check(z.maxLength(35)),
  /** Of several: which of them */
  order: z.enum(['', '1', '2', '3', '4']),
  method: z.enum(['82', '83', '2C']),
  wardId: z.string().check(z.minLength(1, 'Choose a ward')),
  /** Empty: a cot beside the mother */
  bedId: z.string(),
  sideRoom: z.boolean(),
})
export type BirthDraft = z.infer<typeof birthDraft>
