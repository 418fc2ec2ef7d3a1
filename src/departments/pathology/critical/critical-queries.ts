import { queryOptions } from '@tanstack/react-query'
import type { Communication, DiagnosticReport, FhirResource, Task } from 'fhir/r4'

import { searchAbout } from '#clinical/entries/entries.ts'
import { owedIncludes, owedInShort, toOwedResults } from '#clinical/results/owed-result.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'
import { findIn } from '#clinical/results/result-line.ts'
import { isInpatient } from '#clinical/results/result-owner.ts'
import { patientPathologyKey } from '#departments/pathology/work/about-work.ts'
import { pathologyKey } from '#departments/pathology/work/queries.ts'
import { fhir, type Stored } from '#fhir/client.ts'

import { tellingOf, toTellOpen } from './to-tell.ts'
import { type Call, type Critical, criticalKind, toCall, withCalls } from './telephone.ts'

const since = (days: number) => `ge${new Date(Date.now() - days * 86_400_000).toISOString()}`
const kind = `${criticalKind.system}|${criticalKind.code}`
const odsToken = (code: string) => `https://fhir.nhs.uk/Id/ods-organization-code|${code}`

export type Criticals = { results: Critical[]; unreadable: number; withheld: number }

/**
 * Laboratory reports with a critical value, each with who was told: those of the last days, and however old those that
 * somebody still has to be told of. What is critical is what the laboratory marked so.
 */
export const criticalResults = (organisation: string | undefined, days: number) =>
  queryOptions({
    queryKey: [...pathologyKey, 'critical', organisation, days],
    queryFn: async (): Promise<Criticals> => {
      const whose = organisation
        ? { 'patient:Patient.organization:Organization.identifier': odsToken(organisation) }
        : {}
      const [reports, calls, waiting] = await Promise.all([
        fhir.search('DiagnosticReport', {
          ...owedInShort,
          ...whose,
          category: 'LAB',
          issued: since(days),
          _count: '100',
        }),
        fhir.search('Communication', { ...whose, category: kind, sent: since(days), _count: '200' }),
        fhir.search('Task', { ...whose, ...toTellOpen, _count: '200' }),
      ])
      const known = new Set(reports.resources.map(({ id }) => id))
      const ids = [...new Set(waiting.resources.flatMap((one) => tellingOf(one) ?? []))]
      const older = await olderOnes(ids.filter((id) => !known.has(id)))
      const found = toCriticals(
        [...reports.resources, ...older.reports],
        [...reports.included, ...older.included],
        callsIn([...calls.resources, ...older.calls]),
      )
      return { ...found, withheld: reports.withheld + calls.withheld + waiting.withheld + older.withheld }
    },
    staleTime: 10_000,
    refetchInterval: 30_000,
  })

function toCriticals(
  reports: readonly Stored<DiagnosticReport>[],
  included: Stored<FhirResource>[],
  calls: readonly Call[],
): Omit<Criticals, 'withheld'> {
  const { results, unreadable } = toOwedResults(reports, included)
  const find = findIn(included)
  const byId = new Map(reports.map((one) => [one.id, one]))
  return {
    results: results.flatMap((one) => {
      const report = byId.get(one.id)
      return one.critical && report ? withCalls(one, calls, isInpatient(report, find)) : []
    }),
    unreadable,
  }
}

const atOnce = 50

/** Reports from before the days that are looked at, with every call about their patients. */
async function olderOnes(ids: readonly string[]) {
  const some = Array.from({ length: Math.ceil(ids.length / atOnce) }, (_, index) =>
    ids.slice(index * atOnce, (index + 1) * atOnce).join(','),
  )
  const found = await Promise.all(
    some.map((_id) => fhir.search('DiagnosticReport', { ...owedInShort, _id, _count: '100' })),
  )
  const reports = found.flatMap(({ resources }) => resources)
  const patients = [...new Set(reports.flatMap(({ subject }) => referenceId(subject, 'Patient') ?? []))]
  const calls =
    patients.length > 0
      ? await fhir.search('Communication', { patient: patients.join(','), category: kind, _count: '200' })
      : { resources: [], withheld: 0 }
  return {
    reports,
    included: found.flatMap(({ included }) => included),
    calls: calls.resources,
    withheld: found.reduce((sum, { withheld }) => sum + withheld, calls.withheld),
  }
}

const callsIn = (found: readonly Stored<Communication>[]): Call[] => found.flatMap((one) => toCall(one) ?? [])

/** `waiting`: the tasks that ask for somebody to be told of it */
export type OneCritical = { result: Critical; waiting: Stored<Task>[] }

/** One of them, whole, with every call about it. */
export const oneCritical = (patientId: string, reportId: string) =>
  queryOptions({
    queryKey: [...patientPathologyKey(patientId), 'critical', reportId],
    queryFn: async (): Promise<OneCritical> => {
      const [reports, calls] = await Promise.all([
        searchAbout('DiagnosticReport', patientId, { ...owedIncludes, _id: reportId }),
        searchAbout('Communication', patientId, { category: kind }),
      ])
      const [result] = toOwedResults(reports.resources, reports.included).results
      const [report] = reports.resources
      if (!result || !report) throw new Error('This report is not in the record any more.')
      return {
        result: withCalls(result, callsIn(calls.resources), isInpatient(report, findIn(reports.included))),
        waiting: reports.included.filter(
          (one): one is Stored<Task> => one.resourceType === 'Task' && tellingOf(one) === reportId,
        ),
      }
    },
    refetchOnWindowFocus: false,
  })
