import * as z from 'zod/mini'

import { londonDate } from '#fhir/dates.ts'
import { isValidNhsNumber, nhsDigits } from '#lib/nhs-number.ts'
import { isBefore, partialDate } from '#lib/partial-date.ts'

/** Lengths of a name's parts by the NHS Common User Interface (domain facts §3.4). */
const part = z.string().check(z.trim(), z.maxLength(35, 'At most 35 letters'))
const line = z.string().check(z.trim(), z.maxLength(100, 'At most 100 letters'))

/** Who somebody is and how they are reached, as a clerk enters it. Empty: not recorded. */
const details = {
  title: part,
  family: part,
  given: part,
  middle: line,
  preferred: part,
  born: z.string().check(
    z.trim(),
    z.refine(
      (text) => text === '' || partialDate(text) !== undefined,
      'Write a date such as 14/03/1951, 03/1951 or 1951',
    ),
    z.refine((text) => !isBefore(londonDate(), partialDate(text) ?? ''), 'This is in the future'),
  ),
  gender: z
    .enum(['female', 'male', 'other', 'unknown', ''])
    .check(z.refine((code) => code !== '', 'Choose a gender; “Not Known” is one')),
  nhsNumber: z.string().check(
    z.trim(),
    z.refine(
      (text) => text === '' || isValidNhsNumber(text),
      'This is not a valid NHS number: check the figures',
    ),
    z.overwrite(nhsDigits),
  ),
  /** By the UK list; of a number that was typed just now, not of one that was traced */
  verification: z.string(),
  /** Why there is none */
  noNumber: z.string(),
  address: z.string().check(z.trim(), z.maxLength(400)),
  town: line,
  postcode: z.string().check(
    z.trim(),
    z.overwrite((text: string) => text.toUpperCase().replace(/^(\S+?)\s*(\S{3})$/, '$1 $2')),
    z.refine(
      (text) => text === '' || /^[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}$/.test(text),
      'Write a postcode such as BB2 3HH',
    ),
  ),
  home: line,
  mobile: line,
  email: line,
  /** `Organization/gp-ribble Ribble Village Practice` */
  practice: z.string(),
  /** `Practitioner/gp-ribble-1 Dr Anna Field`: one of the practice */
  gp: z.string(),
  ethnicity: z.string(),
  language: z.string(),
  interpreter: z.enum(['', 'yes', 'no']),
  birthSex: z.string(),
  marital: z.string(),
  residential: z.string(),
  kinName: line,
  kinRelation: line,
  kinPhone: line,
}

const isNamed = z.refine<{ family: string; given: string }>(
  ({ family, given }) => family !== '' || given !== '',
  { message: 'Write a family name or a given name', path: ['family'] },
)

export const detailsDraft = z.object(details).check(isNamed)
export type DetailsDraft = z.infer<typeof detailsDraft>

/** `decided`: the reader has looked at the records that may be the same person, and none of them is. */
export const registrationDraft = z.object({ ...details, decided: z.boolean() }).check(isNamed)
export type RegistrationDraft = z.infer<typeof registrationDraft>

/** Two fields are enough for somebody who cannot say who they are. */
export const unknownDraft = z.object({
  gender: z.enum(['female', 'male', 'other', 'unknown'], 'Choose what is apparent'),
  age: z.string().check(
    z.trim(),
    z.refine((text) => /^\d{1,3}$/.test(text) && Number(text) <= 120, 'Write an age in years, about'),
  ),
})
export type UnknownDraft = z.infer<typeof unknownDraft>
