import type { Consent } from 'fhir/r4'
import * as z from 'zod/mini'

import type { Act, Actor } from '#clinical/acts/act.ts'
import { entryIdentifier, ownOrganisation, recordedBy } from '#clinical/acts/recorded-by.ts'
import { type Eye, eyes, eyeWords } from '#departments/ophthalmology/eye/eye.ts'

/** Consent forms of the NHS (domain facts §6.6) */
export const forms = [
  { value: '1', label: 'Form 1: patient agrees' },
  { value: '3', label: 'Form 3: patient agrees, awake throughout' },
  { value: '4', label: 'Form 4: adult who cannot consent' },
] as const

/** The eye is said again, in words, and must be the one that is listed (hazard H13). */
export const consentDraftFor = (eye: Eye) =>
  z.object({
    eye: z
      .pipe(z.string(), z.enum(eyes, { error: 'Say which eye' }))
      .check(
        z.refine((said) => said === eye, { error: `Stop: the ${eyeWords[eye].toLowerCase()} is listed` }),
      ),
    form: z.pipe(z.string(), z.enum(['1', '3', '4'], { error: 'Say which form' })),
    told: z.string().check(z.trim(), z.minLength(3, 'Say what was told'), z.maxLength(1000)),
  })
export type ConsentDraft = z.infer<ReturnType<typeof consentDraftFor>>

export function consented(draft: ConsentDraft, requestId: string, actor: Actor): Act {
  const { session, actId, now, patientId } = actor
  const form = forms.find(({ value }) => value === draft.form)?.label ?? draft.form
  const resource: Consent = {
    resourceType: 'Consent',
    identifier: [entryIdentifier(session, actId)],
    status: 'active',
    scope: {
      coding: [
        {
          system: 'http://terminology.hl7.org/CodeSystem/consentscope',
          code: 'treatment',
          display: 'Treatment',
        },
      ],
    },
    category: [
      { coding: [{ system: 'http://loinc.org', code: '59284-0', display: 'Consent Document' }], text: form },
    ],
    patient: { reference: `Patient/${patientId}` },
    dateTime: now.toISOString(),
    performer: [recordedBy(session)],
    organization: [ownOrganisation(session)],
    policyRule: { text: `${eyeWords[draft.eye]}. ${draft.told}` },
    provision: {
      type: 'permit',
      data: [{ meaning: 'related', reference: { reference: `ServiceRequest/${requestId}` } }],
    },
  }
  return { make: [{ resource }] }
}
