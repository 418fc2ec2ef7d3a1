import type { Parameters } from 'fhir/r4'
import * as z from 'zod/mini'

/** Why a restricted record may be opened: SCR-AlertReason (domain facts §1.7), the likeliest first. */
export const reasons = [
  { value: '5', label: 'Made in an emergency' },
  { value: '4', label: 'I take over this patient’s care myself' },
  { value: '1', label: 'Public interest' },
  { value: '2', label: 'Required by statute' },
  { value: '3', label: 'Required by a court order' },
  { value: '6', label: 'Another reason' },
] as const

export const shortestText = 10

export const accessDraft = z.object({
  reason: z.enum(
    reasons.map(({ value }) => value),
    'Choose a reason',
  ),
  text: z
    .string()
    .check(
      z.trim(),
      z.minLength(shortestText, `Say in at least ${shortestText} characters why`),
      z.maxLength(2000),
    ),
})
export type AccessDraft = z.infer<typeof accessDraft>

export const fromDraft = ({ reason, text }: AccessDraft): Parameters => ({
  resourceType: 'Parameters',
  parameter: [
    { name: 'reason', valueCode: reason },
    { name: 'text', valueString: text },
  ],
})

/** When the access ends, as the record answered. */
export const untilOf = (answer: Parameters): string | undefined =>
  answer.parameter?.find(({ name }) => name === 'until')?.valueInstant
