import './ward-round.css'

import { leftIn, nextAfter, type Round } from './round.ts'

type Props = {
  round: Round
  /** Bed and name, as the ward shows them */
  who: (patientId: string) => string
  onGo: (patientId: string) => void
  onEnd: () => void
}

/** How far the round is, and who was skipped and still waits. */
export function RoundPanel({ round, who, onGo, onEnd }: Props) {
  const left = leftIn(round)
  const skipped = left.flatMap((id) => {
    const outcome = round.outcomes.get(id)
    return outcome?.kind === 'skipped' ? [{ id, reason: outcome.reason }] : []
  })
  const next = nextAfter(round, undefined)
  return (
    <section className="round-panel" aria-label="Observation round">
      <p role="status">
        <strong>
          {left.length === 0
            ? 'Round complete'
            : `Round: ${round.order.length - left.length} of ${round.order.length} done`}
        </strong>
      </p>
      {next && (
        <button type="button" className="button small" onClick={() => onGo(next)}>
          Carry on
        </button>
      )}
      <button type="button" className="button small quiet" onClick={onEnd}>
        End round
      </button>
      {skipped.length > 0 && (
        <ul>
          {skipped.map(({ id, reason }) => (
            <li key={id}>
              <button type="button" className="button small quiet" onClick={() => onGo(id)}>
                {who(id)}
              </button>{' '}
              skipped: {reason}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
