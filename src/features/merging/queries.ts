import type { Encounter, Patient } from 'fhir/r4'
import { queryOptions } from '@tanstack/react-query'

import { fhir, type ResourceType, type Stored } from '#fhir/client.ts'

import { mergeMade, type MergeMade } from './events.ts'
import type { MergeRecord, Pair } from './merge.ts'

/** The two side by side, as they are now: what is merged is never an older version. */
export const recordPair = (oneId: string, otherId: string) =>
  queryOptions({
    queryKey: ['merging', oneId, otherId],
    queryFn: async (): Promise<Pair> => {
      const [one, other] = await Promise.all([mergeRecord(oneId), mergeRecord(otherId)])
      return [one, other]
    },
    staleTime: 0,
    gcTime: 0,
  })

/** Two that are merged, as they are now, and what the merge made of the one that was kept. */
export const mergedPair = (keptId: string, leftId: string) =>
  queryOptions({
    queryKey: ['merging', 'merged', keptId, leftId],
    queryFn: async (): Promise<{ kept: Stored<Patient>; left: Stored<Patient>; made: MergeMade }> => {
      const [versions, left] = await Promise.all([
        fhir.history('Patient', keptId),
        fhir.read('Patient', leftId),
      ])
      const [kept] = versions
      const made = mergeMade({ versions }, leftId)
      if (!kept || !made) throw new Error('These two records are not merged.')
      return { kept, left, made }
    },
    staleTime: 0,
    gcTime: 0,
  })

async function mergeRecord(id: string): Promise<MergeRecord> {
  const [patient, stays, counts] = await Promise.all([
    fhir.read('Patient', id),
    fhir.search('Encounter', { patient: id, status: 'arrived,in-progress,onleave', class: 'IMP' }),
    recordCounts(id),
  ])
  return { patient, stays: stays.resources.filter(isInpatient), counts }
}

const isInpatient = (stay: Encounter) => stay.class?.code === 'IMP'

/** In the words of a desk; the order is of a chart. */
const countWords: readonly [ResourceType, string][] = [
  ['Encounter', 'Stays and visits'],
  ['Appointment', 'Appointments'],
  ['ServiceRequest', 'Requests and referrals'],
  ['AllergyIntolerance', 'Allergy entries'],
  ['Condition', 'Problems'],
  ['Observation', 'Observations'],
  ['DiagnosticReport', 'Results'],
  ['MedicationRequest', 'Prescriptions'],
  ['Composition', 'Notes'],
  ['DocumentReference', 'Documents'],
  ['QuestionnaireResponse', 'Assessments'],
  ['Task', 'Tasks'],
]

/** How much stands in this record alone; the gateway counts, for whoever merges may read none of it. */
export async function recordCounts(id: string, since?: string): Promise<MergeRecord['counts']> {
  const criteria = since ? `?since=${encodeURIComponent(since)}` : ''
  const answer = await fhir.ask(`Patient/${encodeURIComponent(id)}/$record-counts${criteria}`)
  const counted = answer.resourceType === 'Parameters' ? (answer.parameter ?? []) : []
  return countWords.map(([type, label]) => {
    const count = counted.find(({ name }) => name === type)?.valueUnsignedInt
    if (count === undefined) throw new Error(`How many ${label.toLowerCase()} it holds was not told.`)
    return { label, count }
  })
}
