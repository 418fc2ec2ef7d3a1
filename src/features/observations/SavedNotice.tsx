import './observations.css'

import { responseTo, thinkSepsis } from '#clinical/news2-response.ts'
import { bandWords, type News2 } from '#clinical/news2.ts'

/** What was saved, for the words after it. */
export type SavedSet = {
  patientId: string
  patientName: string
  score: News2 | undefined
  incompleteReason: string | undefined
}

type Props = { saved: SavedSet | undefined; onDismiss: () => void }

/** Said once the record has answered: what was saved, of whom, and what the score asks for. It stays until put away. */
export function SavedNotice({ saved, onDismiss }: Props) {
  return (
    <div role="status">
      {saved && (
        <div className="notice success saved-set">
          <Words saved={saved} />
          <button type="button" className="button small" onClick={onDismiss}>
            Dismiss
          </button>
        </div>
      )}
    </div>
  )
}

function Words({ saved: { patientName, score, incompleteReason } }: { saved: SavedSet }) {
  if (!score) return <p>Observations of {patientName} saved.</p>
  if (score.status === 'incomplete') {
    return (
      <p>
        Observations of {patientName} saved: incomplete set, no score ({incompleteReason}).
      </p>
    )
  }
  const { monitoring, escalation } = responseTo(score.band, score.total)
  return (
    <p>
      Observations of {patientName} saved:{' '}
      <strong>
        NEWS2 {score.total}, {bandWords[score.band]}
      </strong>
      . {monitoring}. {escalation}
      {thinkSepsis(score.total) && ' Known or likely infection? Think sepsis.'}
    </p>
  )
}
