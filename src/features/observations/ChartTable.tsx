import '#ui/table.css'

import { memo, type ReactNode, useLayoutEffect, useRef } from 'react'

import { formatDate, formatDateTime, formatTime, londonDate } from '#fhir/dates.ts'

import { type Cell, type ChartRow, chartRows, type Outcome, outcomeOf } from './chart-rows.ts'
import type { ObservationSet } from './model.ts'

type Props = { sets: readonly ObservationSet[]; scored: boolean }

/** A real table, so that it is read row by row; it starts with the newest set in view. */
export const ChartTable = memo(function ChartTable({ sets, scored }: Props) {
  const scroller = useRef<HTMLDivElement>(null)
  const newest = sets.at(-1)?.id
  useLayoutEffect(() => {
    if (scroller.current) scroller.current.scrollLeft = scroller.current.scrollWidth
  }, [newest, sets.length])
  const outcomes = sets.map((set) => outcomeOf(set, scored))
  const widthOf = (column: number) => `calc(var(--obs-head) + ${sets.length * column}px)`
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
    <div ref={scroller} className="table-scroll" role="region" aria-label="NEWS2 chart" tabIndex={0}>
      <table
        className="obs-table"
        aria-label="Observations chart"
        style={{ minWidth: widthOf(84), maxWidth: widthOf(168) }}
      >
        <thead>
          <tr>
            <th scope="col" className="obs-head">
              <span className="quiet-text">Newest on the right, 24-hour clock</span>
            </th>
            {sets.map((set, index) => (
              <ColumnHead key={set.id} set={set} before={sets[index - 1]} />
            ))}
          </tr>
        </thead>
        <tbody>
          {chartRows(scored).map((row) => (
            <Row key={row.key} row={row} sets={sets} />
          ))}
        </tbody>
        <tbody className="obs-outcome">
          <tr>
            <RowHead label="NEWS2 total" unit="" />
            {sets.map((set, index) => (
              <TotalCell key={set.id} outcome={outcomes[index] ?? nothing} />
            ))}
          </tr>
          <OutcomeRow label="Monitoring" sets={sets} words={(index) => outcomes[index]?.monitoring} />
          <OutcomeRow label="Escalation" sets={sets} words={(index) => outcomes[index]?.escalation} />
          <OutcomeRow label="Recorded by" sets={sets} words={(index) => byWords(sets[index])} />
        </tbody>
      </table>
    </div>
  )
})

/** The date stands where it changes; a screen reader hears it with every time. */
function ColumnHead({ set, before }: { set: ObservationSet; before: ObservationSet | undefined }) {
  const date = set.at ? formatDate(set.at) : 'Time not'
  const sameDay = before?.at !== undefined && set.at !== undefined && formatDate(before.at) === date
  const today = date === formatDate(londonDate())
  return (
    <th scope="col" className={today ? 'obs-time obs-today' : 'obs-time'} title={formatDateTime(set.at)}>
      {today && !sameDay && <b className="obs-date">Today </b>}
      <span className={sameDay ? 'visually-hidden' : 'obs-date'}>{date} </span>
      <span className="obs-clock">{set.at ? formatTime(set.at) || 'no time' : 'recorded'}</span>
    </th>
  )
}

function RowHead({ label, unit, section }: { label: string; unit: string; section?: ChartRow['section'] }) {
  return (
    <th scope="row" className="obs-head">
      <span className="obs-section" aria-hidden={!section}>
        {section}
      </span>
      <span className="obs-label">
        {label}
        {unit && <span className="second-line">{unit}</span>}
      </span>
    </th>
  )
}

function Row({ row, sets }: { row: ChartRow; sets: readonly ObservationSet[] }) {
  return (
    <tr className={row.section ? 'obs-first-of-section' : undefined}>
      <RowHead label={row.label} unit={row.unit} section={row.section} />
      {sets.map((set) => (
        <ReadingCell key={set.id} cell={row.cell(set)} />
      ))}
    </tr>
  )
}

function ReadingCell({ cell }: { cell: Cell | undefined }) {
  if (!cell) {
    return (
      <td className="obs-none">
        <span className="visually-hidden">none</span>
      </td>
    )
  }
  const { text, score, spoken, remark } = cell
  return (
    <td className={score === undefined ? 'obs-unscored' : `news2-${score}`}>
      <span aria-hidden="true">
        <span className="obs-value">{text}</span>
        {score !== undefined && <span className="obs-sub">{score}</span>}
        {remark && <span className="obs-remark">{remark}</span>}
      </span>
      <span className="visually-hidden">{spoken}</span>
    </td>
  )
}

const nothing: Outcome = { total: undefined, band: undefined, words: '', monitoring: '', escalation: '' }

function TotalCell({ outcome }: { outcome: Outcome }) {
  const { total, band, words } = outcome
  return (
    <td className="obs-total">
      {total === undefined ? <strong>–</strong> : <span className={`score band-${band}`}>{total}</span>}
      {words && <span className="obs-remark">{words}</span>}
    </td>
  )
}

type OutcomeProps = {
  label: string
  sets: readonly ObservationSet[]
  words: (index: number) => ReactNode
}

const OutcomeRow = ({ label, sets, words }: OutcomeProps) => (
  <tr>
    <RowHead label={label} unit="" />
    {sets.map((set, index) => (
      <td key={set.id} className="obs-words">
        {words(index)}
      </td>
    ))}
  </tr>
)

const byWords = (set: ObservationSet | undefined) => {
  if (!set) return ''
  const { by = 'Not stated', enteredAt } = set
  return enteredAt ? `${by}, entered ${enteredAt}` : by
}
