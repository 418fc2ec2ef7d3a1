import '#ui/table.css'

import { type CSSProperties, memo, useLayoutEffect, useRef } from 'react'
import { Link } from 'react-router'

import { formatDate, formatDateTime, formatTime, londonDate } from '#fhir/dates.ts'

import type { ObservationSet } from '#clinical/observations/observation-set.ts'
import { deepPaths } from '#lib/deep-paths.ts'

import type { Cell, ChartRow } from './cells.ts'
import type { Outcome } from './news2-outcome.ts'
import { outcomeOf } from './outcome.ts'
import type { Sheet } from './sheets.ts'

type Props = {
  sheet: Sheet
  patientId: string
  name: string
  /** Ids of what was written in place of something struck through */
  amended: ReadonlySet<string>
}

/** A real table, so that it is read row by row; it starts with the newest set in view. */
export const ChartTable = memo(function ChartTable({ sheet, patientId, name, amended }: Props) {
  const { sets, title } = sheet
  const scroller = useRef<HTMLDivElement>(null)
  const newest = sets.at(-1)?.id
  useLayoutEffect(() => {
    if (scroller.current) scroller.current.scrollLeft = scroller.current.scrollWidth
  }, [newest, sets.length])
  const widthOf = (column: number) => `calc(var(--obs-head) + ${sets.length * column}px)`
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
    <div ref={scroller} className="table-scroll" role="region" aria-label={title} tabIndex={0}>
      <SheetTable
        sheet={sheet}
        name={name}
        style={{ minWidth: widthOf(84), maxWidth: widthOf(168) }}
        amended={amended}
        linkOf={({ id }) => deepPaths.observationSet(patientId, id)}
      />
    </div>
  )
})

type TableProps = {
  sheet: Sheet
  name: string
  amended: ReadonlySet<string>
  style?: CSSProperties
  /** Where a set is opened; on paper nowhere */
  linkOf?: (set: ObservationSet) => string
}

/** The table itself, on the screen and on paper. */
export function SheetTable({ sheet, name, amended, style, linkOf }: TableProps) {
  const { sets, rows, totalLabel, chart } = sheet
  return (
    <table className="obs-table" aria-label={name} {...(style ? { style } : {})}>
      <thead>
        <tr>
          <th scope="col" className="obs-head">
            <span className="quiet-text">Newest on the right, 24-hour clock</span>
          </th>
          {sets.map((set, index) => (
            <ColumnHead
              key={set.id}
              set={set}
              before={sets[index - 1]}
              link={linkOf?.(set)}
              amended={set.members.some((id) => amended.has(id))}
            />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.key} row={row} sets={sets} />
        ))}
      </tbody>
      <tbody className="obs-outcome">
        <tr>
          <RowHead label={totalLabel} unit="" />
          {sets.map((set) => (
            <TotalCell key={set.id} outcome={outcomeOf(set)} />
          ))}
        </tr>
        {chart.chart === 'NEWS2' && <OutcomeRow label="SpO2 scale used" sets={sets} words={scaleWords} />}
        <OutcomeRow label="Monitoring" sets={sets} words={(set) => outcomeOf(set).monitoring} />
        <OutcomeRow label="Escalation" sets={sets} words={(set) => outcomeOf(set).escalation} />
        <OutcomeRow label="Recorded by" sets={sets} words={byWords} />
      </tbody>
    </table>
  )
}

type HeadProps = {
  set: ObservationSet
  before: ObservationSet | undefined
  link: string | undefined
  amended: boolean
}

/** The date stands where it changes; a screen reader hears it with every time. */
function ColumnHead({ set, before, link, amended }: HeadProps) {
  const date = set.at ? formatDate(set.at) : 'Time not'
  const sameDay = before?.at !== undefined && set.at !== undefined && formatDate(before.at) === date
  const today = date === formatDate(londonDate())
  const clock = set.at ? formatTime(set.at) || 'no time' : 'recorded'
  return (
    <th scope="col" className={today ? 'obs-time obs-today' : 'obs-time'} title={formatDateTime(set.at)}>
      {today && !sameDay && <b className="obs-date">Today </b>}
      <span className={sameDay ? 'visually-hidden' : 'obs-date'}>{date} </span>
      {link ? (
        <Link to={link} className="obs-clock" preventScrollReset>
          {clock}
        </Link>
      ) : (
        <span className="obs-clock">{clock}</span>
      )}
      {amended && <span className="obs-date"> Amended</span>}
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
  const { text, mark, spoken, remark } = cell
  return (
    <td className={mark?.tint ?? 'obs-unscored'}>
      <span aria-hidden="true">
        <span className={text.length > 8 ? 'obs-value obs-long' : 'obs-value'}>{text}</span>
        {mark && <span className="obs-sub">{mark.sign}</span>}
        {remark && <span className="obs-remark">{remark}</span>}
      </span>
      <span className="visually-hidden">{spoken}</span>
    </td>
  )
}

function TotalCell({ outcome }: { outcome: Outcome }) {
  const { total, tint, words } = outcome
  return (
    <td className="obs-total">
      {tint ? <span className={`score ${tint}`}>{total}</span> : <strong>{total}</strong>}
      {words && <span className="obs-remark">{words}</span>}
    </td>
  )
}

type OutcomeProps = {
  label: string
  sets: readonly ObservationSet[]
  words: (set: ObservationSet) => string
}

const OutcomeRow = ({ label, sets, words }: OutcomeProps) => (
  <tr>
    <RowHead label={label} unit="" />
    {sets.map((set) => (
      <td key={set.id} className="obs-words">
        {words(set)}
      </td>
    ))}
  </tr>
)

/** Which scale the set was scored on; said to be assumed where the sender did not say. */
function scaleWords({ scale, recorded, readings }: ObservationSet): string {
  if (!readings.spo2 && recorded?.scale === undefined) return ''
  return recorded?.scale === undefined ? `${scale}, not stated` : String(scale)
}

const byWords = ({ by = 'Not stated', enteredAt }: ObservationSet) =>
  enteredAt ? `${by}, entered ${enteredAt}` : by
