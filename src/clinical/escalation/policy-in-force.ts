import { queryOptions } from '@tanstack/react-query'

import { fhir } from '#fhir/client.ts'
import { queryClient } from '#lib/query-client.ts'

import { nationalPolicy, type Policy } from './policy.ts'
import { toPolicy } from './read-policy.ts'

/** The escalation policy of one organisation, by its ODS code. It changes a few times a year. */
export const escalationPolicy = (orgCode: string) =>
  queryOptions({
    queryKey: ['escalation-policy', orgCode],
    queryFn: async () => {
      const identifier = 'https://lune.example/fhir/Id/plan|escalation'
      const { resources } = await fhir.search('PlanDefinition', { identifier, status: 'active' })
      return toPolicy(resources, orgCode)
    },
    staleTime: 60 * 60_000,
    gcTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  })

/**
 * What holds at the moment of saving. Nobody goes uncalled because a policy could not be read: then it is the national
 * default, and every task it makes says so (decision 026).
 */
export async function policyInForce(orgCode: string): Promise<Policy> {
  const { queryKey } = escalationPolicy(orgCode)
  const known = queryClient.getQueryData<Policy>(queryKey)
  return known ?? queryClient.query(escalationPolicy(orgCode)).catch(() => unreadPolicy)
}

export const unreadPolicy: Policy = {
  ...nationalPolicy,
  name: 'Lune’s own default, for the policy in the record could not be read',
}
