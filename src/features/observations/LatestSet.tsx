import { agoWords } from '#clinical/observations/due-words.ts'
import { isBandUncertain } from '#clinical/observations/news2-score.ts'
import { trendOf } from '#clinical/observations/news2-response.ts'
import { type ObservationSet, scoredSets, scoreOf } from '#clinical/observations/observation-set.ts'
import { TrendWords } from '#clinical/observations/Score.tsx'
import { formatDateTime } from '#fhir/dates.ts'
import { useNow } from '#lib/use-now.ts'

import type { ChartRow } from './cells.ts'
import { NextDue } from './NextDue.tsx'
import type { Outcome } from './news2-outcome.ts'
import type { WindowedChart } from './queries.ts'
import { withRowsRead } from './rows-when-read.ts'
import { Sparkline } from './Sparkline.tsx'

export type LatestProps = { chart: WindowedChart; newest: ObservationSet }

type Props = LatestProps & {
  /** The rows of the chart it is on */
  own: readonly ChartRow[]
  outcomeOf: (set: ObservationSet) => Outcome
  /** Which chart that is, where it is not the adult's */
  chartWords?: string
}

/** The newest set with its score, how it moved, how old it is, and when the next is due. */
export function LatestSet({ chart, newest, own, outcomeOf, chartWords }: Props) {
  const { sets } = chart
  // Of the set whose score stands above, which is not the newest when that is incomplete.
  const disagreement = newest.disagreement ?? scoredSets(sets).at(-1)?.disagreement
  return (
    <div className="latest">
      {chartWords && <p>{chartWords}</p>}
      <Total sets={sets} newest={newest} outcomeOf={outcomeOf} />
      <NextDue chart={chart} />
      <Readings set={newest} own={own} />
      {disagreement && <p className="notice warning">{disagreement}.</p>}
      <p className="quiet-text latest-by">
        {formatDateTime(newest.at, 'Time not recorded')}, {newest.by ?? 'recorded by not stated'}
        {newest.enteredAt ? `, entered ${newest.enteredAt}` : ''}
      </p>
    </div>
  )
}

type TotalProps = Pick<Props, 'newest' | 'outcomeOf'> & { sets: readonly ObservationSet[] }

function Total({ sets, newest, outcomeOf }: TotalProps) {
  const now = useNow()
  const { chart } = newest.chart
  // Totals of another chart say nothing about this one.
  const scored = scoredSets(sets.filter((set) => set.chart.chart === chart))
  const [latest, before] = [scored.at(-1), scored.at(-2)]
  const total = latest && scoreOf(latest)
  const { tint, words, response } = outcomeOf(latest ?? newest)
  if (chart === 'maternity') return response ? <p className={`escalation ${tint}-edge`}>{response}</p> : null
  const reason = newest.recorded?.incomplete ?? newest.child?.recorded?.incomplete
  if (newest.chart.newborn && total === undefined) return <p>No score: NEWTT2 is not loaded here.</p>
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

function Readings({ set, own }: { set: ObservationSet; own: readonly ChartRow[] }) {
  const shown = withRowsRead(own, [set]).flatMap(({ key, label, unit, cell }) => {
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
