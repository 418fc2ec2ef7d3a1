import '#ui/table.css'

import { useState } from 'react'

import { type ChartPoint, isDrawn, type Strip } from './strip.ts'
import { rowsOf } from './values.ts'

type Props = { label: string; strips: readonly Strip[] }

/** All that is drawn, in words, and what cannot be drawn; made only when somebody opens it. */
export function ValuesTable({ label, strips }: Props) {
  const [open, setOpen] = useState(false)
  const undrawn = strips.flatMap(({ points }) => points).filter((point) => !isDrawn(point)).length
  return (
    <details className="chart-values" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        Table of values
        {undrawn > 0 && <span className="quiet-text"> {undrawnWords(undrawn)}</span>}
      </summary>
      {open && <Values label={label} strips={strips} />}
    </details>
  )
}

const undrawnWords = (count: number) =>
  count === 1
    ? '1 value cannot be drawn and is in the table only'
    : `${count} values cannot be drawn and are in the table only`

function Values({ label, strips }: Props) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
    <div className="table-scroll" role="region" aria-label={`Values: ${label}`} tabIndex={0}>
      <table className="table" aria-label={`Values: ${label}`}>
        <thead>
          <tr>
            <th scope="col">When</th>
            {strips.map(({ name, unit }) => (
              <th key={`${name} ${unit}`} scope="col">
                {name}
                {unit && <span className="second-line">{unit}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rowsOf(strips).map(({ key, when, cells }) => (
            <tr key={key}>
              <th scope="row" className="nowrap">
                {when}
              </th>
              {cells.map((points, column) => (
                <td key={`${strips[column]?.name} ${strips[column]?.unit}`}>
                  {points.map((point, index) => (
                    // two values of one moment have nothing of their own but their order
                    // oxlint-disable-next-line react/no-array-index-key
                    <Value key={index} point={point} />
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Value({ point: { text, range, remark, breakBefore } }: { point: ChartPoint }) {
  const notes = [range ? `range ${range.text}` : '', remark, breakBefore].filter(Boolean)
  return (
    <span className="chart-value">
      {text}
      {notes.length > 0 && <span className="second-line">{notes.join('; ')}</span>}
    </span>
  )
}
