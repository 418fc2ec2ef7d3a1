import { queryOptions } from '@tanstack/react-query'
import type { PlanDefinition, PlanDefinitionAction } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'
import { policyName } from '#departments/pathology/work/policy-name.ts'
import { fhir } from '#fhir/client.ts'

/** What a transfusion laboratory decides for itself: data of the record (decision 040), shown with whose it is. */
export type TransfusionPolicy = {
  name: string
  /** How long blood may be matched on a sample */
  usualHours: number | undefined
  /** For whoever was not transfused or pregnant in the last three months */
  extendedHours: number | undefined
  requirements: Requirement[]
}
/** A special requirement, as it can be recorded of a patient: `irradiated` */
export type Requirement = { id: string; words: string; source: string }

const identifier = 'https://lune.example/fhir/Id/plan|transfusion'

/** Null: the record holds none. */
export const transfusionPolicy = () =>
  queryOptions({
    queryKey: ['policy', 'transfusion'],
    queryFn: async () => {
      const { resources } = await fhir.search('PlanDefinition', { identifier, status: 'active' })
      return resources.map(toTransfusionPolicy)[0] ?? null
    },
    staleTime: 60 * 60_000,
  })

export function toTransfusionPolicy(plan: PlanDefinition): TransfusionPolicy {
  const action = (id: string) => listOf(plan.action).find((one) => one.id === id)
  return {
    name: policyName(plan),
    usualHours: hoursOf(action('validity')),
    extendedHours: hoursOf(action('validity-extended')),
    requirements: listOf(action('requirements')?.action).flatMap(({ id, title, documentation }) =>
      id && title
        ? [{ id, words: title, source: listOf(documentation)[0]?.display ?? 'Source not stated' }]
        : [],
    ),
  }
}

/** Undefined for a time that is none: then nothing is said to be valid by it. */
function hoursOf(action: PlanDefinitionAction | undefined): number | undefined {
  const { value, code } = action?.timingDuration ?? {}
  if (value === undefined || !(value > 0)) return undefined
  return code === 'h' ? value : code === 'd' ? value * 24 : undefined
}
