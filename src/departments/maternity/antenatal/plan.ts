import type { CarePlan, CodeableConcept, EpisodeOfCare } from 'fhir/r4'
import * as z from 'zod/mini'

import type { Act, Actor } from '#clinical/acts/act.ts'
import { entryIdentifier, recordedBy } from '#clinical/acts/recorded-by.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import type { Rows } from '#clinical/entries/versions.ts'
import { ours } from '#departments/maternity/pregnancy/codes.ts'
import { planOf, type Pregnancy } from '#departments/maternity/pregnancy/pregnancy.ts'
import { coded } from '#departments/maternity/pregnancy/reading.ts'
import { hasAny } from '#fhir/coding.ts'
import { londonDate } from '#fhir/dates.ts'

export const pathways = { low: 'Low risk, midwife-led', high: 'High risk, consultant-led' } as const
export const places = [
  'Home',
  'Freestanding midwifery unit',
  'Alongside midwifery unit',
  'Obstetric unit',
  'Not decided',
] as const

/** What the plan of care says, each an activity of the plan. */
export const parts = {
  pathway: 'Pathway',
  risk: 'Risk',
  lead: 'Lead professional',
  place: 'Place of birth',
  preferences: 'Birth preferences',
  plan: 'Plan',
} as const
export type Part = keyof typeof parts
const partCode = (part: Part) => coded(ours(`plan-${part}`, parts[part]))

const words = (most: number) => z.string().check(z.trim(), z.maxLength(most))
export const planDraft = z.object({
  pathway: z.string().check(z.minLength(1, 'Say which pathway')),
  midwife: z.string(),
  lead: words(200),
  place: z.string(),
  risk: words(2000),
  preferences: words(2000),
  plan: words(2000),
})
export type PlanDraft = z.infer<typeof planDraft>

export const saidIn = (plan: CarePlan | undefined, part: Part): string =>
  listOf(plan?.activity).find(({ detail }) => hasAny(detail?.code, `plan-${part}`))?.detail?.description ?? ''

/** What one version of it says. */
export const planRows = (plan: CarePlan): Rows =>
  Object.entries(parts).map(([part, label]) => [label, saidIn(plan, part as Part) || 'Not recorded'])

const category: CodeableConcept = coded(ours('plan-of-care', 'Maternity plan of care'))

/** The plan as it now is: one resource, whose versions say who changed it when. Becoming the named midwife changes the episode. */
export function planned(pregnancy: Pregnancy, draft: PlanDraft, actor: Actor): Act {
  const { episode, condition, plan } = pregnancy
  const activity = Object.keys(parts).flatMap((name): NonNullable<CarePlan['activity']> => {
    const part = name as Part
    return draft[part]
      ? [{ detail: { status: 'in-progress', code: partCode(part), description: draft[part] } }]
      : []
  })
  // what another system has put into it stays
  const theirs = listOf(plan?.activity).filter(
    ({ detail }) => !Object.keys(parts).some((part) => hasAny(detail?.code, `plan-${part}`)),
  )
  const takesOver = draft.midwife === 'me'
  const episodeTo: EpisodeOfCare = { ...episode, careManager: recordedBy(actor.session) }
  const change = takesOver ? [{ seen: episode, to: episodeTo }] : []
  if (plan)
    return { change: [{ seen: plan, to: { ...plan, activity: [...activity, ...theirs] } }, ...change] }
  const made: CarePlan & { identifier: NonNullable<CarePlan['identifier']> } = {
    resourceType: 'CarePlan',
    identifier: [entryIdentifier(actor.session, actor.actId)],
    extension: [{ url: planOf, valueReference: { reference: `EpisodeOfCare/${episode.id}` } }],
    status: 'active',
    intent: 'plan',
    category: [category],
    title: 'Maternity plan of care',
    subject: { reference: `Patient/${actor.patientId}` },
    period: { start: londonDate(actor.now) },
    created: actor.now.toISOString(),
    author: recordedBy(actor.session),
    ...(condition ? { addresses: [{ reference: `Condition/${condition.id}` }] } : {}),
    activity,
  }
  return { make: [{ resource: made }], change }
}
