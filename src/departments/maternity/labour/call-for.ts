import type { Actor, Made } from '#clinical/acts/act.ts'
import { ownOrganisation, recordedBy } from '#clinical/acts/recorded-by.ts'
import { escalationAsked } from '#clinical/escalation/asked.ts'
import { chainEntries, newChainUrls } from '#clinical/escalation/chain.ts'
import { policyInForce } from '#clinical/escalation/policy-in-force.ts'
import { warner } from '#clinical/observations/warning-in-force.ts'

import type { Entered } from './writing.ts'

const scored = ['rr', 'spo2', 'temp', 'bp', 'pulse', 'acvpu', 'pain']

/** The tasks that what was read of the mother asks for by the maternity chart, as a set of the ward does (decision 018). */
export async function callFor(
  entered: readonly Entered[],
  made: readonly (Made & { fullUrl: string })[],
  observedAt: string,
  actor: Actor,
): Promise<Made[]> {
  const focus = entered.findIndex(({ measure }) => scored.includes(measure.key))
  const first = made[focus]
  if (!first) return []
  const text = (key: string) => entered.find(({ measure }) => measure.key === key)?.value
  const number = (key: string) => (text(key) === undefined ? undefined : Number(text(key)))
  const [sbp, dbp] = text('bp')?.split('/').map(Number) ?? []
  const readings = {
    rr: number('rr'),
    spo2: number('spo2'),
    temp: number('temp'),
    pulse: number('pulse'),
    sbp,
    dbp,
    acvpu: text('acvpu'),
    pain: number('pain'),
  }
  const policy = await policyInForce(actor.session.post.orgCode)
  const asked = escalationAsked(
    {
      chart: 'maternity',
      news2: undefined,
      pews: undefined,
      readings: {},
      warning: (await warner())(readings),
      concerns: undefined,
    },
    policy,
  )
  if (!asked) return []
  const entries = chainEntries(asked, {
    setId: actor.actId,
    urls: newChainUrls(),
    patientId: actor.patientId,
    encounterId: undefined,
    author: recordedBy(actor.session),
    organisation: ownOrganisation(actor.session),
    focus: first.fullUrl,
    observedAt,
    enteredAt: actor.now.toISOString(),
  })
  return entries.flatMap(({ resource, fullUrl }) =>
    resource?.resourceType === 'Task' ? [{ resource, ...(fullUrl ? { fullUrl } : {}) }] : [],
  )
}
