import { queryOptions } from '@tanstack/react-query'

import { fhir } from '#fhir/client.ts'

import { toAccess } from './model.ts'

export const mostShown = 100

export const newestAccesses = () =>
  queryOptions({
    queryKey: ['audit', 'newest'],
    queryFn: async () => {
      const { resources, complete } = await fhir.page('AuditEvent', { _sort: '-date' }, mostShown)
      return { accesses: resources.map(toAccess), complete }
    },
  })
