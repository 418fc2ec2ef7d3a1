import { useQuery } from '@tanstack/react-query'

import type { OwedResult } from '#clinical/results/owed-result.ts'
import { reportRows } from '#clinical/results/report-rows.ts'
import { SideBySide } from '#clinical/acts/SideBySide.tsx'
import { differences } from '#clinical/entries/versions.ts'
import { formatDateTime } from '#fhir/dates.ts'
import { Loaded } from '#ui/Loaded.tsx'

import { saidBefore } from './queries.ts'

/** The old and the new value side by side, wherever a laboratory has changed what it said (hazard H15). */
export function WhatChanged({ patientId, result }: { patientId: string; result: OwedResult }) {
  const { report, standing } = result
  const isChanged = standing.before !== undefined || amended.has(report.status ?? '')
  return isChanged ? <Changes patientId={patientId} result={result} /> : null
}

const amended = new Set(['Amended', 'Corrected', 'Appended'])

function Changes({ patientId, result }: { patientId: string; result: OwedResult }) {
  const query = useQuery(saidBefore(patientId, result))
  return (
    <Loaded query={query} what="what this report said before">
      {(before) => {
        if (!before)
          return (
            <p className="notice warning">
              Changed by the laboratory. The record keeps nothing earlier of it.
            </p>
          )
        const rows = differences(reportRows(before), reportRows(result.report)).filter(
          ({ changed }) => changed,
        )
        if (rows.length === 0)
          return (
            <p className="quiet-text">Sent again by the laboratory: what is shown of it has not changed.</p>
          )
        return (
          <SideBySide
            caption="What the laboratory changed"
            before={`Before · ${formatDateTime(before.asOf || before.issued)}`}
            after={`Now · ${formatDateTime(result.report.asOf || result.report.issued)}`}
            rows={rows}
          />
        )
      }}
    </Loaded>
  )
}
