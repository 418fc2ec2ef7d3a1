import { queryOptions } from '@tanstack/react-query'
import type { Communication } from 'fhir/r4'

import { searchAbout } from '#clinical/entries/entries.ts'
import { owedIncludes, owedInShort, toOwedResults } from '#clinical/results/owed-result.ts'
import { findIn } from '#clinical/results/result-line.ts'
import { isInpatient } from '#clinical/results/result-owner.ts'
import { patientPathologyKey } from '#departments/pathology/work/about-work.ts'
import { pathologyKey } from '#departments/pathology/work/queries.ts'
import { fhir, type Stored } from '#fhir/client.ts'

import { type Call, type Critical, criticalKind, toCall, withCalls } from './telephone.ts'

const since = (days: number) => `ge${new Date(Date.now() - days * 86_400_000).toISOString()}`
const kind = `${criticalKind.system}|${criticalKind.code}`
const odsToken = (code: string) => `https://fhir.nhs.uk/Id/ods-organization-code|${code}`

export type Criticals = { results: Critical[]; unreadable: number; withheld: number }

/** Laboratory reports with a critical value, each with who was told. What is critical is what the laboratory marked so. */
export const criticalResults = (organisation: string | undefined, days: number) =>
  queryOptions({
    queryKey: [...pathologyKey, 'critical', organisation, days],
    queryFn: async (): Promise<Criticals> => {
      const whose = organisation
        ? { 'patient:Patient.organization:Organization.identifier': odsToken(organisation) }
        : {}
      const [reports, calls] = await Promise.all([
        fhir.search('DiagnosticReport', {
          ...owedInShort,
          ...whose,
          category: 'LAB',
          issued: since(days),
          _count: '100',
        }),
        fhir.search('Communication', { ...whose, category: kind, sent: since(days), _count: '200' }),
      ])
      const { results, unreadable } = toOwedResults(reports.resources, reports.included)
      const find = findIn(reports.included)
      const said = callsIn(calls.resources)
      const byId = new Map(reports.resources.map((one) => [one.id, one]))
      return {
        results: results.flatMap((one) => {
          const report = byId.get(one.id)
          return one.critical && report ? withCalls(one, said, isInpatient(report, find)) : []
        }),
        unreadable,
        withheld: reports.withheld + calls.withheld,
      }
    },
    staleTime: 10_000,
    refetchInterval: 30_000,
  })

const callsIn = (found: readonly Stored<Communication>[]): Call[] => found.flatMap((one) => toCall(one) ?? [])

/** One of them, whole, with every call about it. */
export const oneCritical = (patientId: string, reportId: string) =>
  queryOptions({
    queryKey: [...patientPathologyKey(patientId), 'critical', reportId],
    queryFn: async (): Promise<Critical> => {
      const [reports, calls] = await Promise.all([
        searchAbout('DiagnosticReport', patientId, { ...owedIncludes, _id: reportId }),
        searchAbout('Communication', patientId, { category: kind }),
      ])
      const [result] = toOwedResults(reports.resources, reports.included).results
      const [report] = reports.resources
      if (!result || !report) throw new Error('This report is not in the record any more.')
      return withCalls(result, callsIn(calls.resources), isInpatient(report, findIn(reports.included)))
    },
    refetchOnWindowFocus: false,
  })
