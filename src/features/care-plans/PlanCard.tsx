import { Link } from 'react-router'

import { useCan } from '#auth/session.ts'
import { AboutButton } from '#clinical/entries/AboutButton.tsx'
import { EntrySource, useElsewhere } from '#clinical/entries/EntrySource.tsx'
import { type Plan, planRows } from '#clinical/plans/care-plan.ts'
import type { Evaluation } from '#clinical/plans/evaluation.ts'
import { PlanDueWords } from '#clinical/plans/PlanDueWords.tsx'
import type { ShiftPattern } from '#clinical/plans/shifts.ts'
import { formatDateTime } from '#fhir/dates.ts'

import { Evaluations } from './Evaluations.tsx'

export type PlanPaths = {
  evaluate: (planId: string) => string
  change: (planId: string) => string
  close: (planId: string) => string
  inError: (planId: string) => string
  evaluationInError: (evaluationId: string) => string
}

type Props = {
  patientId: string
  plan: Plan
  /** Of this plan, the newest first; undefined while they are not known */
  evaluations: Evaluation[] | undefined
  pattern: ShiftPattern | null | undefined
  paths: PlanPaths
}

export function PlanCard({ patientId, plan, evaluations, pattern, paths }: Props) {
  const { title, need, problems, madeFrom, state, status, notes, source, ended } = plan
  return (
    <article className={`plan ${state === 'over' ? 'over' : ''}`} aria-label={title}>
      <header className="entry-row">
        <div>
          <h3>
            {title} {state !== 'active' && <span className="badge">{status}</span>}
          </h3>
          {state === 'active' && plan.ward && evaluations && (
            <PlanDueWords pattern={pattern} plan={plan} last={evaluations[0]} />
          )}
          {need && <p className="plain-words">{need}</p>}
          {problems.length > 0 && <p>About: {problems.join('; ')}</p>}
        </div>
        <div className="buttons">
          <PlanActions plan={plan} paths={paths} />
          <AboutButton patientId={patientId} type="CarePlan" id={plan.id} what={title} toRows={planRows} />
        </div>
      </header>
      <div className="plan-parts">
        <Goals plan={plan} />
        <Care plan={plan} />
        <Evaluations of={evaluations} toInError={paths.evaluationInError} />
      </div>
      {notes.map((note) => (
        <p key={note} className="plain-words">
          {note}
        </p>
      ))}
      <EntrySource source={source} />
      {madeFrom.map((words) => (
        <span key={words} className="second-line">
          Made from an assessment. {words}
        </span>
      ))}
      {ended && <span className="second-line">Ended {formatDateTime(ended)}</span>}
    </article>
  )
}

const Goals = ({ plan: { goals } }: { plan: Plan }) => (
  <section>
    <h4>Goals</h4>
    {goals.length === 0 && <p className="quiet-text">None recorded</p>}
    <ul>
      {goals.map(({ words, target, due, status, open }, index) => (
        <li key={`${words} ${index}`} className={open ? undefined : 'ended'}>
          {words} {!open && status && <span className="badge">{status}</span>}
          <span className="second-line">{[target, due && `by ${due}`].filter(Boolean).join(' · ')}</span>
        </li>
      ))}
    </ul>
  </section>
)

const Care = ({ plan: { activities } }: { plan: Plan }) => (
  <section>
    <h4>Care</h4>
    {activities.length === 0 && <p className="quiet-text">None recorded</p>}
    <ul>
      {activities.map(({ words, often, status, open }, index) => (
        <li key={`${words} ${index}`} className={open ? undefined : 'ended'}>
          {words} {status && <span className="badge">{status}</span>}
          <span className="second-line">{often ?? 'How often is not said'}</span>
        </li>
      ))}
    </ul>
  </section>
)

/** Another organisation's plan is read only; what is over is neither evaluated nor changed. */
function PlanActions({ plan: { id, title, state, source }, paths }: { plan: Plan; paths: PlanPaths }) {
  const elsewhere = useElsewhere(source)
  const may = useCan('plan.record')
  if (!may || elsewhere) return null
  const link = (words: string, to: string, quiet = true) => (
    <Link className={quiet ? 'button quiet small' : 'button small'} to={to} aria-label={`${words}: ${title}`}>
      {words}
    </Link>
  )
  return (
    <>
      {state === 'active' && link('Evaluate', paths.evaluate(id), false)}
      {state !== 'over' && link('Change', paths.change(id))}
      {state !== 'over' && link('Close', paths.close(id))}
      {link('Mark in error', paths.inError(id))}
    </>
  )
}
