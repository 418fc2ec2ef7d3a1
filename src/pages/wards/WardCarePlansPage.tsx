import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Outlet, useNavigate, useParams } from 'react-router'

import { ActionButton } from '#auth/ActionButton.tsx'
import { useSession } from '#auth/session.ts'
import { useChanges } from '#clinical/entries/use-changes.ts'
import { shiftPattern } from '#clinical/plans/shift-pattern.ts'
import { ShiftNote } from '#clinical/plans/ShiftNote.tsx'
import { PlansGrid, plansDue } from '#features/plan-evaluation/PlansGrid.tsx'
import { wardPlans, wardPlansKey } from '#features/plan-evaluation/queries.ts'
import { type Round, startRound } from '#features/ward-round/round.ts'
import { deepPaths } from '#lib/deep-paths.ts'
import { useNow } from '#lib/use-now.ts'
import { Loaded } from '#ui/Loaded.tsx'

import type { Inpatient } from '#features/forms/AssessmentsGrid.tsx'
import { inpatientsOf } from './inpatients.ts'
import type { PlanRound } from './plan-round.ts'
import { WardFrame } from './WardFrame.tsx'

export function Component() {
  const { wardId = '' } = useParams()
  const [round, setRound] = useState<Round>()
  const [saved, setSaved] = useState<string>()
  return (
    <>
      <WardFrame wardId={wardId}>
        {(ward) => (
          <Plans
            wardId={wardId}
            people={inpatientsOf(ward)}
            saved={saved}
            onBegin={(planIds) => {
              setSaved(undefined)
              setRound(startRound(planIds))
            }}
          />
        )}
      </WardFrame>
      <Outlet context={{ round, onRound: setRound, saved, onSaved: setSaved } satisfies PlanRound} />
    </>
  )
}

type Props = {
  wardId: string
  people: Inpatient[]
  saved: string | undefined
  onBegin: (planIds: string[]) => void
}

function Plans({ wardId, people, saved, onBegin }: Props) {
  const navigate = useNavigate()
  const patientIds = [...new Set(people.map(({ patientId }) => patientId))].toSorted()
  const query = useQuery({ ...wardPlans(wardId, patientIds), enabled: patientIds.length > 0 })
  const pattern = useQuery(shiftPattern(useSession().post.orgCode))
  const now = useNow()
  usePlansTogether(wardId, patientIds, query.dataUpdatedAt)
  if (people.length === 0) return <p className="notice quiet">Nobody is on this ward.</p>
  return (
    <Loaded query={query} what="the care plans of this ward">
      {({ plans, withheld }) => {
        const due = plansDue({ people, plans, pattern: pattern.data }, now)
        const [first] = due
        return (
          <>
            <ShiftNote query={pattern} />
            <div className="plans-tools">
              {first && (
                <ActionButton
                  may="plan.record"
                  className="button primary"
                  onClick={() => {
                    onBegin(due.map(({ plan }) => plan.id))
                    void navigate(deepPaths.evaluateOnWard(wardId, first.patientId, first.plan.id))
                  }}
                >
                  {due.length === 1
                    ? 'Evaluate the plan that is due'
                    : `Evaluate the ${due.length} plans due`}
                </ActionButton>
              )}
              <p role="status">
                {saved ??
                  (due.length === 0 &&
                    pattern.data &&
                    plans.length > 0 &&
                    'Every plan is evaluated for this shift.')}
              </p>
            </div>
            {withheld > 0 && <p className="notice quiet">{withheld} withheld: restricted.</p>}
            {plans.length === 0 ? (
              <p className="notice quiet">No care plan is followed on this ward.</p>
            ) : (
              <PlansGrid wardId={wardId} people={people} plans={plans} pattern={pattern.data} />
            )}
          </>
        )
      }}
    </Loaded>
  )
}

/** What another nurse evaluates shows here as it is saved. */
function usePlansTogether(wardId: string, patients: string[], askedAt: number) {
  const queryClient = useQueryClient()
  const again = () => void queryClient.invalidateQueries({ queryKey: wardPlansKey(wardId) })
  useChanges(
    { patients, places: [] },
    {
      askedAt: () => askedAt || undefined,
      onChanges: (changes) => {
        if (changes.some(({ type }) => ['CarePlan', 'Goal', 'Observation'].includes(type))) again()
      },
      onGap: again,
    },
  )
}
