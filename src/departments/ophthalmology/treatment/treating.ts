import type { Procedure, ServiceRequest } from 'fhir/r4'
import * as z from 'zod/mini'

import type { Act, Actor } from '#clinical/acts/act.ts'
import { entryIdentifier, ownOrganisation, recordedBy } from '#clinical/acts/recorded-by.ts'
import { timeProblem } from '#clinical/acts/time-problem.ts'
import { bodySiteOf, eyes } from '#departments/ophthalmology/eye/eye.ts'
import type { Stored } from '#fhir/client.ts'
import { fromLondonWallClock } from '#lib/london-time.ts'

/** What is done to an eye; the words are what is shown and drawn. */
export const treatments = ['Injection', 'Laser', 'Operation'] as const
/** Agents and doses of intravitreal injection (domain facts §6.3.3). */
export const agents = [
  'Ranibizumab 0.5 mg',
  'Aflibercept 2 mg',
  'Aflibercept 8 mg',
  'Faricimab 6 mg',
] as const

/** `weeks`: until the next injection, when treat-and-extend goes on */
export const treatDraft = z
  .object({
    kind: z.pipe(z.string(), z.enum(treatments, { error: 'Say what was done' })),
    eye: z.pipe(z.string(), z.enum(eyes, { error: 'Say which eye' })),
    what: z.string().check(z.trim(), z.minLength(3, 'Say what exactly'), z.maxLength(120)),
    at: z.string().check(
      z.minLength(1, 'Say when'),
      z.refine((at) => at === '' || timeProblem(at, Date.now()) === undefined, {
        error: 'This time is still to come, or does not exist',
      }),
    ),
    weeks: z.string().check(z.regex(/^(|[1-9]|1\d|2[0-6])$/, 'Between 1 and 26 weeks, or nothing')),
    note: z.string().check(z.trim(), z.maxLength(500)),
  })
  .check(
    z.refine(({ kind, weeks }) => kind === 'Injection' || weeks === '', {
      path: ['weeks'],
      error: 'Only injections come again after weeks',
    }),
  )
export type TreatDraft = z.infer<typeof treatDraft>

export const kindSystem = 'https://lune.example/fhir/CodeSystem/eye-treatment'
/** SNOMED CT 394594003 Ophthalmology: the category that finds them */
export const ophthalmology = { system: 'http://snomed.info/sct', code: '394594003', display: 'Ophthalmology' }

/** What was done; and when the next injection is due, in place of what was due before for this eye. */
export function treated(draft: TreatDraft, due: readonly Stored<ServiceRequest>[], actor: Actor): Act {
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
  const next: ServiceRequest = {
    resourceType: 'ServiceRequest',
    identifier: [entryIdentifier(session, `${actId}-next`)],
    status: 'active',
    intent: 'plan',
    category: [{ coding: [ophthalmology], text: ophthalmology.display }],
    code,
    occurrenceDateTime: afterWeeks(at, Number(draft.weeks)),
    authoredOn: now.toISOString(),
    requester: recordedBy(session),
    ...about,
  }
  return {
    make: [{ resource: procedure }, ...(draft.weeks ? [{ resource: next }] : [])],
    change:
      draft.kind === 'Injection'
        ? due.map((seen) => ({ seen, to: { ...seen, status: 'completed' as const } }))
        : [],
  }
}

/** The day so many weeks later: a day, for nobody knows the hour yet. */
export function afterWeeks(at: string, weeks: number): string {
  const [year = 0, month = 1, day = 1] = at.slice(0, 10).split('-').map(Number)
  return new Date(Date.UTC(year, month - 1, day + weeks * 7)).toISOString().slice(0, 10)
}
