import type { PlanDefinition } from 'fhir/r4'
import { queryOptions } from '@tanstack/react-query'

import { listOf } from '#clinical/entries/lenient.ts'
import { fhir } from '#fhir/client.ts'

/** What must not wait, and what to do about it: data of the record, with its source (domain facts §6.2.3). */
export type RedFlags = { flags: { flag: string; toDo: string }[]; source: string }

const identifier = 'https://lune.example/fhir/Id/maternity|antenatal-red-flags'

/** They change a few times a year. */
export const redFlags = queryOptions({
  queryKey: ['antenatal-red-flags'],
  queryFn: async () => {
    const { resources } = await fhir.search('PlanDefinition', { identifier, status: 'active' })
    return toRedFlags(resources[0])
  },
  staleTime: 60 * 60_000,
})

export const toRedFlags = (plan: PlanDefinition | undefined): RedFlags => ({
  flags: listOf(plan?.action).flatMap(({ title, description }) =>
    title ? [{ flag: title, toDo: description ?? 'What to do is not said' }] : [],
  ),
  source: plan?.copyright ?? 'Source not stated',
})
