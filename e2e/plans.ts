import type { CarePlan, Goal } from 'fhir/r4'

import { hoursAgo, put } from './record.ts'

/** A plan of the ward, made two days ago, so that it is overdue. */
export async function planOf(patientId: string, title: string) {
  const goal = await put<Goal>({
    resourceType: 'Goal',
    lifecycleStatus: 'active',
    description: { text: 'No fall' },
    subject: { reference: `Patient/${patientId}` },
    target: [{ measure: { text: 'Falls' }, detailString: 'none' }],
  })
  return put<CarePlan>({
    resourceType: 'CarePlan',
    status: 'active',
    intent: 'plan',
    category: [{ coding: [{ system: 'https://lune.example/fhir/CodeSystem/care-plan', code: 'ward' }] }],
    title,
    description: 'At risk of falling',
    subject: { reference: `Patient/${patientId}` },
    created: hoursAgo(48),
    goal: [{ reference: `Goal/${goal.id}`, display: 'No fall (Falls: none)' }],
    activity: [{ id: 'care-1', detail: { status: 'in-progress', description: 'Offer the toilet' } }],
  })
}
