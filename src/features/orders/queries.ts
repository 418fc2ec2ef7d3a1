import { queryOptions } from '@tanstack/react-query'

import { pageAbout } from '#clinical/entries.ts'

import { toOrders } from './model.ts'

export const newestOrders = (patientId: string) =>
  queryOptions({
    queryKey: ['patient', patientId, 'orders'],
    queryFn: async () => toOrders(await pageAbout('ServiceRequest', patientId, { _sort: '-authored' }, 50)),
  })
