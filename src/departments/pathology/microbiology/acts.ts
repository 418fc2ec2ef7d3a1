import type { QueryClient } from '@tanstack/react-query'
import type { Observation } from 'fhir/r4'

import type { Act, Actor } from '#clinical/acts/act.ts'
import { recordedBy } from '#clinical/acts/recorded-by.ts'
import { conceptOf } from '#clinical/entries/coding-suggestions.ts'
import { entered } from '#departments/pathology/bench/laboratory-acts.ts'
import type { ReportedValues } from '#departments/pathology/bench/previous.ts'
import { valuesReported } from '#departments/pathology/bench/report-values.ts'
import { isCritical, toTell } from '#departments/pathology/critical/to-tell.ts'
import type { Work } from '#departments/pathology/work/model.ts'

import { type Antibiotic, type CultureDraft, toCulture } from './culture.ts'
import type { MicrobiologyPolicy } from './policy.ts'

type About = {
  work: Work
  out: ReportedValues
  antibiotics: readonly Antibiotic[]
  policy: MicrobiologyPolicy | null
  amending: boolean
  queryClient: QueryClient
}

/** A culture entered waits in the laboratory’s work (decision 034); one that was reported is reported anew. */
export async function toCultureAct(draft: CultureDraft, about: About, actor: Actor): Promise<Act> {
  const { work, out, amending, queryClient } = about
  const named = await Promise.all(
    draft.organisms.map(({ name }) => conceptOf(queryClient, 'organism', name.trim())),
  )
  const values = toCulture(draft, named, about, actor)
  return amending
    ? cultureAmended(values, draft, out, actor)
    : entered(work, values, draft.words.trim(), actor)
}

/** What it said before stays in the versions of each value; the report says why it changed (hazard H15). */
export function cultureAmended(
  values: readonly Observation[],
  { kind, words }: Pick<CultureDraft, 'kind' | 'words'>,
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
