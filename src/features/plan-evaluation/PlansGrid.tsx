import '#ui/table-cards.css'
import './plans-grid.css'

import { Link } from 'react-router'

import { outcomeLook } from '#clinical/plans/outcome-look.ts'
import { dueOf, whenWords } from '#clinical/plans/plan-due.ts'
import type { ShiftPattern } from '#clinical/plans/shifts.ts'
import { formatDate } from '#fhir/dates.ts'
import { deepPaths } from '#lib/deep-paths.ts'
import { paths } from '#lib/paths.ts'
import { useNow } from '#lib/use-now.ts'
import { TableScroll } from '#ui/TableScroll.tsx'

import type { WardPlan } from './queries.ts'

type Person = { patientId: string; bed: string; name: string }
type Props = {
  wardId: string
  people: readonly Person[]
  plans: readonly WardPlan[]
  pattern: ShiftPattern | null | undefined
}

/** Every patient and the plans they have: what was found last, and by when the next evaluation is due. */
export function PlansGrid({ wardId, people, plans, pattern }: Props) {
  const columns = columnsOf(plans)
  const now = useNow()
  return (
    <TableScroll label="Care plans">
      <table className="table table-cards plans-grid" aria-label="Care plans of the ward">
        <thead>
          <tr>
            <th scope="col">Bed</th>
            <th scope="col">Patient</th>
            {columns.map(({ key, title }) => (
              <th key={key} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map(({ patientId, bed, name }) => (
            <tr key={patientId}>
              <td>{bed}</td>
              <th scope="row">
                <Link to={paths.chart(patientId, 'care-plans')}>{name}</Link>
              </th>
              {columns.map(({ key, title, of }) => (
                <td key={key} data-label={title}>
                  {of
                    .filter((one) => one.patientId === patientId)
                    .map((one) => (
                      <PlanCell
                        key={one.plan.id}
                        of={one}
                        pattern={pattern}
                        now={now}
                        named={key === others}
                        to={deepPaths.evaluateOnWard(wardId, patientId, one.plan.id)}
                      />
                    ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  )
}

const others = 'others'
type Column = { key: string; title: string; of: WardPlan[] }

/** A column for each template, the commonest first; plans made by hand share the last. */
function columnsOf(plans: readonly WardPlan[]): Column[] {
  const byKey = new Map<string, Column>()
  for (const one of plans) {
    const { template, title } = one.plan
    const key = template ?? others
    const column = byKey.get(key) ?? { key, title: template ? title : 'Other plans', of: [] }
    byKey.set(key, { ...column, of: [...column.of, one] })
  }
  return [...byKey.values()].toSorted(
    (one, other) =>
      Number(one.key === others) - Number(other.key === others) || other.of.length - one.of.length,
  )
}

type CellProps = { of: WardPlan; pattern: Props['pattern']; named: boolean; now: number; to: string }

const urgency = { 'not yet': 'quiet-text', due: 'due now', overdue: 'due overdue' } as const

function PlanCell({ of: { plan, last }, pattern, named, now, to }: CellProps) {
  const due = pattern && dueOf(pattern, plan, last, now)
  return (
    <div className="plan-cell">
      {named && <strong>{plan.title}</strong>}
      {last && (
        <span>
          <span className={outcomeLook(last.outcome)}>{last.found}</span>{' '}
          <span className="quiet-text">
            {last.instant === undefined ? formatDate(last.at) : whenWords(last.instant, now)}
          </span>
        </span>
      )}
      <Link to={to} className={due ? urgency[due.state] : undefined}>
        {due?.words ?? 'evaluate'}
        <span className="visually-hidden">: {plan.title}</span>
      </Link>
    </div>
  )
}

/** The plans to be evaluated by now, in bed order. */
export function plansDue({ people, plans, pattern }: Omit<Props, 'wardId'>, now: number): WardPlan[] {
  if (!pattern) return []
  return people.flatMap(({ patientId }) =>
    plans.filter(({ patientId: whose, plan, last }) => {
      const due = dueOf(pattern, plan, last, now)
      return whose === patientId && due.state !== 'not yet'
    }),
  )
}
