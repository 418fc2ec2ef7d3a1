import { queryOptions } from '@tanstack/react-query'

import { pageAbout, searchAbout, toEntries } from '#clinical/entries/entries.ts'
import { aboutPatient } from '#clinical/patient/about-patient.ts'
import { toPlan } from '#clinical/plans/care-plan.ts'
import { evaluationCode, newestFirst, toEvaluation } from '#clinical/plans/evaluation.ts'
import { fhir } from '#fhir/client.ts'
import { textOf } from '#fhir/coding.ts'

import type { Kept } from './draft.ts'
import { toTemplate } from './template.ts'

const newest = 300

/** Every plan about one patient with its goals, the newest first; `resources` as the record has them. */
export const carePlans = (patientId: string) =>
  queryOptions({
    queryKey: ['patient', patientId, 'care-plans'],
    queryFn: async () => {
      const [plans, goals] = await Promise.all([
        searchAbout('CarePlan', patientId),
        searchAbout('Goal', patientId),
      ])
      const list = toEntries(plans, (plan) => toPlan(plan, goals.resources))
      const byMade = (one: { made: string | undefined }, other: { made: string | undefined }) =>
        (other.made ?? '').localeCompare(one.made ?? '')
      return {
        ...list,
        withheld: list.withheld + goals.withheld,
        entries: list.entries.toSorted(byMade),
        resources: plans.resources,
      }
    },
  })

/** What the shifts found of this patient's plans, the newest first. They load, and fail, beside the plans. */
export const planEvaluations = (patientId: string) =>
  queryOptions({
    queryKey: [...carePlans(patientId).queryKey, 'evaluations'],
    queryFn: async () => {
      const asked = { code: evaluationCode, _sort: '-date' }
      const { resources, withheld, complete } = await pageAbout('Observation', patientId, asked, newest)
      const evaluations = resources.flatMap((one) => toEvaluation(one) ?? []).toSorted(newestFirst)
      return { evaluations, withheld, complete }
    },
  })

/** One plan with its goals as the server keeps them: what a change is written against. */
export const planToChange = (patientId: string, planId: string) =>
  queryOptions({
    queryKey: ['patient', patientId, 'care-plan-to-change', planId],
    queryFn: async (): Promise<Kept> => {
      const [plan, goals] = await Promise.all([fhir.read('CarePlan', planId), searchAbout('Goal', patientId)])
      aboutPatient([plan], patientId)
      return { plan, goals: goals.resources }
    },
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    gcTime: 0,
  })

/** The active problems, for a plan to be about. */
export const problemsToPlanFor = (patientId: string) =>
  queryOptions({
    queryKey: ['patient', patientId, 'problems', 'to-plan-for'],
    queryFn: async () => {
      const { resources } = await searchAbout('Condition', patientId, {
        'clinical-status': 'active,recurrence,relapse',
      })
      return resources.map(({ id, code }) => ({ id, name: textOf(code, 'Problem not named') }))
    },
  })

const kind = 'https://lune.example/fhir/CodeSystem/plan-kind|ward-care-plan'

/** The plans one can start from. They change a few times a year. */
export const planTemplates = queryOptions({
  queryKey: ['plan-templates'],
  queryFn: async () => {
    const { resources } = await fhir.search('PlanDefinition', { context: kind, status: 'active' })
    return resources.map(toTemplate).toSorted((one, other) => one.title.localeCompare(other.title))
  },
  staleTime: 60 * 60_000,
  refetchOnWindowFocus: false,
})
