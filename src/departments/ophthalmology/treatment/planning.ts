import type { ServiceRequest } from 'fhir/r4'
import * as z from 'zod/mini'

import type { Act, Actor } from '#clinical/acts/act.ts'
import { entryIdentifier, recordedBy } from '#clinical/acts/recorded-by.ts'
import { bodySiteOf, eyes } from '#departments/ophthalmology/eye/eye.ts'
import type { Stored } from '#fhir/client.ts'

import { courseCode, referredExtension, regimenExtension } from './course.ts'
import type { Regimen } from './interval.ts'
import { kindSystem, ophthalmology } from './treating.ts'

/** Agents and doses of intravitreal injection (domain facts §6.3.3). */
export const agents = [
  'Ranibizumab 0.5 mg',
  'Aflibercept 2 mg',
  'Aflibercept 8 mg',
  'Faricimab 6 mg',
] as const
/** Why an eye is injected (domain facts §6.3.3). */
export const wetAmd = 'Wet (neovascular) age-related macular degeneration'
export const dmo = 'Diabetic macular oedema'
export const indications = [
  wetAmd,
  dmo,
  'Branch retinal vein occlusion',
  'Central retinal vein occlusion',
  'Myopic choroidal neovascularisation',
  'Other',
] as const

const whole = (low: number, high: number, unit: string) =>
  z.string().check(
    z.trim(),
    z.refine((text) => /^\d{1,2}$/.test(text) && Number(text) >= low && Number(text) <= high, {
      error: `Between ${low} and ${high} ${unit}`,
    }),
  )
const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text)

export const courseDraft = z
  .object({
    eye: z.pipe(z.string(), z.enum(eyes, { error: 'Say which eye' })),
    indication: z.pipe(z.string(), z.enum(indications, { error: 'Say why' })),
    other: z.string().check(z.trim(), z.maxLength(120)),
    agent: z.string().check(z.trim(), z.minLength(3, 'Say with what, and the dose'), z.maxLength(80)),
    loading: whole(1, 12, 'injections'),
    loadingWeeks: whole(1, 12, 'weeks'),
    minimum: whole(1, 26, 'weeks'),
    maximum: whole(1, 26, 'weeks'),
    step: whole(0, 8, 'weeks'),
    referred: z.string().check(z.refine((day) => day === '' || isDay(day), { error: 'Not a day' })),
    first: z.string().check(z.refine(isDay, { error: 'Say on which day the first is due' })),
  })
  .check(
    z.refine(({ indication, other }) => indication !== 'Other' || other.length >= 3, {
      path: ['other'],
      error: 'Say what for',
    }),
    z.refine(({ minimum, maximum }) => Number(minimum) <= Number(maximum), {
      path: ['maximum'],
      error: 'The longest is shorter than the shortest',
    }),
  )
export type CourseDraft = z.infer<typeof courseDraft>

const regimenOf = (draft: CourseDraft): Regimen => ({
  loading: Number(draft.loading),
  loadingWeeks: Number(draft.loadingWeeks),
  minimum: Number(draft.minimum),
  maximum: Number(draft.maximum),
  step: Number(draft.step),
})

/** What a course says, beside whose and whence it is. */
function said(draft: CourseDraft) {
  const regimen = regimenOf(draft)
  return {
    code: { coding: [courseCode], text: `Course of eye injections: ${draft.agent}` },
    orderDetail: [{ text: draft.agent }],
    reasonCode: [{ text: draft.indication === 'Other' ? draft.other : draft.indication }],
    extension: [regimenExtension(regimen), ...(draft.referred ? [referredExtension(draft.referred)] : [])],
    // for readers who know nothing of the extension: every so many weeks to so many
    occurrenceTiming: {
      repeat: {
        boundsPeriod: { start: draft.first },
        frequency: 1,
        period: regimen.minimum,
        periodMax: regimen.maximum,
        periodUnit: 'wk' as const,
      },
    },
  } satisfies Partial<ServiceRequest>
}

const category = [{ coding: [ophthalmology], text: ophthalmology.display }]

/** The next injection that is due under a course. `course` is named within the same transaction, or in the record. */
export function dueInjection(
  {
    eye,
    agent,
    on,
    course,
    part,
  }: { eye: CourseDraft['eye']; agent: string; on: string; course?: string; part: string },
  { session, actId, now, patientId }: Actor,
): ServiceRequest {
  return {
    resourceType: 'ServiceRequest',
    identifier: [entryIdentifier(session, `${actId}-${part}`)],
    status: 'active',
    intent: 'plan',
    category,
    code: {
      coding: [{ system: kindSystem, code: 'injection', display: 'Injection' }],
      text: `Injection: ${agent}`,
    },
    subject: { reference: `Patient/${patientId}` },
    bodySite: [bodySiteOf(eye)],
    occurrenceDateTime: on,
    authoredOn: now.toISOString(),
    requester: recordedBy(session),
    ...(course ? { basedOn: [{ reference: course }] } : {}),
  }
}

/** A course and its first injection, which takes the place of whatever was due for this eye. */
export function planned(draft: CourseDraft, due: readonly Stored<ServiceRequest>[], actor: Actor): Act {
  const { session, actId, now, patientId } = actor
  const course: ServiceRequest = {
    resourceType: 'ServiceRequest',
    identifier: [entryIdentifier(session, actId)],
    status: 'active',
    intent: 'order',
    category,
    subject: { reference: `Patient/${patientId}` },
    bodySite: [bodySiteOf(draft.eye)],
    authoredOn: now.toISOString(),
    requester: recordedBy(session),
    ...said(draft),
  }
  const fullUrl = `urn:uuid:${actId}`
  const first = dueInjection(
    { eye: draft.eye, agent: draft.agent, on: draft.first, course: fullUrl, part: 'next' },
    actor,
  )
  return {
    make: [{ resource: course, fullUrl }, { resource: first }],
    change: due.map((seen) => ({ seen, to: { ...seen, status: 'revoked' as const } })),
  }
}

/** Another agent or other intervals from now on; what was given stays as it was, and what is due keeps its day. */
export const changed = (
  draft: CourseDraft,
  seen: Stored<ServiceRequest>,
  due: readonly Stored<ServiceRequest>[],
): Act => ({
  change: [
    { seen, to: { ...seen, ...said(draft) } },
    ...due.map((one) => ({
      seen: one,
      to: { ...one, code: { ...one.code, text: `Injection: ${draft.agent}` } },
    })),
  ],
})

/** No more injections into this eye: nothing stays due. */
export const ended = (
  reason: string,
  seen: Stored<ServiceRequest>,
  due: readonly Stored<ServiceRequest>[],
  { session, now }: Actor,
): Act => ({
  change: [
    {
      seen,
      to: {
        ...seen,
        status: 'completed' as const,
        note: [
          ...(seen.note ?? []),
          { authorReference: recordedBy(session), time: now.toISOString(), text: reason },
        ],
      },
    },
    ...due.map((one) => ({ seen: one, to: { ...one, status: 'revoked' as const } })),
  ],
  reason,
})
