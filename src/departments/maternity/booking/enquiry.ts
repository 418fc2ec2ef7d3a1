import type { Observation } from 'fhir/r4'
import * as z from 'zod/mini'

import type { Act, Actor, Made } from '#clinical/acts/act.ts'
import { codes } from '#departments/maternity/pregnancy/codes.ts'
import { newestOf, type Pregnancy } from '#departments/maternity/pregnancy/pregnancy.ts'
import { about, coded, reading } from '#departments/maternity/pregnancy/reading.ts'
import { textOf } from '#fhir/coding.ts'

/**
 * Domestic abuse is asked of everybody, alone. That it was asked is no secret; what was answered is: it is marked as very
 * restricted, so that the gateway keeps it from every screen, list and print until somebody gives a reason to see it.
 */
export const enquiryDraft = z
  .object({
    asked: z.string().check(z.minLength(1, 'Say whether it was asked')),
    answer: z.string(),
    words: z.string().check(z.trim(), z.maxLength(2000)),
  })
  .check(
    z.refine(({ asked, answer }) => asked !== 'alone' || answer !== '', {
      path: ['answer'],
      error: 'Say what was answered',
    }),
  )
export type EnquiryDraft = z.infer<typeof enquiryDraft>

export const askedWords = {
  alone: 'Asked, alone',
  'not-alone': 'Not asked: not alone',
  'not-asked': 'Not asked',
} as const
export const answers = { no: 'No abuse disclosed', yes: 'Abuse disclosed' } as const

const veryRestricted: Observation['meta'] = {
  security: [
    {
      system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality',
      code: 'V',
      display: 'very restricted',
    },
  ],
}

export function enquired(pregnancy: Pregnancy, draft: EnquiryDraft, actor: Actor): Act {
  const of = about(pregnancy.episode, actor)
  const asked = reading(of, coded(codes.enquiry), 'asked', {
    valueCodeableConcept: { text: askedWords[draft.asked as keyof typeof askedWords] },
  })
  if (draft.asked !== 'alone') return { make: [asked] }
  const answer: Made = reading(of, coded(codes.enquiryAnswer), 'answer', {
    meta: veryRestricted,
    valueCodeableConcept: { text: answers[draft.answer as keyof typeof answers] },
    ...(draft.words ? { note: [{ text: draft.words }] } : {}),
  })
  return { make: [asked, answer] }
}

/** When it was asked last, and whether alone. What was answered is never part of it. */
export function enquiryOf(pregnancy: Pregnancy) {
  const [newest] = newestOf(pregnancy, codes.enquiry)
  return newest && { words: textOf(newest.valueCodeableConcept), on: newest.effectiveDateTime }
}

/** What was answered: here only for whoever has been let in. */
export const disclosuresOf = (pregnancy: Pregnancy) =>
  newestOf(pregnancy, codes.enquiryAnswer).map(({ id, valueCodeableConcept, note, effectiveDateTime }) => ({
    id,
    words: textOf(valueCodeableConcept),
    note: (note ?? []).map(({ text }) => text).join(' '),
    on: effectiveDateTime,
  }))
