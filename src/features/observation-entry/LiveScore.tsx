import '#ui/scores.css'

import { lazy, Suspense } from 'react'

import type { Acvpu } from '#clinical/observations/news2.ts'
import { bandWords, type News2, parameters, parameterWords } from '#clinical/observations/news2.ts'
import { escalationAsked } from '#clinical/escalation/asked.ts'
import { usePolicy } from '#clinical/escalation/use-policy.ts'
import { responseTo, thinkSepsis } from '#clinical/observations/news2-response.ts'
import {
  pewsEscalation,
  pewsLevelWords,
  pewsResponses,
  pewsSepsisSigns,
} from '#clinical/observations/pews-response.ts'
import { type Pews, pewsParameters, pewsParameterWords } from '#clinical/observations/pews.ts'

import { liveScore, livePews, missingWords, readingsOf, type Situation, type Values } from './draft.ts'

/** For who needs the maternity chart alone */
const LiveWarning = lazy(() => import('./LiveWarning.tsx'))

type Props = { values: Values; situation: Situation }

/** The score while it is typed, read out as it changes; never a total before the last reading is there. */
export function LiveScore({ values, situation }: Props) {
  const nothing = Object.keys(readingsOf(values)).length === 0
  const waiting = nothing ? 'Nothing entered yet' : `Missing: ${missingWords(values, situation)}`
  switch (situation.chart) {
    case 'NEWS2':
      return <Live2 score={liveScore(values)} waiting={waiting} />
    case 'PEWS':
      return (
        <LivePews
          values={values}
          score={livePews(values, situation)}
          waiting={waiting}
          unscored={
            situation.newborn
              ? 'No score: NEWTT2, the newborn’s chart, is not loaded here'
              : 'No score: the date of birth is not exact enough to choose the chart. No NEWS2 score under 16'
          }
        />
      )
    case 'maternity':
      return (
        <Suspense fallback={null}>
          <LiveWarning readings={readingsOf(values)} />
        </Suspense>
      )
  }
}

type Part = { words: string; score: number }

function Scored({ name, total, tint, parts }: { name: string; total: number; tint: string; parts: Part[] }) {
  const counted = parts.filter(({ score }) => score > 0)
  return (
    <>
      <span className={`score ${tint}`} aria-hidden="true">
        {total}
      </span>
      <span>
        <strong>{name}</strong>
        <span className="second-line">
          {counted.length === 0
            ? 'every reading scores 0'
            : counted.map(({ words, score }) => `${words} ${score}`).join(', ')}
        </span>
      </span>
    </>
  )
}

function Waiting({ name, waiting }: { name: string; waiting: string }) {
  return (
    <span>
      <strong>{name}: incomplete set, no score</strong>
      <span className="second-line">{waiting}</span>
    </span>
  )
}

function Live2({ score, waiting }: { score: News2; waiting: string }) {
  if (score.status === 'incomplete') {
    const three = score.any3 ? '. One reading already scores 3' : ''
    return (
      <div className="live-score">
        <div role="status">
          <Waiting name="NEWS2" waiting={`${waiting}${three}`} />
        </div>
      </div>
    )
  }
  const { total, band, sub } = score
  const { monitoring, escalation } = responseTo(band, total)
  return (
    <div className="live-score">
      <div role="status">
        <Scored
          name={`NEWS2 ${total}, ${bandWords[band]}`}
          total={total}
          tint={`band-${band}`}
          parts={parameters.map((one) => ({ words: parameterWords[one], score: sub[one] }))}
        />
      </div>
      <p className={`escalation band-${band}-edge`}>
        <strong>{monitoring}.</strong> {escalation}
        <CalledBy news2={score} />
        {thinkSepsis(total) && <strong> Known or likely infection? Think sepsis.</strong>}
      </p>
    </div>
  )
}

/** Who will be called when this is saved, and by when they have to be there: what the trust decides. */
function CalledBy({ news2 }: { news2: News2 }) {
  const policy = usePolicy()
  const set = { chart: 'NEWS2', news2, pews: undefined, readings: {}, concerns: undefined } as const
  const asked = policy && escalationAsked(set, policy)
  if (!asked) return null
  return <span title={asked.source}>{` ${asked.words}: review within ${asked.reviewWithin} minutes.`}</span>
}

type LivePewsProps = { values: Values; score: Pews | undefined; waiting: string; unscored: string }

function LivePews({ values, score, waiting, unscored }: LivePewsProps) {
  const { acvpu, temp, crt } = readingsOf(values)
  const scored = score?.status === 'scored' ? score : undefined
  const found = pewsEscalation({ total: scored?.total, acvpu, triggers: values.concern })
  return (
    <div className="live-score">
      <div role="status">
        {scored ? (
          <Scored
            name={`PEWS ${scored.total}, ${pewsLevelWords[found?.level ?? 'none']}`}
            total={scored.total}
            tint={`pews-level-${found?.level ?? 'none'}`}
            parts={pewsParameters.map((one) => ({ words: pewsParameterWords[one], score: scored.sub[one] }))}
          />
        ) : score ? (
          <Waiting name="PEWS" waiting={`${waiting}. No NEWS2 score under 16`} />
        ) : (
          unscored
        )}
      </div>
      {found && found.level !== 'none' && (
        <p className={`escalation pews-level-${found.level}-edge`}>
          <strong>
            {capital(pewsLevelWords[found.level])}, by {found.because}:
          </strong>{' '}
          {pewsResponses[found.level].review} {pewsResponses[found.level].observations}.
          <SepsisSigns temp={temp} acvpu={acvpu} crt={crt} />
        </p>
      )}
    </div>
  )
}

type Signs = { temp: number | undefined; acvpu: Acvpu | undefined; crt: number | undefined }

function SepsisSigns(read: Signs) {
  const signs = pewsSepsisSigns(read)
  return signs.length > 0 ? <strong> Think sepsis: {signs.join(', ')}.</strong> : null
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
