import type { DiagnosticReport } from 'fhir/r4'

import { AboutButton } from '#clinical/entries/AboutButton.tsx'
import type { Rows } from '#clinical/entries/versions.ts'
import { type Report, toReport } from '#clinical/results/report.ts'
import { valueRows } from '#clinical/results/value-rows.ts'
import type { Stored } from '#fhir/client.ts'
import { formatDateTime } from '#fhir/dates.ts'

type Props = { patientId: string; result: Pick<Report, 'id' | 'name' | 'isReport'> }

/** Where a report, or a value that came without one, came from, and what it has said before. */
export function AboutResult({ patientId, result: { id, name, isReport } }: Props) {
  const shared = { patientId, id, what: name }
  return isReport ? (
    <AboutButton {...shared} type="DiagnosticReport" toRows={reportRows} />
  ) : (
    <AboutButton {...shared} type="Observation" toRows={valueRows} />
  )
}

/** A version of a report keeps which results it named, not what these said then: they have versions of their own. */
function reportRows(resource: Stored<DiagnosticReport>): Rows {
  const { name, status, when, issued, conclusion, notes } = toReport(resource)
  return [
    ['Report', name],
    ['State', status ?? 'Final'],
    ['Taken', when && formatDateTime(when)],
    ['Issued', issued && formatDateTime(issued)],
    ['Results in it', String(resource.result?.length ?? 0)],
    ['Conclusion', conclusion],
    ...notes.map((note) => ['Comment', note] as const),
  ]
}
