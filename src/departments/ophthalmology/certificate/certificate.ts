import type { CodeableConcept, DocumentReference } from 'fhir/r4'
import * as z from 'zod/mini'

import { type Copy, copiesFor } from '#clinical/letters/copies.ts'
import type { LetterFrame } from '#clinical/letters/letter.ts'
import { toLetter } from '#clinical/letters/letter.ts'
import { belowChart, belowChartWords, readAcuity } from '#departments/ophthalmology/eye/acuity.ts'
import { eyes, eyeWords } from '#departments/ophthalmology/eye/eye.ts'

const system = 'https://lune.example/fhir/CodeSystem/vision-impairment'
export const grades = {
  sight: { code: 'sight-impaired', words: 'Sight impaired' },
  severe: { code: 'severely-sight-impaired', words: 'Severely sight impaired' },
} as const
export type Grade = keyof typeof grades

/**
 * Who is usually certified as what: words beside the choice, which is the consultant's (Department of Health and Social
 * Care, Certificate of Vision Impairment: explanatory notes for consultant ophthalmologists, England).
 */
export const guidance: Record<Grade, readonly string[]> = {
  severe: [
    'Acuity below 3/60',
    '3/60 or better and below 6/60, with a contracted field',
    '6/60 or better, with a contracted field, above all if it is contracted below',
  ],
  sight: [
    '3/60 to 6/60, with a full field',
    'Up to 6/24, with a moderately contracted field, opacities in the media, or aphakia',
    '6/18 or better, with a gross field defect such as hemianopia, or a markedly contracted field',
  ],
}

export const fields = [
  'Full',
  'Central loss',
  'Moderately contracted',
  'Markedly contracted',
  'Hemianopia',
  'Not assessed',
] as const
/** Of the certificate’s own list of diagnoses */
export const causes = [
  'Age-related macular degeneration, atrophic',
  'Age-related macular degeneration, neovascular',
  'Glaucoma',
  'Diabetic retinopathy',
  'Diabetic maculopathy',
  'Retinal vein occlusion',
  'Hereditary retinal disorder',
  'Optic atrophy',
  'Degenerative myopia',
  'Corneal disease',
  'Cerebrovascular disease',
  'Visual cortex disorder',
] as const

const eyeDraft = z.object({
  acuity: z.string().check(
    z.trim(),
    z.refine((text) => text === 'eye missing' || readAcuity(text) !== undefined, {
      error: 'As 6/60, 3/60, CF, HM, PL or NPL; or “eye missing”',
    }),
  ),
  /** Where a prefilled acuity came from; empty when it was typed here */
  source: z.string(),
  field: z.string().check(z.minLength(1, 'Say how wide it is, or that it was not assessed')),
  cause: z.string().check(z.trim(), z.minLength(3, 'Say the cause'), z.maxLength(200)),
})

export const certificateDraft = z
  .object({
    grade: z.pipe(z.string(), z.enum(['sight', 'severe'], { error: 'Say which' })),
    right: eyeDraft,
    left: eyeDraft,
    examined: z.string().check(z.minLength(1, 'Say when the eyes were examined')),
    consent: z.pipe(
      z.string(),
      z.enum(['patient', 'representative'], {
        error: 'Without consent no certificate is issued',
      }),
    ),
    gp: z.boolean(),
    authority: z.boolean(),
    authorityAddress: z.string().check(z.trim(), z.maxLength(400)),
    note: z.string().check(z.trim(), z.maxLength(1000)),
  })
  .check(
    z.refine(({ authority, authorityAddress }) => !authority || authorityAddress.split('\n').length > 1, {
      path: ['authorityAddress'],
      error: 'Name of the local authority, and its address below it',
    }),
  )
export type CertificateDraft = z.infer<typeof certificateDraft>

/**
 * An acuity that stands in the record already, marked with where it is from (hazard H18), as it can be typed again: `6/60 −2`
 * is `6/60-2`. Undefined for what could not be: it is not guessed.
 */
export function carried(shown: string, source: string): { acuity: string; source: string } | undefined {
  const below = belowChart.find((one) => belowChartWords[one] === shown)
  const acuity =
    below ??
    shown
      .replace('−', '-')
      .replace(' logMAR', '')
      .replace(/\s(?=[+-])/, '')
  return readAcuity(acuity) ? { acuity, source } : undefined
}

const type: CodeableConcept = {
  coding: [{ system, code: 'cvi', display: 'Certificate of vision impairment' }],
  text: 'Certificate of vision impairment',
}
/** What finds the certificates of a patient */
export const certificateToken = `${system}|cvi`
const templateUrl = 'https://lune.example/fhir/Questionnaire/certificate-of-vision-impairment'

/** A clinical letter like others (decision 030): who may read, sign, print and hand it out is settled there. */
export function toCertificate(
  draft: CertificateDraft,
  frame: Omit<LetterFrame, 'template'>,
  now: Date,
): DocumentReference {
  const { words, code } = grades[draft.grade]
  const consent =
    draft.consent === 'patient'
      ? 'The patient agrees to this certificate and to its copies, and has signed.'
      : 'A representative of the patient agrees to this certificate and to its copies, and has signed.'
  const letter = toLetter(
    {
      title: 'Certificate of vision impairment',
      sections: [
        { title: 'Certified as', words },
        ...eyes.map((eye) => ({
          title: eyeWords[eye],
          words: [
            `Best corrected acuity: ${draft[eye].acuity}${draft[eye].source ? ` (${draft[eye].source})` : ''}`,
            `Visual field: ${draft[eye].field}`,
            `Cause: ${draft[eye].cause}`,
          ].join('\n'),
        })),
        { title: 'Examined', words: draft.examined },
        { title: 'Consent', words: consent },
        { title: 'Further information', words: draft.note },
      ],
      copies: copiesOf(draft),
    },
    { ...frame, template: { url: templateUrl, kind: 'clinical', type } },
    now,
  )
  return {
    ...letter,
    category: [...(letter.category ?? []), { coding: [{ system, code, display: words }], text: words }],
  }
}

const copiesOf = ({ gp, authority, authorityAddress }: CertificateDraft): Copy[] =>
  copiesFor(['patient', ...(gp ? (['gp'] as const) : []), ...(authority ? (['other'] as const) : [])]).map(
    (copy) => (copy.who === 'other' ? { ...copy, other: authorityAddress } : copy),
  )
