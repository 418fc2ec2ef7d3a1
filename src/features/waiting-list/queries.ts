import { queryOptions } from '@tanstack/react-query'
import type { FhirResource, Patient } from 'fhir/r4'

import { searchAbout, toEntries } from '#clinical/entries/entries.ts'
import { fhir, type Stored } from '#fhir/client.ts'
import { queryClient } from '#lib/query-client.ts'

import { codeIn } from './code-lists.ts'
import { bandFilters, searchOf, type WaitingFilter } from './filter.ts'
import { toReferral, toWaiting, type Waiting } from './model.ts'

export const pageSize = 50

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

export type WaitingPage = { rows: Waiting[]; withheld: number; next?: string }

/** What is asked: a list, and the day on which weeks are counted. */
export type Asked = { filter: WaitingFilter; orgCode: string; today: string }

const key = ({ filter, orgCode, today }: Asked) => ['waiting-list', orgCode, today, filter] as const

/** Page by page, each from where the server says the one before it ends; they are numbered from 1. */
export const waitingPage = (asked: Asked, page: number) =>
  queryOptions({
    queryKey: [...key(asked), 'page', page],
    queryFn: async ({ signal }): Promise<WaitingPage> => {
      const { reference } = await queryClient.query(organisation(asked.orgCode))
      const before = page > 1 ? await queryClient.query(waitingPage(asked, page - 1)) : undefined
      // there is no such page: an address from another day
      if (before && !before.next) return { rows: [], withheld: 0 }
      const found = await fhir.page(
        'ServiceRequest',
        { ...searchOf(asked.filter, reference, asked.today), _include: 'ServiceRequest:patient' },
        pageSize,
        { signal, ...(before?.next ? { from: before.next } : {}) },
      )
      const people = new Map(found.included.filter(isPatient).map((one) => [one.id, one]))
      return {
        rows: found.resources.map((one) => toWaiting(one, people)),
        withheld: found.withheld,
        ...(found.next ? { next: found.next } : {}),
      }
    },
  })

const isPatient = (one: Stored<FhirResource>): one is Stored<Patient> => one.resourceType === 'Patient'

/** How many there are in all, and in each band. */
export const waitingCounts = (asked: Asked) =>
  queryOptions({
    queryKey: [...key({ ...asked, filter: { ...asked.filter, sort: 'longest' } }), 'counts'],
    queryFn: async () => {
      const { reference } = await queryClient.query(organisation(asked.orgCode))
      const count = (filter: WaitingFilter) => {
        const { _sort: _, ...params } = searchOf(filter, reference, asked.today)
        return fhir.count('ServiceRequest', params)
      }
      const [all, ...banded] = await Promise.all([
        count(asked.filter),
        ...bandFilters.map((band) => count({ ...asked.filter, band })),
      ])
      return { all: all ?? 0, bands: new Map(bandFilters.map((band, index) => [band, banded[index] ?? 0])) }
    },
    staleTime: 60_000,
  })

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
