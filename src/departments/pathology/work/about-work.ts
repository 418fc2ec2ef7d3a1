import { queryOptions } from '@tanstack/react-query'

import { type Entries, searchAbout, toEntries } from '#clinical/entries/entries.ts'
import type { SearchParams } from '#fhir/client.ts'
import { queryClient } from '#lib/query-client.ts'

import { labCatalogue } from './catalogue.ts'
import { toWork, type Work } from './model.ts'
import { along, laboratory } from './queries.ts'

/** Everything of the laboratory that is read about one patient. */
export const patientPathologyKey = (patientId: string) => ['patient', patientId, 'pathology'] as const

async function worksAbout(patientId: string, params: SearchParams): Promise<Entries<Work>> {
  const [tests, requests, specimens] = await Promise.all([
    queryClient.query(labCatalogue()),
    searchAbout('ServiceRequest', patientId, { ...along, ...params }),
    searchAbout('Specimen', patientId, { _count: '200' }),
  ])
  const known = { included: requests.included, specimens: specimens.resources, tests }
  const list = toEntries(requests, (request) => toWork(request, known))
  return { ...list, withheld: list.withheld + specimens.withheld }
}

export const readOpenWork = (patientId: string) =>
  worksAbout(patientId, { status: 'active,on-hold', category: laboratory })

/** Open requests of one patient. */
export const openWork = (patientId: string) =>
  queryOptions({
    queryKey: [...patientPathologyKey(patientId), 'open'],
    queryFn: () => readOpenWork(patientId),
    // What a form was opened with stays under the hands of whoever fills it in
    refetchOnWindowFocus: false,
    gcTime: 0,
  })

/** One request with everything the laboratory has of it. */
export const oneWork = (patientId: string, requestId: string) =>
  queryOptions({
    queryKey: [...patientPathologyKey(patientId), 'one', requestId],
    queryFn: async () => {
      const { entries } = await worksAbout(patientId, { _id: requestId })
      const [work] = entries
      if (!work) throw new Error('This request is not, or no longer, one for the laboratory.')
      return work
    },
    refetchOnWindowFocus: false,
    gcTime: 0,
  })
