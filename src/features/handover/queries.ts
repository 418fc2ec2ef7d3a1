import { queryOptions } from '@tanstack/react-query'

import { scoreCodes } from '#clinical/observations/observation-codes.ts'
import { wardPlan } from '#clinical/plans/care-plan.ts'
import { evaluationCode } from '#clinical/plans/evaluation.ts'
import { fhir, type ResourceOf, type ResourceType, type SearchParams } from '#fhir/client.ts'

import { aboutWhom, type Answers, type Asked, type Facts, factsOf } from './model.ts'
import { handoverCategory } from './sheet.ts'

const hour = 3_600_000
const ago = (hours: number) => new Date(Date.now() - hours * hour).toISOString()

export const handoverKey = (wardId: string) => ['ward', wardId, 'handover'] as const

/** What is known of everybody who is handed over; `missing`: which part of whom could not be had. */
export type WardHandover = {
  of: ReadonlyMap<string, Facts>
  withheld: number
  missing: readonly { part: keyof Answers; patientId: string }[]
}

/** What the record and the shift say of these patients. */
export const wardHandover = (wardId: string, patientIds: readonly string[]) =>
  queryOptions({
    queryKey: [...handoverKey(wardId), patientIds],
    queryFn: () => lookUp(patientIds),
  })

/** Ten searches that travel as one. */
export async function lookUp(patientIds: readonly string[]): Promise<WardHandover> {
  const patient = patientIds.join(',')
  const sheets = { patient, _count: '1000', category: handoverCategory }
  const of = <T extends ResourceType>(type: T, params: SearchParams) => ofEach(type, params, patientIds)
  const [writing, handed, ...found] = await Promise.all([
    // Without what the shift has written there is nothing to write on: these two fail the whole.
    fhir.search('Communication', { ...sheets, status: 'in-progress' }),
    // Two days hold the last handover of every shift pattern.
    fhir.search('Communication', { ...sheets, status: 'completed', sent: `ge${ago(48)}` }),
    of('Observation', { code: scoreCodes, date: `ge${ago(36)}`, _sort: '-date' }),
    of('Condition', { 'clinical-status': 'active' }),
    of('AllergyIntolerance', {}),
    of('Flag', {}),
    of('Task', { status: 'requested,received,accepted,ready,in-progress,on-hold' }),
    of('DiagnosticReport', { issued: `ge${ago(48)}`, _elements: 'status,code,issued,subject' }),
    of('CarePlan', { category: `${wardPlan.system}|${wardPlan.code}`, status: 'active' }),
    of('Observation', { code: evaluationCode, date: `ge${ago(72)}` }),
  ])
  const [observations, conditions, allergies, flags, tasks, reports, plans, evaluations] = found
  const answers: Answers = {
    communications: {
      resources: [...writing.resources, ...handed.resources],
      withheld: writing.withheld + handed.withheld,
      missing: new Set(),
    },
    observations,
    conditions,
    allergies,
    flags,
    tasks,
    reports,
    plans,
    evaluations,
  }
  const all: Asked<ResourceOf<ResourceType>>[] = Object.values(answers)
  // H1: an answer about somebody who was not asked for is no answer.
  const foreign = all.some(({ resources }) =>
    resources.some((one) => !patientIds.includes(aboutWhom(one) ?? '')),
  )
  if (foreign) throw new Error('The record answered about somebody else. Nothing of it is shown.')
  return {
    of: new Map(patientIds.map((id) => [id, factsOf(id, answers)])),
    withheld: all.reduce((sum, { withheld }) => sum + withheld, 0),
    missing: (Object.keys(answers) as (keyof Answers)[]).flatMap((part) =>
      [...answers[part].missing].map((patientId) => ({ part, patientId })),
    ),
  }
}

/** All patients in one search; when that fails each by themselves, so that one patient's fault hides nobody else's. */
async function ofEach<T extends ResourceType>(
  type: T,
  params: SearchParams,
  patientIds: readonly string[],
): Promise<Asked<ResourceOf<T>>> {
  try {
    const { resources, withheld } = await fhir.search(type, {
      ...params,
      patient: patientIds.join(','),
      _count: '1000',
    })
    return { resources, withheld, missing: new Set() }
  } catch {
    const each = await Promise.allSettled(
      patientIds.map((patient) => fhir.search(type, { ...params, patient, _count: '1000' })),
    )
    const found = each.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    return {
      resources: found.flatMap(({ resources }) => resources),
      withheld: found.reduce((sum, { withheld }) => sum + withheld, 0),
      missing: new Set(patientIds.filter((_, index) => each[index]?.status === 'rejected')),
    }
  }
}
