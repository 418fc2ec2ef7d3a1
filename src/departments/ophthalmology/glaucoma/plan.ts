import type { CarePlan, Condition, Extension, FhirResource } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'
import { type Eye, eyes, eyeWords } from '#departments/ophthalmology/eye/eye.ts'
import { lastOf, type Reading } from '#departments/ophthalmology/eye/record.ts'
import type { Stored } from '#fhir/client.ts'
import { textOf } from '#fhir/coding.ts'

import { afterMonths } from './months.ts'

/** How the glaucoma of a patient is followed: a CarePlan, in words (decision 042). */
export type GlaucomaPlan = {
  id: string
  type: string
  risk: string
  /** How it is treated */
  treatment: string[]
  /** Months from one visit, field and scan to the next; undefined when not said */
  every: Record<Interval, number | undefined>
  /** Why each eye has its target */
  targetReasons: Partial<Record<Eye, string>>
  note: string | undefined
  since: string | undefined
  resource: Stored<CarePlan>
}

export const intervals = ['visit', 'field', 'scan'] as const
export type Interval = (typeof intervals)[number]
export const intervalWords: Record<Interval, string> = {
  visit: 'Visit',
  field: 'Visual field',
  scan: 'OCT',
}

export const glaucomaTypes = [
  'Primary open-angle glaucoma',
  'Normal-tension glaucoma',
  'Ocular hypertension',
  'Suspected glaucoma',
  'Primary angle closure',
  'Primary angle-closure glaucoma',
  'Pigmentary glaucoma',
  'Pseudoexfoliative glaucoma',
  'Secondary glaucoma',
] as const
/** OpenEyes reference list (domain facts §6.3.2) */
export const risks = ['Low', 'Moderate', 'High'] as const
export const treatments = [
  'Selective laser trabeculoplasty (SLT)',
  'Eye drops',
  'Surgery',
  'Watch without treatment',
] as const

export const glaucomaCategory = {
  system: 'https://lune.example/fhir/CodeSystem/care-plan',
  code: 'glaucoma',
  display: 'Glaucoma plan',
}
export const riskUrl = 'https://lune.example/fhir/StructureDefinition/glaucoma-risk'
export const targetReasonUrl = 'https://lune.example/fhir/StructureDefinition/target-pressure-reason'
export const activityCode = (code: string, display: string) => ({
  coding: [{ system: 'https://lune.example/fhir/CodeSystem/glaucoma-plan', code, display }],
  text: display,
})

export function toGlaucomaPlan(plan: Stored<CarePlan>): GlaucomaPlan {
  // the types leave contained resources open
  const condition = (listOf(plan.contained) as FhirResource[]).find(
    (one): one is Condition => one.resourceType === 'Condition',
  )
  const activities = listOf(plan.activity).flatMap(({ detail }) => detail ?? [])
  const has = (code: string) =>
    activities.filter((one) => listOf(one.code?.coding).some((coding) => coding.code === code))
  const monthsOf = (code: string) => {
    const { period, periodUnit } = has(code)[0]?.scheduledTiming?.repeat ?? {}
    return periodUnit === 'mo' ? period : undefined
  }
  const extended = (url: string): Extension[] => listOf(plan.extension).filter((one) => one.url === url)
  const reasons = extended(targetReasonUrl).flatMap(({ extension }) => {
    const valueOf = (name: string) => listOf(extension).find(({ url }) => url === name)?.valueString
    const eye = eyes.find((one) => one === valueOf('eye'))
    const reason = valueOf('reason')
    return eye && reason ? [[eye, reason] as const] : []
  })
  return {
    id: plan.id,
    type: textOf(condition?.code, plan.addresses?.[0]?.display ?? 'Type not recorded'),
    risk: textOf(extended(riskUrl)[0]?.valueCodeableConcept, 'Not recorded'),
    treatment: has('treatment').map((one) => one.description ?? textOf(one.code)),
    every: { visit: monthsOf('visit'), field: monthsOf('field'), scan: monthsOf('scan') },
    targetReasons: Object.fromEntries(reasons),
    note: plan.note?.map(({ text }) => text).join(' ') || undefined,
    since: plan.period?.start,
    resource: plan,
  }
}

/** What a visit, a field and a scan were last, and when the next of each is due: from the record, never from memory. */
export function nextDue(
  { every }: Pick<GlaucomaPlan, 'every'>,
  readings: readonly Reading[],
  interval: Interval,
): { last: string | undefined; due: string | undefined } {
  const shows: Record<Interval, readonly Reading['measure'][]> = {
    visit: ['pressure'],
    field: ['field'],
    scan: ['thickness'],
  }
  const last = readings.findLast(({ measure, when }) => when && shows[interval].includes(measure))?.when
  const months = every[interval]
  return { last, due: last && months !== undefined ? afterMonths(last, months) : undefined }
}

export type AboveTarget = { eye: Eye; pressure: Reading; target: Reading; by: number }

/** Eyes whose last pressure is above the target in force: more than it, not equal to it. */
export const aboveTarget = (readings: readonly Reading[]): AboveTarget[] =>
  eyes.flatMap((eye) => {
    const [pressure, target] = [lastOf(readings, 'pressure', eye), lastOf(readings, 'target', eye)]
    if (pressure?.value === undefined || target?.value === undefined) return []
    const by = pressure.value - target.value
    return by > 0 ? [{ eye, pressure, target, by }] : []
  })

export const aboveTargetWords = ({ eye, pressure, target }: AboveTarget) =>
  `${eyeWords[eye]}: ${pressure.text} is above the target of ${target.text}`
