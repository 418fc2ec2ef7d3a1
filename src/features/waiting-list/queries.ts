import { queryOptions } from '@tanstack/react-query'
import type { FhirResource, Patient, ServiceRequest } from 'fhir/r4'

import { searchAbout, toEntries } from '#clinical/entries/entries.ts'
import { longSearch } from '#clinical/entries/long-search.ts'
import { changedParams, type Which } from '#clinical/entries/use-live-list.ts'
import { fhir, type Found, type Stored } from '#fhir/client.ts'
import { queryClient } from '#lib/query-client.ts'

import { codeIn } from './code-lists.ts'
import { anyList, bandFilters, searchOf, type WaitingFilter } from './filter.ts'
import { toReferral, toWaiting, type Waiting } from './model.ts'

const pageSize = 80
/** More changes than these are not told apart: the list is asked for anew */
const mostChanged = 500

const ods = 'https://fhir.nhs.uk/Id/ods-organization-code'

/** The organisation whose lists these are: as lists are searched by it, and as requests name it. */
export const organisation = (orgCode: string) =>
  queryOptions({
    queryKey: ['directory', 'organisation', orgCode],
    queryFn: async () => {
      const { resources } = await fhir.search('Organization', { identifier: `${ods}|${orgCode}` })
      const [found] = resources
      if (!found) throw new Error(`The directory does not know the organisation ${orgCode}.`)
      return { reference: `Organization/${found.id}`, display: found.name ?? orgCode }
    },
    staleTime: Number.POSITIVE_INFINITY,
  })

/** What is asked: a list, and the day on which weeks are counted. */
export type Asked = { filter: WaitingFilter; orgCode: string; today: string }

const key = ({ filter, orgCode, today }: Asked) => [orgCode, today, filter] as const

const withPatients = { _include: 'ServiceRequest:patient' }

/** Who waits, as they are asked for: kept up to date by `useLiveWaitingList`. */
export const waitingRows = (asked: Asked) =>
  longSearch({
    key: ['waiting-list', ...key(asked)],
    type: 'ServiceRequest',
    size: pageSize,
    params: async () => {
      const { reference } = await queryClient.query(organisation(asked.orgCode))
      return { ...searchOf(asked.filter, reference, asked.today), ...withPatients }
    },
    toRows: toWaitingRows,
  })

export const firstKey = ['waiting-first'] as const

/** The first of a list that is worked off from its top; the rest stands in the waiting list. */
export const firstWaiting = (asked: Asked, count: number) =>
  queryOptions({
    queryKey: [...firstKey, count, ...key(asked)],
    queryFn: async ({ signal }) => {
      const { reference } = await queryClient.query(organisation(asked.orgCode))
      const params = { ...searchOf(asked.filter, reference, asked.today), ...withPatients }
      const found = await fhir.page('ServiceRequest', params, count, { signal })
      return { rows: toWaitingRows(found), withheld: found.withheld, complete: found.complete }
    },
  })

/** What changed of this organisation's lists, and which of it fits; undefined where it is too much to tell apart. */
export async function changedRows(
  asked: Asked,
  which: Which,
): Promise<{ rows: Waiting[]; fitting: string[] } | undefined> {
  const { reference } = await queryClient.query(organisation(asked.orgCode))
  const changed = changedParams(which)
  const { _sort: _, ...filter } = searchOf(asked.filter, reference, asked.today)
  const [all, fitting] = await Promise.all([
    fhir.page(
      'ServiceRequest',
      { performer: reference, category: anyList, ...changed, ...withPatients },
      mostChanged,
    ),
    fhir.page('ServiceRequest', { ...filter, ...changed }, mostChanged),
  ])
  return all.complete && fitting.complete
    ? { rows: toWaitingRows(all), fitting: fitting.resources.map(({ id }) => id) }
    : undefined
}

function toWaitingRows({ resources, included }: Found<ServiceRequest>): Waiting[] {
  const people = new Map(included.filter(isPatient).map((one) => [one.id, one]))
  return resources.map((one) => toWaiting(one, people))
}

const isPatient = (one: Stored<FhirResource>): one is Stored<Patient> => one.resourceType === 'Patient'

export const countsKey = ['waiting-counts'] as const

/** How many there are in all. */
export const waitingCount = (asked: Asked) =>
  queryOptions({
    queryKey: [...countsKey, 'all', ...key(inAnyOrder(asked))],
    queryFn: () => countOf(asked, asked.filter),
    staleTime: 60_000,
  })

/** How many there are in each band. */
export const bandCounts = (asked: Asked) =>
  queryOptions({
    queryKey: [...countsKey, 'bands', ...key(inAnyOrder(asked))],
    queryFn: async () => {
      const counts = await Promise.all(bandFilters.map((band) => countOf(asked, { ...asked.filter, band })))
      return new Map(bandFilters.map((band, index) => [band, counts[index] ?? 0]))
    },
    staleTime: 60_000,
  })

/** There are as many whichever way they are sorted. */
const inAnyOrder = (asked: Asked): Asked => ({ ...asked, filter: { ...asked.filter, sort: 'longest' } })

async function countOf({ orgCode, today }: Asked, filter: WaitingFilter): Promise<number> {
  const { reference } = await queryClient.query(organisation(orgCode))
  const { _sort: _, ...params } = searchOf(filter, reference, today)
  return fhir.count('ServiceRequest', params)
}

export const referralsKey = (patientId: string) => ['patient', patientId, 'referrals'] as const

const category = 'http://snomed.info/sct|3457005'

/** The referrals of one patient that stand on a list, the newest first. */
export const referralsOf = (patientId: string) =>
  queryOptions({
    queryKey: referralsKey(patientId),
    queryFn: async () => {
      const found = await searchAbout('ServiceRequest', patientId, { category, _sort: '-authored' })
      return toEntries(found, (request) =>
        request.status !== 'entered-in-error' && codeIn('waiting-list', ...(request.category ?? []))
          ? toReferral(request)
          : undefined,
      )
    },
  })
