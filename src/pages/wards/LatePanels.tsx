import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'

import { useSession } from '#auth/session.ts'
import { dueOf } from '#clinical/plans/plan-due.ts'
import { shiftPattern } from '#clinical/plans/shift-pattern.ts'
import { overdueForms } from '#features/forms/outstanding.ts'
import { lastFilled } from '#features/forms/queries.ts'
import { wardPlans } from '#features/plan-evaluation/queries.ts'
import { Counts, People } from '#features/wards/InChargePanels.tsx'
import { type Occupant, patientIdsOf, type Ward } from '#features/wards/model.ts'
import { paths } from '#lib/paths.ts'
import { useNow } from '#lib/use-now.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { inpatientsOf } from './inpatients.ts'

/** What else is late on a ward: assessments that were not done, care plans that a shift did not evaluate. */
export function LatePanels({ ward }: { ward: Ward }) {
  const patientIds = patientIdsOf(ward)
  return (
    <>
      <LateAssessments ward={ward} patientIds={patientIds} />
      <LatePlans ward={ward} patientIds={patientIds} />
    </>
  )
}

type Props = { ward: Ward; patientIds: string[] }

function LateAssessments({ ward, patientIds }: Props) {
  const query = useQuery(lastFilled(ward.id, patientIds))
  const now = useNow()
  return (
    <Panel
      title="Assessments overdue"
      action={<Link to={paths.wardAssessments(ward.id)}>All assessments</Link>}
    >
      <Loaded query={query} what="the forms of this ward">
        {(filled) => {
          const late = overdueForms(filled, inpatientsOf(ward), now)
          return late.size === 0 ? <p>None overdue</p> : <Counts counts={byForm(late)} />
        }}
      </Loaded>
    </Panel>
  )
}

/** How many patients still need each form, the commonest first. */
function byForm(late: ReturnType<typeof overdueForms>): { words: string; count: number }[] {
  const titles = [...late.values()].flatMap(({ overdue }) => overdue)
  return [...new Set(titles)]
    .map((words) => ({ words, count: titles.filter((title) => title === words).length }))
    .toSorted((one, other) => other.count - one.count)
}

function LatePlans({ ward, patientIds }: Props) {
  const query = useQuery(wardPlans(ward.id, patientIds))
  const pattern = useQuery(shiftPattern(useSession().post.orgCode))
  const now = useNow()
  return (
    <Panel title="Care plans overdue" action={<Link to={paths.wardCarePlans(ward.id)}>All care plans</Link>}>
      <Loaded query={query} what="the care plans of this ward">
        {({ plans }) => (
          <Loaded query={pattern} what="the times of the shifts">
            {(shifts) =>
              shifts ? (
                <People
                  of={lateOf(ward, (id) =>
                    plans
                      .filter(({ patientId }) => patientId === id)
                      .filter(({ plan, last }) => dueOf(shifts, plan, last, now).state === 'overdue')
                      .map(({ plan }) => plan.title)
                      .join(', '),
                  )}
                />
              ) : (
                <p>The record does not say when the shifts begin: what is late is not known.</p>
              )
            }
          </Loaded>
        )}
      </Loaded>
    </Panel>
  )
}

/** In bed order, those of whom there is something to say. */
const lateOf = (
  { rows }: Ward,
  words: (patientId: string) => string | undefined,
): { occupant: Occupant; bed: string; words: string }[] =>
  rows.flatMap(({ bed, state }) => {
    if (state.status !== 'occupied') return []
    const late = words(state.occupant.patientId)
    return late ? [{ occupant: state.occupant, bed: bed ?? 'No bed', words: late }] : []
  })
