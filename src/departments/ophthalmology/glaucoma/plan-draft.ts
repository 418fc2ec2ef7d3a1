import type { CarePlan, CarePlanActivity, Observation } from 'fhir/r4'
import * as z from 'zod/mini'

import type { Act, Actor } from '#clinical/acts/act.ts'
import { entryIdentifier, recordedBy } from '#clinical/acts/recorded-by.ts'
import { bodySiteOf, type Eye, eyes, eyeWords } from '#departments/ophthalmology/eye/eye.ts'
import { codeOf } from '#departments/ophthalmology/eye/measures.ts'
import { lastOf, type Reading } from '#departments/ophthalmology/eye/record.ts'
import { ophthalmology } from '#departments/ophthalmology/treatment/treating.ts'
import type { Stored } from '#fhir/client.ts'
import { ucumSystem } from '#fhir/coding.ts'
import { londonDate } from '#fhir/dates.ts'

import {
  activityCode,
  glaucomaCategory,
  glaucomaTypes,
  type Interval,
  intervals,
  intervalWords,
  risks,
  riskUrl,
  targetReasonUrl,
  treatments,
} from './plan.ts'

// target pressure 10–25 mmHg (domain facts §6.3.2)
const target = z.string().check(
  z.trim(),
  z.refine((text) => text === '' || (/^\d{1,2}$/.test(text) && Number(text) >= 10 && Number(text) <= 25), {
    error: 'Between 10 and 25 mmHg',
  }),
)
const months = z.string().check(z.trim(), z.regex(/^(|[1-9]|[12]\d|3[0-6])$/, 'Between 1 and 36 months'))
const reason = z.string().check(z.trim(), z.maxLength(200))

const eyeTarget = z.object({ target, reason })

export const planDraft = z
  .object({
    type: z.pipe(z.string(), z.enum(glaucomaTypes, { error: 'Say which' })),
    risk: z.pipe(z.string(), z.enum(risks, { error: 'Say how high' })),
    right: eyeTarget,
    left: eyeTarget,
    treatment: z.array(z.pipe(z.string(), z.enum(treatments))),
    visit: z.string().check(z.trim(), z.regex(/^([1-9]|[12]\d|3[0-6])$/, 'Between 1 and 36 months')),
    field: months,
    scan: months,
    note: z.string().check(z.trim(), z.maxLength(500)),
  })
  .check(
    z.refine(({ treatment }) => treatment.length > 0, {
      path: ['treatment'],
      error: 'Say how it is treated',
    }),
    ...eyes.map((eye) =>
      z.refine<Targets>((draft) => draft[eye].target === '' || draft[eye].reason.length >= 3, {
        path: [eye, 'reason'],
        error: 'Say why this target',
      }),
    ),
  )
type Targets = Record<Eye, { target: string; reason: string }>
export type PlanDraft = z.infer<typeof planDraft>

/** A new plan, or the one that is followed changed; and a target of its day for each eye whose target is another now. */
export function glaucomaPlanned(
  draft: PlanDraft,
  seen: Stored<CarePlan> | undefined,
  readings: readonly Reading[],
  actor: Actor,
): Act {
  const { session, actId, now, patientId } = actor
  const subject = { reference: `Patient/${patientId}` }
  const said = {
    title: 'Glaucoma plan',
    description: `${draft.type}, risk ${draft.risk.toLowerCase()}`,
    contained: [{ resourceType: 'Condition' as const, id: 'glaucoma', code: { text: draft.type }, subject }],
    addresses: [{ reference: '#glaucoma', display: draft.type }],
    extension: [
      { url: riskUrl, valueCodeableConcept: { text: draft.risk } },
      ...eyes
        .filter((eye) => draft[eye].target !== '')
        .map((eye) => ({
          url: targetReasonUrl,
          extension: [
            { url: 'eye', valueString: eye },
            { url: 'reason', valueString: draft[eye].reason },
          ],
        })),
    ],
    activity: [
      ...draft.treatment.map(treatmentActivity),
      ...eyes.flatMap((eye) => targetActivity(eye, draft[eye].target)),
      ...intervals.flatMap((interval) => followUp(interval, draft[interval])),
    ],
  }
  const note = draft.note
    ? { note: [{ text: draft.note, time: now.toISOString(), authorReference: recordedBy(session) }] }
    : {}
  const made: CarePlan = {
    resourceType: 'CarePlan',
    identifier: [entryIdentifier(session, actId)],
    status: 'active',
    intent: 'plan',
    category: [{ coding: [glaucomaCategory, ophthalmology], text: glaucomaCategory.display }],
    subject,
    period: { start: londonDate(now) },
    created: now.toISOString(),
    author: recordedBy(session),
    ...said,
    ...note,
  }
  const { note: _before, ...kept } = seen ?? made
  return {
    make: [
      ...(seen ? [] : [{ resource: made }]),
      ...targetsOf(draft, readings).map(([eye, value]) => ({ resource: targetOf(eye, value, actor) })),
    ],
    change: seen ? [{ seen, to: { ...kept, resourceType: 'CarePlan', ...said, ...note } }] : [],
  }
}

/** Those that differ from the target in force: saying the same again is no new step. */
const targetsOf = (draft: PlanDraft, readings: readonly Reading[]) =>
  eyes.flatMap((eye) => {
    const value = draft[eye].target === '' ? undefined : Number(draft[eye].target)
    return value === undefined || value === lastOf(readings, 'target', eye)?.value
      ? []
      : [[eye, value] as const]
  })

function targetOf(eye: Eye, value: number, { session, actId, now, patientId }: Actor): Observation {
  return {
    resourceType: 'Observation',
    identifier: [entryIdentifier(session, `${actId}-target-${eye}`)],
    status: 'final',
    code: codeOf('target'),
    subject: { reference: `Patient/${patientId}` },
    effectiveDateTime: now.toISOString(),
    performer: [recordedBy(session)],
    bodySite: bodySiteOf(eye),
    valueQuantity: { value, unit: 'mmHg', system: ucumSystem, code: 'mm[Hg]' },
  }
}

const treatmentActivity = (words: string): CarePlanActivity => ({
  detail: { status: 'in-progress', code: activityCode('treatment', 'Treatment'), description: words },
})

const targetActivity = (eye: Eye, value: string): CarePlanActivity[] =>
  value === ''
    ? []
    : [
        {
          detail: {
            status: 'in-progress',
            code: activityCode(`target-${eye}`, `Target pressure, ${eyeWords[eye].toLowerCase()}`),
            description: `${eyeWords[eye]}: pressure not above ${value} mmHg`,
          },
        },
      ]

const followUp = (interval: Interval, every: string): CarePlanActivity[] =>
  every === ''
    ? []
    : [
        {
          detail: {
            status: 'scheduled',
            code: activityCode(interval, intervalWords[interval]),
            description: intervalWords[interval],
            scheduledTiming: { repeat: { frequency: 1, period: Number(every), periodUnit: 'mo' } },
          },
        },
      ]
