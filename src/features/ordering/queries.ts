import type { List, ServiceRequest } from 'fhir/r4'
import { queryOptions } from '@tanstack/react-query'

import { pageAbout, searchAbout } from '#clinical/entries/entries.ts'
import { ordersKey } from '#clinical/care/order.ts'
import { fhir, type Stored } from '#fhir/client.ts'

import { isMine } from './basket.ts'
import { type Orderable, toCatalogue } from './catalogue.ts'
import { favouriteSystem } from './favourites.ts'
import { toRecent } from './recent.ts'
import { toQuestions } from './safety.ts'

const anHour = 3_600_000

/** Everything that can be asked for. Whole: what is not in it cannot be found, and would be taken for not done here. */
export const catalogue = () =>
  queryOptions({
    queryKey: ['catalogue'],
    queryFn: async () => {
      const [activities, plans] = await Promise.all([
        fhir.search('ActivityDefinition', { status: 'active' }),
        fhir.search('PlanDefinition', {
          status: 'active',
          type: 'http://terminology.hl7.org/CodeSystem/plan-definition-type|order-set',
        }),
      ])
      return toCatalogue(activities, plans)
    },
    staleTime: anHour,
    gcTime: anHour,
  })

export const safetyQuestions = (canonical: string) =>
  queryOptions({
    queryKey: ['catalogue', 'questions', canonical],
    queryFn: async () => {
      const [url = '', version] = canonical.split('|')
      const { resources } = await fhir.search('Questionnaire', { url, status: 'active' })
      const wanted = resources.find((one) => !version || one.version === version)
      if (!wanted) throw new Error('They are not in the record. Tell the radiology department.')
      return toQuestions(wanted)
    },
    staleTime: anHour,
    gcTime: anHour,
  })

/** What this person had begun to ask for, on whatever machine. Read once on opening: from then on it is written here. */
export const myBasket = (patientId: string, userId: string) =>
  queryOptions({
    queryKey: ['patient', patientId, 'basket', userId],
    queryFn: async (): Promise<Stored<ServiceRequest>[]> => {
      const { resources } = await searchAbout('ServiceRequest', patientId, { status: 'draft' })
      return resources.filter((one) => isMine(one, userId))
    },
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    gcTime: 0,
  })

/** Bounded: of each kind only the newest few are looked at, and only the newest of these is shown. */
export const recentOf = (patientId: string, orderable: Orderable) =>
  queryOptions({
    queryKey: [...ordersKey(patientId), 'recent', orderable.url],
    queryFn: async () => {
      const codes = (coding: { system?: string; code?: string }[] = []) =>
        coding.map(({ system, code }) => `${system ?? ''}|${code ?? ''}`).join(',')
      const asked = codes(orderable.code.coding)
      const measured = codes(orderable.measures.flatMap((one) => one.codes))
      const [requests, reports, observations] = await Promise.all([
        pageAbout('ServiceRequest', patientId, { code: asked, _sort: '-authored' }, 10),
        pageAbout('DiagnosticReport', patientId, { code: asked, _sort: '-date' }, 5),
        measured ? pageAbout('Observation', patientId, { code: measured, _sort: '-date' }, 25) : undefined,
      ])
      return toRecent(orderable, {
        requests: requests.resources,
        reports: reports.resources,
        observations: observations?.resources ?? [],
      })
    },
  })

/** This person's own short list, kept in the record so that it is there on every machine; null: none yet. */
export const favouriteList = (userId: string) =>
  queryOptions({
    queryKey: ['favourites', userId],
    queryFn: async (): Promise<Stored<List> | null> => {
      const { resources } = await fhir.search('List', { identifier: `${favouriteSystem}|${userId}` })
      return resources[0] ?? null
    },
  })
