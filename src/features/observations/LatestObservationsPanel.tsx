import './observations.css'

import { useQuery } from '@tanstack/react-query'

import { DialogButton } from '#auth/DialogButton.tsx'
import { agoWords } from '#clinical/due-words.ts'
import { chartWords } from '#clinical/chart-for.ts'
import { isBandUncertain } from '#clinical/news2-score.ts'
import { trendOf } from '#clinical/news2-response.ts'
import { type ObservationSet, scoredSets, scoreOf } from '#clinical/observation-set.ts'
import { TrendWords } from '#clinical/Score.tsx'
import { formatDateTime } from '#fhir/dates.ts'
import { paths } from '#lib/paths.ts'
import { useNow } from '#lib/use-now.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { NextDue } from './NextDue.tsx'
import { outcomeOf } from './outcome.ts'
import { latestObservations, type WindowedChart } from './queries.ts'
import { toSheets } from './sheets.ts'
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

function Latest({ chart }: { chart: WindowedChart }) {
  const { sets, needed } = chart
  const newest = sets.at(-1)
  if (!newest) return <p>No observations recorded.</p>
  // Of the set whose score stands above, which is not the newest when that is incomplete.
  const disagreement = newest.disagreement ?? scoredSets(sets).at(-1)?.disagreement
  return (
    <div className="latest">
      {needed.chart !== 'NEWS2' && <p>{chartWords(needed)}</p>}
      <Total sets={sets} newest={newest} />
      <NextDue chart={chart} />
      <Readings set={newest} />
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
  const { chart } = newest.chart
  // Totals of another chart say nothing about this one.
  const scored = scoredSets(sets.filter((set) => set.chart.chart === chart))
  const [latest, before] = [scored.at(-1), scored.at(-2)]
  const total = latest && scoreOf(latest)
  const { tint, words, response } = outcomeOf(latest ?? newest)
  if (chart === 'maternity') return response ? <p className={`escalation ${tint}-edge`}>{response}</p> : null
  const reason = newest.recorded?.incomplete ?? newest.recordedPews?.incomplete
  if (total === undefined)
    return (
      <p>
        No {chart} score: {reason ?? 'no complete set'}.
      </p>
    )
  const previous = before && scoreOf(before)
  const age = latest?.instant === undefined ? undefined : agoWords(latest.instant, now)
  return (
    <div className="latest-total">
      <span className="latest-name">{chart}</span>
      <span className="score-with-words">
        <span className={`score ${tint}`}>{total}</span>
        <span>
          {latest?.recorded && isBandUncertain(latest.recorded) ? 'low or low–medium' : bandOnly(words)}
        </span>
      </span>
      <span className="latest-trend">
        <TrendWords trend={trendOf(total, previous)} previous={previous} />
        {age && <span className="quiet-text">{age}</span>}
      </span>
      <Sparkline name={chart} totals={scored.flatMap((set) => scoreOf(set) ?? [])} />
      {latest !== newest && (
        <p className="latest-wide">A later set is incomplete{reason ? `: ${reason}` : ''}.</p>
      )}
      {response && <p className={`latest-wide escalation ${tint}-edge`}>{response}</p>}
    </div>
  )
}

function Readings({ set }: { set: ObservationSet }) {
  const [sheet] = toSheets([set])
  const shown = (sheet?.rows ?? []).flatMap(({ key, label, unit, cell }) => {
    const found = cell(set)
    return found ? [{ key, label, unit, ...found }] : []
  })
  return (
    <dl className="latest-readings">
      {shown.map(({ key, label, unit, text, inRowUnit, mark, remark }) => (
        <div key={key}>
          <dt>{label}</dt>
          <dd>
            <span className="latest-value">{text}</span> {inRowUnit && unitBeside(key, unit)}
            {mark?.sign && (
              <span className={`latest-sub ${mark.tint}`}>
                <span className="visually-hidden">scores </span>
                {mark.sign}
              </span>
            )}
            {remark && <span className="second-line">{remark}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** The band without what is said of it: a disagreement has its own line below. */
const bandOnly = (words: string) => words.replace(/^Recorded \d.*$/, '').replace(/, from readings$/, '')

const withUnits = ['rr', 'pulse', 'bp', 'crt', 'temp']

const unitBeside = (key: string, unit: string) =>
  key.startsWith('spo2') ? '%' : withUnits.includes(key) ? unit.split(',')[0] : ''
