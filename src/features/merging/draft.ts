import * as z from 'zod/mini'

/** How it is known that two records are one person; none of these is on a national list. */
export const proofs = [
  'NHS number traced on the Personal Demographics Service',
  'The patient said so, with date of birth and address',
  'A relative or carer said who it is',
  'Identity papers',
  'The same person registered twice by mistake',
] as const

const reason = z.string().check(z.trim(), z.minLength(3, 'Say how it is known'), z.maxLength(500))

export const mergeDraft = z.object({
  /** The id of the record that is kept */
  keep: z.string().check(z.minLength(1, 'Choose the record to keep')),
  /** By part: the id of the record whose words are kept */
  from: z.record(z.string(), z.string()),
  proof: z.string().check(z.minLength(1, 'Choose how it is known')),
  reason,
  /** Both were looked at, each by itself */
  checkedOne: z.boolean().check(z.refine((is) => is, 'Say that you have checked who this is')),
  checkedOther: z.boolean().check(z.refine((is) => is, 'Say that you have checked who this is')),
})
export type MergeDraft = z.infer<typeof mergeDraft>

export const partDraft = z.object({
  /** By part taken at the merge: `back` as it was before, or `stay` as it is */
  from: z.record(z.string(), z.enum(['back', 'stay'])),
  reason,
})
export type PartDraft = z.infer<typeof partDraft>
