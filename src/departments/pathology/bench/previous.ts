import { queryOptions } from '@tanstack/react-query'
import type { DiagnosticReport, Observation } from 'fhir/r4'

import { pageAbout, searchAbout } from '#clinical/entries/entries.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'
import { type ResultLine, toLine } from '#clinical/results/result-line.ts'
import { patientPathologyKey } from '#departments/pathology/work/about-work.ts'
import type { LabTest, Measure } from '#departments/pathology/work/catalogue.ts'
import type { Stored } from '#fhir/client.ts'

/** What was measured before, the newest first; `complete`: nothing older was left out. */
export type EarlierValues = { lines: readonly ResultLine[]; complete: boolean }

const keysOf = (measure: Measure) =>
  listOf(measure.code.coding).map(({ system, code }) => `${system ?? ''}|${code ?? ''}`)

export const earlierOf = (patientId: string, test: LabTest | undefined) =>
  queryOptions({
    queryKey: [...patientPathologyKey(patientId), 'earlier', test?.url],
    queryFn: async (): Promise<EarlierValues> => {
      const code = (test?.measures ?? []).flatMap(keysOf).join(',')
      if (!code) return { lines: [], complete: true }
      const found = await pageAbout('Observation', patientId, { code, _sort: '-date' }, 100)
      const lines = found.resources
        .filter(({ status }) => status !== 'entered-in-error' && status !== 'cancelled')
        .map((one) => toLine(one, () => undefined))
      return { lines, complete: found.complete }
    },
    refetchOnWindowFocus: false,
  })

/** The last value of this, whoever measured it; `before` leaves out the one that is looked at. */
export const lastOf = ({ lines }: EarlierValues, measure: Measure): ResultLine | undefined =>
  lines.find(
    ({ codes, number }) => number !== undefined && keysOf(measure).some((key) => codes.includes(key)),
  )

/** The report that is out, and its values: what an amendment or the next report is written against. */
export type ReportedValues = {
  report: Stored<DiagnosticReport> | undefined
  values: readonly Stored<Observation>[]
}

export const reportedValues = (patientId: string, report: Stored<DiagnosticReport> | undefined) =>
  queryOptions({
    queryKey: [...patientPathologyKey(patientId), 'reported', report?.id, report?.meta?.versionId],
    queryFn: async (): Promise<ReportedValues> => {
      const ids = listOf(report?.result).flatMap((one) => referenceId(one, 'Observation') ?? [])
      if (ids.length === 0) return { report, values: [] }
      const alike = 'Observation:has-member'
      const { resources, included } = await searchAbout('Observation', patientId, {
        _id: ids.join(','),
        _include: alike,
        '_include:iterate': alike,
      })
      const named = ids.flatMap((id) => resources.find((one) => one.id === id) ?? [])
      const within = included.flatMap((one) => (one.resourceType === 'Observation' ? [one] : []))
      return { report, values: [...new Map([...named, ...within].map((one) => [one.id, one])).values()] }
    },
    refetchOnWindowFocus: false,
  })
