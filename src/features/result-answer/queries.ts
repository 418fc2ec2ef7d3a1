import type { FhirResource, Observation } from 'fhir/r4'
import { queryOptions } from '@tanstack/react-query'

import { aboutPatient } from '#clinical/patient/about-patient.ts'
import { pageAbout } from '#clinical/entries/entries.ts'
import { isWaiting, type OwedResult, owedIncludes, toOwedResults } from '#clinical/results/owed-result.ts'
import { type Report, toReport } from '#clinical/results/report.ts'
import { everyLine } from '#clinical/results/result-line.ts'
import { fhir, type Stored } from '#fhir/client.ts'

/** One report with everything that came along, and whose it is. */
export const resultInFull = (patientId: string, reportId: string) =>
  queryOptions({
    queryKey: ['patient', patientId, 'result', reportId],
    queryFn: async (): Promise<OwedResult> => {
      const found = await pageAbout('DiagnosticReport', patientId, { _id: reportId, ...owedIncludes }, 1)
      const [result] = toOwedResults(found.resources, found.included).results
      if (!result) throw new Error('This result is not in the record of this patient.')
      return result
    },
    staleTime: 0,
    refetchOnWindowFocus: false,
  })

/** Everything among the newest reports of a patient that waits for somebody. */
export const waitingResults = (patientId: string) =>
  queryOptions({
    queryKey: ['patient', patientId, 'waiting-results'],
    queryFn: async () => {
      const params = { ...owedIncludes, _sort: '-date' }
      const found = await pageAbout('DiagnosticReport', patientId, params, 50)
      const { results, unreadable } = toOwedResults(found.resources, found.included)
      return { results: results.filter(isWaiting), unreadable, complete: found.complete }
    },
    staleTime: 0,
  })

/**
 * What a report said before its last change: as it was when somebody dealt with it, else in the version before.
 * Null when the record keeps nothing earlier.
 */
export const saidBefore = (patientId: string, { report, standing }: OwedResult) =>
  queryOptions({
    queryKey: ['patient', patientId, 'result-before', report.id, report.asOf, standing.before?.asOf],
    queryFn: async (): Promise<Report | null> => {
      const until = standing.before && Date.parse(standing.before.asOf)
      const ids = [...new Set(everyLine(report.lines).map(({ id }) => id))]
      const [versions, results] = await Promise.all([
        fhir.history('DiagnosticReport', report.id),
        ids.length > 0 ? fhir.search('Observation', { _id: ids.join(',') }) : { resources: [] },
      ])
      const changed = results.resources.filter((one) => isChanged(one, until))
      const histories = await Promise.all(changed.map(({ id }) => fhir.history('Observation', id)))
      const earlier = histories.flatMap((history) => versionBefore(history, until) ?? [])
      const old = versionBefore(versions, until)
      const was = old ?? versions[0]
      if (!was || (!old && earlier.length === 0)) return null
      const same = results.resources.filter((one) => !changed.includes(one))
      const gone = await goneResults(was.result, results.resources)
      aboutPatient<FhirResource>([...versions, ...earlier, ...same, ...gone], patientId)
      return toReport(was, [...earlier, ...same, ...gone])
    },
    staleTime: Number.POSITIVE_INFINITY,
  })

const isChanged = ({ meta, status }: Observation, until: number | undefined) =>
  until === undefined
    ? status === 'amended' || status === 'corrected'
    : Date.parse(meta?.lastUpdated ?? '') > until

/** The newest version no later than that moment; without a moment the one before the newest. */
function versionBefore<R extends FhirResource>(
  versions: Stored<R>[],
  until: number | undefined,
): Stored<R> | undefined {
  if (until === undefined) return versions[1]
  return versions.find(({ meta }) => Date.parse(meta?.lastUpdated ?? '') <= until)
}

/** Results that the report named then and does not name now. */
async function goneResults(named: { reference?: string }[] | undefined, known: Stored<Observation>[]) {
  const ids = (named ?? []).flatMap(
    ({ reference }) => reference?.split('/_history/')[0]?.split('/').at(-1) ?? [],
  )
  const missing = ids.filter((id) => !known.some((one) => one.id === id))
  return missing.length > 0 ? (await fhir.search('Observation', { _id: missing.join(',') })).resources : []
}
