import './care-plans.css'

import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { useSession } from '#auth/session.ts'
import { ListNotes } from '#clinical/entries/ListNotes.tsx'
import type { Plan } from '#clinical/plans/care-plan.ts'
import type { Evaluation } from '#clinical/plans/evaluation.ts'
import { shiftPattern } from '#clinical/plans/shift-pattern.ts'
import { ShiftNote } from '#clinical/plans/ShiftNote.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { PlanCard, type PlanPaths } from './PlanCard.tsx'
import { carePlans, planEvaluations } from './queries.ts'
import { useCarePlansLive } from './use-care-plans-live.ts'

type Props = { patientId: string; start: ReactNode; paths: PlanPaths }

/** Every plan about one patient: those that are followed first, whole, then those that are over. */
export function CarePlansSection({ patientId, start, paths }: Props) {
  const query = useQuery(carePlans(patientId))
  const found = useQuery(planEvaluations(patientId))
  useCarePlansLive(patientId, query.dataUpdatedAt)
  const pattern = useQuery(shiftPattern(useSession().post.orgCode))
  return (
    <Panel title="Care plans" action={start}>
      <Loaded query={query} what="care plans">
        {(list) => {
          const card = (plan: Plan) => (
            <PlanCard
              key={plan.id}
              patientId={patientId}
              plan={plan}
              evaluations={found.data?.evaluations.filter(({ planId }) => planId === plan.id)}
              pattern={pattern.data}
              paths={paths}
            />
          )
          const going = list.entries.filter(({ state }) => state !== 'over')
          const over = list.entries.filter(({ state }) => state === 'over')
          return (
            <>
              <ShiftNote query={pattern} />
              {list.entries.length > 0 && (
                <Loaded query={found} what="evaluations of care plans">
                  {() => null}
                </Loaded>
              )}
              {list.entries.length === 0 && <p>No care plans recorded</p>}
              {list.entries.length > 0 && going.length === 0 && <p>No care plan is followed now</p>}
              <div className="plans">{going.map(card)}</div>
              {over.length > 0 && (
                <div className="list-group">
                  <h3>
                    Closed <span className="panel-note">{over.length}</span>
                  </h3>
                  <div className="plans">{over.map(card)}</div>
                </div>
              )}
              <ListNotes of={list}>{notesOn(list.entries, found.data)}</ListNotes>
            </>
          )
        }}
      </Loaded>
    </Panel>
  )
}

type Found = { evaluations: Evaluation[]; withheld: number; complete: boolean }

function notesOn(plans: Plan[], found: Found | undefined): string {
  if (!found) return ''
  const { evaluations, withheld, complete } = found
  const lost = evaluations.filter(({ planId }) => !plans.some(({ id }) => id === planId)).length
  return [
    complete ? '' : `Newest ${evaluations.length} evaluations of more.`,
    withheld > 0 ? `${withheld} evaluations withheld: restricted.` : '',
    lost > 0 ? `${lost} evaluations of plans that are not shown here.` : '',
  ]
    .filter(Boolean)
    .join(' ')
}
