import './record-observations.css'

import { Link } from 'react-router'

import { concernResponse, responseTo, thinkSepsis } from '#clinical/observations/news2-response.ts'
import { bandWords, type News2 } from '#clinical/observations/news2.ts'
import { pewsEscalation, pewsLevelWords, pewsResponses } from '#clinical/observations/pews-response.ts'

import { after } from '#clinical/escalation/chain.ts'
import { formatTime } from '#fhir/dates.ts'

import type { SavedDraft } from './mutations.ts'

/** What was saved, for the words after it. */
export type SavedSet = {
  patientId: string
  patientName: string
  draft: Pick<
    SavedDraft,
    | 'chart'
    | 'score'
    | 'pews'
    | 'readings'
    | 'concern'
    | 'incompleteReason'
    | 'amendReason'
    | 'observedAt'
    | 'asked'
  >
}

type Props = {
  saved: SavedSet | undefined
  /** Where the escalation is recorded, when that is not on this page */
  toEscalation?: (patientId: string) => string
  onDismiss: () => void
}

/** Said once the record has answered: what was saved, of whom, and what it asks for. It stays until put away. */
export function SavedNotice({ saved, toEscalation, onDismiss }: Props) {
  return (
    <div role="status">
      {saved && (
        <div className="notice success saved-set">
          <SavedWords saved={saved} />
          {toEscalation && saved.draft.asked && (
            <Link to={toEscalation(saved.patientId)} className="button small">
              Record who was told
            </Link>
          )}
          <button type="button" className="button small" onClick={onDismiss}>
            Dismiss
          </button>
        </div>
      )}
    </div>
  )
}

export const SavedWords = ({ saved: { patientName, draft } }: { saved: SavedSet }) => (
  <p>
    Observations of {patientName} {draft.amendReason ? 'amended' : 'saved'}
    <Outcome {...draft} />
    <Escalated {...draft} />
  </p>
)

/** The tasks that were saved with the set: who has to be told, and by when. */
function Escalated({ asked, amendReason, observedAt }: SavedSet['draft']) {
  if (!asked) return null
  if (amendReason) return ' The escalation goes with it.'
  const { words, tellWithin, reviewWithin, sepsis } = asked
  const by = (minutes: number) => formatTime(after(observedAt, minutes))
  const told = tellWithin === undefined ? words : `tell ${words} by ${by(tellWithin)}`
  return (
    <>
      {' '}
      <strong>{`Escalated: ${told}, review by ${by(reviewWithin)}.`}</strong>
      {sepsis && ' A question is open: could this be sepsis?'}
    </>
  )
}

function Outcome(draft: SavedSet['draft']) {
  const { chart, score, pews, incompleteReason, concern } = draft
  const concerned = concern && chart.chart !== 'PEWS' ? ` Concern recorded. ${concernResponse}` : ''
  if (pews) return <PewsOutcome {...draft} />
  if (score?.status === 'scored') return <News2Outcome score={score} more={concerned} />
  if (score) {
    return (
      <>
        : incomplete set, no score ({incompleteReason}).{concerned}
      </>
    )
  }
  return `.${concerned}`
}

function News2Outcome({ score, more }: { score: News2 & { status: 'scored' }; more: string }) {
  const { monitoring, escalation } = responseTo(score.band, score.total)
  return (
    <>
      :{' '}
      <strong>
        NEWS2 {score.total}, {bandWords[score.band]}
      </strong>
      . {monitoring}. {escalation}
      {thinkSepsis(score.total) && ' Known or likely infection? Think sepsis.'}
      {more}
    </>
  )
}

function PewsOutcome({ pews, readings, concern, incompleteReason }: SavedSet['draft']) {
  const total = pews?.status === 'scored' ? pews.total : undefined
  const found = pewsEscalation({ total, acvpu: readings.acvpu, triggers: concern?.codes })
  const level = found?.level ?? 'none'
  const { review, observations } = pewsResponses[level]
  return (
    <>
      :{' '}
      {total === undefined ? (
        `incomplete set, no score (${incompleteReason})`
      ) : (
        <strong>
          PEWS {total}, {pewsLevelWords[level]}
        </strong>
      )}
      .{found && level !== 'none' && ` ${review} ${observations}, by ${found.because}.`}
    </>
  )
}
