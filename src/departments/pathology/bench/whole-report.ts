import type { Observation } from 'fhir/r4'

import type { Act, Actor } from '#clinical/acts/act.ts'
import { recordedBy } from '#clinical/acts/recorded-by.ts'
import { isCritical, toTell } from '#departments/pathology/critical/to-tell.ts'

import type { ReportedValues } from './previous.ts'
import { valuesReported } from './report-values.ts'

/** A report whose values were entered anew: what it said before stays in the versions of each, and it says why (hazard H15). */
export function wholeAmended(
  values: readonly Observation[],
  { kind, words }: { kind: 'amended' | 'corrected'; words: string },
  { report, values: earlier }: ReportedValues,
  actor: Actor,
): Act {
  if (!report) throw new Error('There is no report to amend.')
  const issued = actor.now.toISOString()
  const { specimen } = earlier.find((one) => one.specimen) ?? {}
  const shared = { status: kind, issued, ...(specimen ? { specimen } : {}) }
  const { make, change, result } = valuesReported(values, earlier, shared, actor)
  const said = `${kind === 'amended' ? 'Amended' : 'Corrected'}: ${words.trim()}`
  const about = { report: { reference: `DiagnosticReport/${report.id}` }, encounter: report.encounter }
  return {
    make: isCritical(values) ? [...make, toTell(about, actor)] : make,
    change: [
      {
        seen: report,
        to: {
          ...report,
          status: kind,
          issued,
          resultsInterpreter: [recordedBy(actor.session)],
          result,
          conclusion: [report.conclusion, said].filter(Boolean).join('\n'),
        },
      },
      ...change,
    ],
    reason: words.trim(),
  }
}
