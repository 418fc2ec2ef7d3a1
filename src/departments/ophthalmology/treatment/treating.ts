import type { Procedure } from 'fhir/r4'
import * as z from 'zod/mini'

import type { Act, Actor } from '#clinical/acts/act.ts'
import { entryIdentifier, ownOrganisation, recordedBy } from '#clinical/acts/recorded-by.ts'
import { timeProblem } from '#clinical/acts/time-problem.ts'
import { bodySiteOf, eyes } from '#departments/ophthalmology/eye/eye.ts'
import { fromLondonWallClock } from '#lib/london-time.ts'

/** What is done to an eye beside injections; the words are what is shown and drawn. */
export const treatments = ['Laser', 'Operation'] as const

export const treatDraft = z.object({
  kind: z.pipe(z.string(), z.enum(treatments, { error: 'Say what was done' })),
  eye: z.pipe(z.string(), z.enum(eyes, { error: 'Say which eye' })),
  what: z.string().check(z.trim(), z.minLength(3, 'Say what exactly'), z.maxLength(120)),
  at: z.string().check(
    z.minLength(1, 'Say when'),
    z.refine((at) => at === '' || timeProblem(at, Date.now()) === undefined, {
      error: 'This time is still to come, or does not exist',
    }),
  ),
  note: z.string().check(z.trim(), z.maxLength(500)),
})
export type TreatDraft = z.infer<typeof treatDraft>

export const kindSystem = 'https://lune.example/fhir/CodeSystem/eye-treatment'
/** SNOMED CT 394594003 Ophthalmology: the category that finds them */
export const ophthalmology = { system: 'http://snomed.info/sct', code: '394594003', display: 'Ophthalmology' }

export function treated(draft: TreatDraft, actor: Actor): Act {
  const { session, actId, now, patientId } = actor
  const at = fromLondonWallClock(draft.at, now.getTime())
  if (!at) throw new Error('This time does not exist: the clocks go forward then.')
  const about = { subject: { reference: `Patient/${patientId}` }, bodySite: [bodySiteOf(draft.eye)] }
  const code = {
    coding: [{ system: kindSystem, code: draft.kind.toLowerCase(), display: draft.kind }],
    text: `${draft.kind}: ${draft.what}`,
  }
  const procedure: Procedure = {
    resourceType: 'Procedure',
    identifier: [entryIdentifier(session, actId)],
    status: 'completed',
    category: { coding: [ophthalmology], text: ophthalmology.display },
    code,
    performedDateTime: at,
    performer: [{ actor: recordedBy(session), onBehalfOf: ownOrganisation(session) }],
    ...about,
    ...(draft.note ? { note: [{ text: draft.note }] } : {}),
  }
  return { make: [{ resource: procedure }] }
}
