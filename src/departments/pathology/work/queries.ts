import { queryOptions } from '@tanstack/react-query'
import type { FhirResource, ServiceRequest } from 'fhir/r4'

import { type Entries, toEntries } from '#clinical/entries/entries.ts'
import { fhir, type Found, type SearchParams, type Stored } from '#fhir/client.ts'
import { queryClient } from '#lib/query-client.ts'

import { labCatalogue } from './catalogue.ts'
import { toWork, type Work } from './model.ts'

/** Every list of the department begins with this, so that one act refreshes all of them. */
export const pathologyKey = ['pathology'] as const

const day = 86_400_000
const since = (days: number) => `ge${new Date(Date.now() - days * day).toISOString()}`

// SNOMED CT as UK Core has it, and the HL7 v2 codes of older senders (clinical/care/order.ts)
export const laboratory = '108252007,15220000,LAB,laboratory'

export const along = {
  _include: ['ServiceRequest:patient', 'ServiceRequest:encounter', 'ServiceRequest:specimen'],
  _revinclude: ['DiagnosticReport:based-on', 'Task:focus'],
  _count: '200',
}

export type WorkAsked = {
  /** ODS code; undefined: every organisation of the region */
  organisation: string | undefined
  days: number
  /** With what was reported in the last day, or only what is open */
  done: boolean
}

/** Requests that a laboratory has to do with, each with its specimens, its report and how far it has come. Whole, or it throws. */
export const labWork = (asked: WorkAsked) =>
  queryOptions({
    queryKey: [...pathologyKey, 'work', asked],
    queryFn: async (): Promise<Entries<Work>> => {
      const whose: SearchParams = asked.organisation
        ? { 'patient:Patient.organization:Organization.identifier': odsToken(asked.organisation) }
        : {}
      const requests = (more: SearchParams) => fhir.search('ServiceRequest', { ...along, ...whose, ...more })
      const open = { status: 'active,on-hold', authored: since(asked.days) }
      const [tests, specimens, ...found] = await Promise.all([
        queryClient.query(labCatalogue()),
        // R4 has no way to ask for the specimens of a request
        fhir.search('Specimen', { ...whose, _lastUpdated: since(asked.days), _count: '200' }),
        requests({ ...open, category: laboratory }),
        requests({ ...open, 'category:missing': 'true' }),
        ...(asked.done
          ? [requests({ status: 'completed', category: laboratory, _lastUpdated: since(1) })]
          : []),
      ])
      const all = together(found)
      const taken = [...specimens.resources, ...all.included.filter((one) => one.resourceType === 'Specimen')]
      const known = { included: all.included, specimens: taken, tests }
      const list = toEntries(all, (request) => toWork(request, known))
      return { ...list, withheld: list.withheld + specimens.withheld }
    },
    staleTime: 10_000,
    // somebody who is not in the list yet is not followed by the feed
    refetchInterval: 30_000,
  })

const odsToken = (code: string) => `https://fhir.nhs.uk/Id/ods-organization-code|${code}`

function together(found: readonly Found<ServiceRequest>[]) {
  const unique = <R extends FhirResource>(resources: Stored<R>[]) => [
    ...new Map(resources.map((one) => [`${one.resourceType}/${one.id}`, one])).values(),
  ]
  return {
    resources: unique(found.flatMap(({ resources }) => resources)),
    included: unique(found.flatMap(({ included }) => included)),
    withheld: found.reduce((sum, { withheld }) => sum + withheld, 0),
  }
}
