import './observations.css'

import { useQuery } from '@tanstack/react-query'

import { DialogButton } from '#auth/DialogButton.tsx'
import { agoWords } from '#clinical/due-words.ts'
import { isBandUncertain } from '#clinical/news2-score.ts'
import { responseTo, trendOf } from '#clinical/news2-response.ts'
import { otherChartWords } from '#clinical/news2.ts'
import { Score, TrendWords } from '#clinical/Score.tsx'
import { formatDateTime } from '#fhir/dates.ts'
import { paths } from '#lib/paths.ts'
import { useNow } from '#lib/use-now.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { chartRows, outcomeOf } from './chart-rows.ts'
import { type ObservationSet, scoredSets, totalOf } from './model.ts'
import { NextDue } from './NextDue.tsx'
import { latestObservations, type WindowedChart } from './queries.ts'
import { Sparkline } from './Sparkline.tsx'

/** The newest set with its score, how it moved, how old it is, and when the next is due. */
export function LatestObservationsPanel({ patientId }: { patientId: string }) {
  const query = useQuery(latestObservations(patientId))
  return (
    <Panel
      title="Latest observations"
      action={
        <DialogButton
          may="observations.record"
          to={paths.recordObservations(patientId)}
          className="button small"
        >
          Record observations
        </DialogButton>
      }
    >
      <Loaded query={query} what="observations">
        {(chart) => <Latest chart={chart} />}
      </Loaded>
    </Panel>
  )
}

function Latest({ chart: { sets, needed } }: { chart: WindowedChart }) {
  const newest = sets.at(-1)
  if (!newest) return <p>No observations recorded.</p>
  const isNews2 = needed.chart === 'NEWS2'
  // Of the set whose score stands above, which is not the newest when that is incomplete.
  const disagreement = newest.disagreement ?? (isNews2 ? scoredSets(sets).at(-1)?.disagreement : undefined)
  return (
    <div className="latest">
      {isNews2 ? (
        <Total sets={sets} newest={newest} />
      ) : (
        <p>{needed.chart !== 'NEWS2' && otherChartWords[needed.chart]}</p>
      )}
      <NextDue sets={sets} chart={needed.chart} />
      <Readings set={newest} scored={isNews2} />
      {disagreement && <p className="notice warning">{disagreement}.</p>}
      <p className="quiet-text latest-by">
        {formatDateTime(newest.at, 'Time not recorded')}, {newest.by ?? 'recorded by not stated'}
        {newest.enteredAt ? `, entered ${newest.enteredAt}` : ''}
      </p>
    </div>
  )
}

function Total({ sets, newest }: { sets: readonly ObservationSet[]; newest: ObservationSet }) {
  const now = useNow()
  const scored = scoredSets(sets)
  const [latest, before] = [scored.at(-1), scored.at(-2)]
  const total = latest && totalOf(latest)
  const outcome = latest && outcomeOf(latest, true)
  if (total === undefined || !outcome?.band) {
    return <p>No NEWS2 score: {newest.recorded?.incomplete ?? 'no complete set'}.</p>
  }
  const previous = before && totalOf(before)
  const age = latest?.instant === undefined ? undefined : agoWords(latest.instant, now)
  return (
    <div className="latest-total">
      <span className="latest-name">NEWS2</span>
      <Score
        total={total}
        band={outcome.band}
        uncertain={latest?.recorded ? isBandUncertain(latest.recorded) : false}
      />
      <span className="latest-trend">
        <TrendWords trend={trendOf(total, previous)} previous={previous} />
        {age && <span className="quiet-text">{age}</span>}
      </span>
      <Sparkline totals={scored.flatMap((set) => totalOf(set) ?? [])} />
      {latest !== newest && (
        <p className="latest-wide">
          A later set is incomplete{newest.recorded?.incomplete ? `: ${newest.recorded.incomplete}` : ''}.
        </p>
      )}
      {outcome.band !== 'low' && (
        <p className={`latest-wide escalation band-edge-${outcome.band}`}>
          {responseTo(outcome.band, total).escalation}
        </p>
      )}
    </div>
  )
}

function Readings({ set, scored }: { set: ObservationSet; scored: boolean }) {
  const shown = chartRows(scored).flatMap(({ key, label, unit, cell }) => {
    const found = cell(set)
    return found ? [{ key, label, unit, ...found }] : []
  })
  return (
    <dl className="latest-readings">
      {shown.map(({ key, label, unit, text, inRowUnit, score, remark }) => (
        <div key={key}>
          <dt>{label}</dt>
          <dd>
            <span className="latest-value">{text}</span> {inRowUnit && unitBeside(key, unit)}
            {score !== undefined && (
              <span className={`latest-sub news2-${score}`}>
                <span className="visually-hidden">scores </span>
                {score}
              </span>
            )}
            {remark && <span className="second-line">{remark}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

const unitBeside = (key: string, unit: string) =>
  key === 'air' || key === 'acvpu' ? '' : key.startsWith('spo2') ? '%' : unit.split(',')[0]
