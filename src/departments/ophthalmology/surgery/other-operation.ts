import type { Procedure } from 'fhir/r4'
import * as z from 'zod/mini'

import type { Act, Actor } from '#clinical/acts/act.ts'
import { entryIdentifier, ownOrganisation, recordedBy } from '#clinical/acts/recorded-by.ts'
import { timeProblem } from '#clinical/acts/time-problem.ts'
import { bodySiteOf, eyes } from '#departments/ophthalmology/eye/eye.ts'
import { kindSystem, ophthalmology } from '#departments/ophthalmology/treatment/treating.ts'
import { fromLondonWallClock } from '#lib/london-time.ts'

import { coded } from './codes.ts'
import { noComplication, urls } from './operation.ts'

/** Suggested; whatever was done can be written. */
export const otherOperations = [
  'Trabeculectomy',
  'Glaucoma drainage device',
  'Vitrectomy',
  'Scleral buckle',
  'Penetrating keratoplasty',
  'Endothelial keratoplasty',
  'Lid surgery',
  'Squint surgery',
] as const

export const otherDraft = z
  .object({
    what: z.string().check(z.trim(), z.minLength(3, 'Say what was done'), z.maxLength(120)),
    eye: z.pipe(z.string(), z.enum(eyes, { error: 'Say which eye' })),
    at: z.string().check(
      z.minLength(1, 'Say when'),
      z.refine((at) => at === '' || timeProblem(at, Date.now()) === undefined, {
        error: 'This time is still to come, or does not exist',
      }),
    ),
    grade: z.string().check(z.minLength(1, 'Say your grade')),
    anaesthesia: z.string().check(z.minLength(1, 'Say which anaesthetic')),
    complications: z.string().check(z.trim(), z.maxLength(500)),
    none: z.boolean(),
    after: z.string().check(z.trim(), z.minLength(3, 'Say what follows'), z.maxLength(1000)),
    note: z.string().check(z.trim(), z.maxLength(2000)),
  })
  .check(
    z.refine(({ none, complications }) => none !== complications.length > 2, {
      path: ['none'],
      error: 'Say that there was none, or which',
    }),
  )
export type OtherDraft = z.infer<typeof otherDraft>

/** An operation on an eye that is not one of the cataract list. */
export function operatedOtherwise(draft: OtherDraft, actor: Actor): Act {
  const { session, actId, now, patientId } = actor
  const at = fromLondonWallClock(draft.at, now.getTime())
  if (!at) throw new Error('This time does not exist: the clocks go forward then.')
  const resource: Procedure = {
    resourceType: 'Procedure',
    identifier: [entryIdentifier(session, actId)],
    extension: [{ url: urls.anaesthesia, valueCodeableConcept: coded('anaesthesia', draft.anaesthesia) }],
    status: 'completed',
    category: { coding: [ophthalmology], text: ophthalmology.display },
    code: {
      coding: [{ system: kindSystem, code: 'operation', display: 'Operation' }],
      text: `Operation: ${draft.what}`,
    },
    subject: { reference: `Patient/${patientId}` },
    performedDateTime: at,
    performer: [
      {
        function: coded('surgeon-grade', draft.grade),
        actor: recordedBy(session),
        onBehalfOf: ownOrganisation(session),
      },
    ],
    bodySite: [bodySiteOf(draft.eye)],
    complication: draft.none ? [noComplication] : [{ text: draft.complications }],
    followUp: [{ text: draft.after }],
    ...(draft.note ? { note: [{ text: draft.note }] } : {}),
  }
  return { make: [{ resource }] }
}
