import { useQuery } from '@tanstack/react-query'
import { useNavigate, useOutletContext, useParams } from 'react-router'

import { identityLine } from '#clinical/patient/patient.ts'
import { EvaluateDialog } from '#features/plan-evaluation/EvaluateDialog.tsx'
import { wardPlans, wardPlansKey } from '#features/plan-evaluation/queries.ts'
import { nextAfter, type Outcome, placeWords, type Round, withOutcome } from '#features/ward-round/round.ts'
import { SkipControl } from '#features/ward-round/SkipControl.tsx'
import { patientIdsOf } from '#features/wards/model.ts'
import { deepPaths } from '#lib/deep-paths.ts'
import { paths } from '#lib/paths.ts'

import { NotThere } from './NotThere.tsx'
import type { PlanRound } from './plan-round.ts'
import { useOverWard } from './use-over-ward.ts'

/** One plan of one patient over the ward's plans; on a round saving goes on to the next that is due. */
export function Component() {
  const { wardId, patientId, query, found } = useOverWard()
  const { planId = '' } = useParams()
  const { round, onRound, saved, onSaved } = useOutletContext<PlanRound>()
  const navigate = useNavigate()
  const patientIds = query.data ? [...patientIdsOf(query.data)].toSorted() : []
  const plans = useQuery({ ...wardPlans(wardId, patientIds), enabled: patientIds.length > 0 })
  const go = (to: string) => void navigate(to, { replace: true, preventScrollReset: true })
  const close = () => go(paths.wardCarePlans(wardId))

  function goOn(before: Round, outcome: Outcome) {
    const after = withOutcome(before, planId, outcome)
    onRound(after)
    const followed = plans.data?.plans ?? []
    // What was closed meanwhile is passed over.
    const order = after.order.filter((id) => followed.some(({ plan }) => plan.id === id))
    const nextId = nextAfter({ ...after, order }, planId)
    const next = followed.find(({ plan }) => plan.id === nextId)
    if (next) go(deepPaths.evaluateOnWard(wardId, next.patientId, next.plan.id))
    else close()
  }

  const one = plans.data?.plans.find(
    ({ plan, patientId: whose }) => plan.id === planId && whose === patientId,
  )
  const patient = found?.occupant.patient
  if (!one || !patient)
    return <NotThere title="Evaluate care plan" query={plans.data ? query : plans} onClose={close} />
  const inRound = round?.order.includes(planId) ? round : undefined
  return (
    <EvaluateDialog
      key={planId}
      patientId={patientId}
      patientLine={[found.row.bed, identityLine(patient)].filter(Boolean).join(' · ')}
      encounterId={found.occupant.encounterId}
      plan={one.plan}
      last={one.last}
      list={wardPlansKey(wardId)}
      noLast="Not evaluated in the last three days"
      onClose={close}
      onSaved={() => {
        onSaved(`Saved: ${patient.name}, ${one.plan.title}.`)
        if (inRound) goOn(inRound, { kind: 'saved' })
        else close()
      }}
      {...(inRound
        ? {
            submit: nextAfter(inRound, planId) ? 'Save and next' : 'Save evaluation',
            head: (
              <div className="round-head">
                <strong>{`Plan ${placeWords(inRound, planId)}`}</strong>
                <span role="status">{saved}</span>
              </div>
            ),
            foot: <SkipControl onSkip={(reason) => goOn(inRound, { kind: 'skipped', reason })} />,
          }
        : {})}
    />
  )
}
