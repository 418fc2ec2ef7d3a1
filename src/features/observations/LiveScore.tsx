import '#ui/scores.css'

import { bandWords, type Chart, type News2, parameters, parameterWords } from '#clinical/news2.ts'
import { responseTo, thinkSepsis } from '#clinical/news2-response.ts'

import { liveScore, missingWords, readingsOf, type Values } from './draft.ts'

/** The score while it is typed, read out as it changes; never a total before the last reading is there. */
export function LiveScore({ values, chart }: { values: Values; chart: Chart }) {
  const score = liveScore(values)
  return (
    <div className="live-score">
      <div role="status">
        {chart === 'NEWS2' ? <Words values={values} score={score} /> : 'No NEWS2 score'}
      </div>
      {chart === 'NEWS2' && score.status === 'scored' && <Escalation score={score} />}
    </div>
  )
}

function Words({ values, score }: { values: Values; score: News2 }) {
  if (score.status === 'scored') {
    const parts = parameters.filter((parameter) => score.sub[parameter] > 0)
    return (
      <>
        <span className={`score band-${score.band}`} aria-hidden="true">
          {score.total}
        </span>
        <span>
          <strong>
            NEWS2 {score.total}, {bandWords[score.band]}
          </strong>
          <span className="second-line">
            {parts.length === 0
              ? 'every reading scores 0'
              : parts.map((parameter) => `${parameterWords[parameter]} ${score.sub[parameter]}`).join(', ')}
          </span>
        </span>
      </>
    )
  }
  const nothing = Object.keys(readingsOf(values)).length === 0
  return (
    <span>
      <strong>NEWS2: incomplete set, no score</strong>
      <span className="second-line">
        {nothing ? 'Nothing entered yet' : `Missing: ${missingWords(score.missing)}`}
        {score.any3 ? '. One reading already scores 3' : ''}
      </span>
    </span>
  )
}

function Escalation({ score }: { score: News2 & { status: 'scored' } }) {
  const { monitoring, escalation } = responseTo(score.band, score.total)
  return (
    <p className={`escalation band-edge-${score.band}`}>
      <strong>{monitoring}.</strong> {escalation}
      {thinkSepsis(score.total) && <strong> Known or likely infection? Think sepsis.</strong>}
    </p>
  )
}
