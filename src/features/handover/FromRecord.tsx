import { type Alert, briefWords } from '#clinical/care/alert.ts'
import { agoWords } from '#clinical/observations/due-words.ts'
import { Score } from '#clinical/observations/Score.tsx'
import { dueOf } from '#clinical/plans/plan-due.ts'
import { formatDate, formatDateTime, formatTime } from '#fhir/dates.ts'

import type { OneProps } from './handover-patient.ts'
import type { Facts } from './model.ts'
import type { Part } from './sheet.ts'

/** What the record says for each part; the shift reads it here and need not write it again. */
export function FromRecord({ part, ...props }: OneProps & { part: Part }) {
  switch (part) {
    case 'situation':
      return <Situation {...props} />
    case 'background':
      return <Background {...props} />
    case 'assessment':
      return <Assessment {...props} />
    case 'recommendation':
      return <Recommendation {...props} />
  }
}

const NotLoaded = ({ what }: { what: string }) => (
  <strong className="not-loaded">{what} could not be loaded</strong>
)

const Situation = ({ about: { reason, since, consultant } }: OneProps) => (
  <>
    {reason ?? 'Reason for admission not recorded'}
    {since && <span className="second-line">in since {formatDate(since)}</span>}
    <span className="second-line">{consultant ?? 'Consultant not recorded'}</span>
  </>
)

const Background = ({ facts: { problems, allergies, alerts }, allergiesOf }: OneProps) => (
  <>
    {problems ? problems.join('; ') || 'No active problems recorded' : <NotLoaded what="Problems" />}
    <span className="second-line">{allergies ? allergiesOf(allergies) : <NotLoaded what="Allergies" />}</span>
    <span className="second-line">{alerts ? alertWords(alerts) : <NotLoaded what="Alerts" />}</span>
  </>
)

/** A resuscitation decision that nobody recorded is said to be so; it is no decision (domain facts §5.5). */
function alertWords(alerts: Alert[]): string {
  const decided = alerts.some(({ kind }) => kind === 'resuscitation')
  return [decided ? '' : 'Resuscitation status not recorded', ...alerts.map(briefWords)]
    .filter(Boolean)
    .join('; ')
}

const Assessment = ({ facts, now }: OneProps) => (
  <>
    <LastScore scores={facts.scores} now={now} />
    {facts.plans ? (
      facts.plans.length > 0 && (
        <span className="second-line">
          Care plans:{' '}
          {facts.plans
            .map(({ plan, last }) =>
              last ? `${plan.title}, ${last.found.toLowerCase()} ${formatTime(last.at)}` : plan.title,
            )
            .join('; ')}
        </span>
      )
    ) : (
      <span className="second-line">
        <NotLoaded what="Care plans" />
      </span>
    )}
  </>
)

function LastScore({ scores, now }: { scores: Facts['scores']; now: number }) {
  if (!scores) return <NotLoaded what="NEWS2" />
  const [newest] = scores
  if (!newest) return 'No NEWS2 in the last 36 hours'
  return (
    <>
      {newest.total !== undefined && newest.band ? (
        <Score total={newest.total} band={newest.band} />
      ) : (
        `Incomplete set: ${newest.incomplete}`
      )}
      {newest.instant !== undefined && <span className="second-line">{agoWords(newest.instant, now)}</span>}
    </>
  )
}

/** What the next shift has to do: its tasks, and the plans that are due. */
function Recommendation({ facts: { tasks, plans = [] }, about, pattern, now }: OneProps) {
  const due = plans.flatMap(({ plan, last }) => {
    const found = pattern && dueOf(pattern, plan, last, now)
    return found && found.state !== 'not yet' ? [`${plan.title}, ${found.words}`] : []
  })
  return (
    <>
      {!tasks && <NotLoaded what="Tasks" />}
      {tasks?.length === 0 && 'No open tasks'}
      {tasks && tasks.length > 0 && (
        <ul>
          {tasks.map(({ id, what, due: by }) => (
            <li key={id}>
              {what} {by && <span className="quiet-text">by {formatDateTime(by)}</span>}
            </li>
          ))}
        </ul>
      )}
      {due.length > 0 && <span className="second-line">To evaluate: {due.join('; ')}</span>}
      <span className="second-line">
        Expected discharge {about.expectedDischarge ? formatDate(about.expectedDischarge) : 'not recorded'}
      </span>
    </>
  )
}
