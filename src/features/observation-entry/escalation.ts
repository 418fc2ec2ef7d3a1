import type { BundleEntry, FhirResource, Observation, Reference } from 'fhir/r4'

import type { Session } from '#auth/session.ts'
import { chainOfSet, escalationAmended } from '#clinical/escalation/after-change.ts'
import { type Asked, escalationAsked } from '#clinical/escalation/asked.ts'
import { chainEntries, type OfSet } from '#clinical/escalation/chain.ts'
import { policyInForce } from '#clinical/escalation/policy-in-force.ts'
import { warner } from '#clinical/observations/warning-in-force.ts'
import type { Stored } from '#fhir/client.ts'

import type { ObservationDraft } from './draft.ts'
import type { SetIds } from './from-draft.ts'

type Saved = Pick<ObservationDraft, 'chart' | 'score' | 'pews' | 'readings' | 'concern'>

/** Whom this set asks to be told, and by when, under the policy that holds now; undefined: nobody. */
export const askedBy = async (
  { chart, score, pews, readings, concern }: Saved,
  { post }: Session,
): Promise<Asked | undefined> =>
  escalationAsked(
    {
      chart: chart.chart,
      news2: score,
      pews: pews?.status === 'scored' ? pews.total : undefined,
      readings,
      warning: chart.chart === 'maternity' ? (await warner())(readings) : undefined,
      concerns: concern?.codes,
    },
    await policyInForce(post.orgCode),
  )

type About = {
  ids: SetIds
  patientId: string
  encounterId: string | undefined
  author: Reference
  organisation: Reference
  session: Session
  amended: { resources: readonly Stored<Observation>[] } | undefined
  enteredAt: string
  /** What the escalation belongs to: the set's score */
  focus: string
  asked: Asked | undefined
}

/** What goes with the set in its transaction; of an amended set, also what becomes of the escalation it had. */
export async function escalationOf(
  draft: ObservationDraft,
  { ids, session, amended, asked, ...about }: About,
): Promise<BundleEntry<FhirResource>[]> {
  const of: OfSet = { ...about, setId: ids.set, urls: ids.chain, observedAt: draft.observedAt }
  if (!amended) return asked ? chainEntries(asked, of) : []
  const chain = await chainOfSet(about.patientId, amended.resources)
  const who = { session, now: new Date(about.enteredAt) }
  return escalationAmended(chain, { asked, of, reason: draft.amendReason ?? '', who })
}
