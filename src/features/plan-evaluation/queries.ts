import { queryOptions } from '@tanstack/react-query'

import { referenceId } from '#clinical/patient/about-patient.ts'
import { type Plan, toPlan, wardPlan } from '#clinical/plans/care-plan.ts'
import { type Evaluation, evaluationCode, newestFirst, toEvaluation } from '#clinical/plans/evaluation.ts'
import { fhir } from '#fhir/client.ts'

/** A plan that was not evaluated within it is overdue by every shift pattern. */
const hoursBack = 72

export type WardPlan = { patientId: string; plan: Plan; last: Evaluation | undefined }

export const wardPlansKey = (wardId: string) => ['ward', wardId, 'care-plans'] as const

/** The plans followed on a ward, each with its newest evaluation: three searches that travel as one. */
export const wardPlans = (wardId: string, patientIds: readonly string[]) =>
  queryOptions({
    queryKey: [...wardPlansKey(wardId), patientIds],
    queryFn: async () => {
      const all = { patient: patientIds.join(','), _count: '1000' }
      const since = new Date(Date.now() - hoursBack * 3_600_000).toISOString()
      const [plans, goals, evaluated] = await Promise.all([
        fhir.search('CarePlan', {
          ...all,
          category: `${wardPlan.system}|${wardPlan.code}`,
          status: 'active',
        }),
        fhir.search('Goal', { ...all, 'lifecycle-status': 'active' }),
        fhir.search('Observation', { ...all, code: evaluationCode, date: `ge${since}` }),
      ])
      // H1: an answer about somebody who was not asked for is no answer.
      const foreign = [...plans.resources, ...goals.resources, ...evaluated.resources].some(
        ({ subject }) => !patientIds.includes(referenceId(subject, 'Patient') ?? ''),
      )
      if (foreign) throw new Error('The record answered about somebody else. Nothing of it is shown.')
      const evaluations = evaluated.resources.flatMap((one) => toEvaluation(one) ?? []).toSorted(newestFirst)
      return {
        plans: plans.resources.flatMap((resource): WardPlan[] => {
          const plan = toPlan(resource, goals.resources)
          const patientId = referenceId(resource.subject, 'Patient') ?? ''
          const last = evaluations.find(({ planId }) => planId === resource.id)
          return plan ? [{ patientId, plan, last }] : []
        }),
        withheld: plans.withheld + goals.withheld + evaluated.withheld,
      }
    },
  })
