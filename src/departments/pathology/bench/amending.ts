import type { DiagnosticReport, Observation } from 'fhir/r4'

import type { Act, Actor } from '#clinical/acts/act.ts'
import { recordedBy } from '#clinical/acts/recorded-by.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { isCritical, toTell } from '#departments/pathology/critical/to-tell.ts'
import type { Stored } from '#fhir/client.ts'

import { noteOf } from './laboratory-acts.ts'
import { unmarked } from './report-values.ts'

type Amendment = {
  report: Stored<DiagnosticReport>
  /** Only those whose value changes */
  values: readonly { seen: Stored<Observation>; to: Observation; was: string }[]
  /** Those that stay as they are */
  kept: readonly Stored<Observation>[]
  status: 'amended' | 'corrected'
  why: string
}

/** A report that was out says something else: both versions stay, and whoever answered for it is asked again (hazard H15). */
export function amended({ report, values, kept, status, why }: Amendment, actor: Actor): Act {
  const issued = actor.now.toISOString()
  const word = status === 'amended' ? 'Amended' : 'Corrected'
  const about = { report: { reference: `DiagnosticReport/${report.id}` }, encounter: report.encounter }
  return {
    // whoever was told before was told of something else
    make: isCritical([...kept, ...values.map(({ to }) => to)]) ? [toTell(about, actor)] : [],
    change: [
      ...values.map(({ seen, to, was }) => {
        const { interpretation, valueQuantity, valueString } = to
        return {
          seen,
          to: {
            ...unmarked(seen),
            status,
            issued,
            ...(valueQuantity ? { valueQuantity } : {}),
            ...(valueString === undefined ? {} : { valueString }),
            ...(interpretation ? { interpretation } : {}),
            note: [...listOf(seen.note), noteOf(`${word}: was ${was}. ${why}`, actor)],
          },
        }
      }),
      {
        seen: report,
        to: {
          ...report,
          status,
          issued,
          resultsInterpreter: [recordedBy(actor.session)],
          conclusion: [report.conclusion, `${word}: ${why}`].filter(Boolean).join('\n'),
        },
      },
    ],
    reason: why,
  }
}
