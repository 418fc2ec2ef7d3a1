import '#ui/table.css'
import './grid.css'

import { useLayoutEffect, useRef, useState } from 'react'

import { markSymbol } from '#clinical/results/ResultMark.tsx'
import type { ResultLine } from '#clinical/results/result-line.ts'
import { formatDate, formatTime } from '#fhir/dates.ts'

import { cellText, type Grid, type GridRow, isMarked, type Moment } from './grid.ts'

const columnsAtFirst = 24

type Props = { grid: Grid; onTrend: (line: ResultLine) => void }

/** It opens at its right end, where the newest values stand. */
export function ResultsGrid({ grid: { moments, groups }, onTrend }: Props) {
  const [columns, setColumns] = useState(columnsAtFirst)
  const scroller = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = scroller.current
    if (element) element.scrollLeft = element.scrollWidth
  }, [])
  const first = Math.max(0, moments.length - columns)
  const shown = moments.slice(first)
  return (
    <>
      {first > 0 && (
        <p>
          <button type="button" className="button small" onClick={() => setColumns(columns * 2)}>
            Show earlier columns: {first} not shown
          </button>
        </p>
      )}
      <div
        ref={scroller}
        className="table-scroll grid-scroll"
        role="region"
        aria-label="Results over time"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by keyboard
        tabIndex={0}
      >
        <table className="table results-grid">
          <caption className="visually-hidden">Results over time, the newest on the right</caption>
          <thead>
            <tr>
              <th scope="col">Test</th>
              {shown.map((moment) => (
                <MomentHead key={moment.key} moment={moment} />
              ))}
            </tr>
          </thead>
          {groups.map(({ name, rows }) => (
            <tbody key={name}>
              <tr className="grid-group">
                <th scope="rowgroup" colSpan={shown.length + 1}>
                  <span>{name}</span>
                </th>
              </tr>
              {rows.map((row) => (
                <Row key={row.key} row={row} first={first} count={shown.length} onTrend={onTrend} />
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </>
  )
}

const MomentHead = ({ moment: { when } }: { moment: Moment }) => (
  <th scope="col">
    {formatDate(when, 'Date not recorded')}
    <span className="second-line">{formatTime(when)}</span>
  </th>
)

type RowProps = { row: GridRow; first: number; count: number; onTrend: Props['onTrend'] }

function Row({ row, first, count, onTrend }: RowProps) {
  const { name, unit, broken, range, cells } = row
  const [newest] = [...cells.values()].flat()
  return (
    <tr>
      <th scope="row">
        <button
          type="button"
          className="grid-name"
          aria-label={`${name} over time${broken ? `, ${broken}` : ''}`}
          onClick={() => newest && onTrend(newest)}
        >
          {name}
        </button>{' '}
        <span className="grid-unit">{unit}</span>
        {broken && <span className="second-line grid-broken">Row of its own: {broken}</span>}
        {range && <span className="second-line">{range}</span>}
      </th>
      {Array.from({ length: count }, (_, index) => (
        <td key={index}>
          {(cells.get(first + index) ?? []).map((line, at) => (
            <Cell key={`${line.id} ${at}`} line={line} row={row} />
          ))}
        </td>
      ))}
    </tr>
  )
}

/** Abnormal by a sign, a colour and a word (hazard H19). */
function Cell({ line, row }: { line: ResultLine; row: GridRow }) {
  const { mark, status } = line
  const words = [mark.words === 'Normal' ? '' : mark.words, status].filter(Boolean).join(', ')
  return (
    <span className={isMarked(line) ? `grid-cell ${mark.level}` : 'grid-cell'}>
      {cellText(line, row) ?? 'Text: see report'}
      {isMarked(line) && <span aria-hidden="true"> {markSymbol(mark)}</span>}
      {words && <small>{words}</small>}
    </span>
  )
}
