import { Link } from 'react-router'

import { useCan } from '#auth/session.ts'
import { outcomeLook } from '#clinical/plans/outcome-look.ts'
import type { Evaluation } from '#clinical/plans/evaluation.ts'
import { formatDateTime } from '#fhir/dates.ts'

type Props = { of: Evaluation[] | undefined; toInError: (evaluationId: string) => string }

const shown = 3

/** What the shifts found, the newest first; earlier ones are one press away. */
export function Evaluations({ of, toInError }: Props) {
  const line = (evaluation: Evaluation) => (
    <EvaluationLine key={evaluation.id} of={evaluation} toInError={toInError} />
  )
  if (!of)
    return (
      <section>
        <h4>Evaluations</h4>
        <p className="quiet-text">Not known</p>
      </section>
    )
  const earlier = of.slice(shown)
  return (
    <section>
      <h4>Evaluations</h4>
      {of.length === 0 && <p className="quiet-text">Not evaluated yet</p>}
      <ul>{of.slice(0, shown).map(line)}</ul>
      {earlier.length > 0 && (
        <details>
          <summary>{earlier.length === 1 ? '1 earlier' : `${earlier.length} earlier`}</summary>
          <ul>{earlier.map(line)}</ul>
        </details>
      )}
    </section>
  )
}

function EvaluationLine({
  of: { id, found, outcome, words, at, source },
  toInError,
}: { of: Evaluation } & Pick<Props, 'toInError'>) {
  const may = useCan('plan.record')
  const when = formatDateTime(at)
  return (
    <li>
      <span className={outcomeLook(outcome)}>{found}</span>{' '}
      {words && <span className="plain-words">{words}</span>}
      <span className="second-line">
        {when} · {source.who ?? 'Author not stated'}
        {may && (
          <>
            {' '}
            <Link
              to={toInError(id)}
              className="quiet-link"
              aria-label={`Mark in error: evaluation of ${when}`}
            >
              Mark in error
            </Link>
          </>
        )}
      </span>
    </li>
  )
}
