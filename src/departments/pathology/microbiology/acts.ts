import type { QueryClient } from '@tanstack/react-query'

import type { Act, Actor } from '#clinical/acts/act.ts'
import { conceptOf } from '#clinical/entries/coding-suggestions.ts'
import { entered } from '#departments/pathology/bench/laboratory-acts.ts'
import type { ReportedValues } from '#departments/pathology/bench/previous.ts'
import { wholeAmended } from '#departments/pathology/bench/whole-report.ts'
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
  return amending ? wholeAmended(values, draft, out, actor) : entered(work, values, draft.words.trim(), actor)
}
