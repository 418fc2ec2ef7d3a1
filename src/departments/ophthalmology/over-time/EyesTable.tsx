import '#ui/table.css'
import '#ui/table-cards.css'

import { eyes, eyeWords } from '#departments/ophthalmology/eye/eye.ts'
import { type Span, type Strip, withUnit } from '#ui/chart/strip.ts'
import { TableScroll } from '#ui/TableScroll.tsx'

import { eyeRows, type EyeRow } from './table.ts'

type Props = { strips: Record<'right' | 'left', Strip[]>; over: Span }

/** All that is drawn, in words: a moment, and what either eye holds of it, the newest first. */
export function EyesTable({ strips, over }: Props) {
  return (
    <TableScroll label="Both eyes over time">
      <table className="table table-cards" aria-label="Both eyes over time">
        <thead>
          <tr>
            <th scope="col">When</th>
            {eyes.map((eye) => (
              <th key={eye} scope="col">
                {eyeWords[eye]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {eyeRows(strips, over).map((row) => (
            <tr key={row.key}>
              <th scope="row" className="nowrap">
                {row.when}
              </th>
              {eyes.map((eye) => (
                <td key={eye} data-label={eyeWords[eye]}>
                  <Cell values={row[eye]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  )
}

const Cell = ({ values }: { values: EyeRow['right'] }) => (
  <>
    {values.map(({ name, unit, point }) => {
      const notes = [point.remark, point.breakBefore].filter(Boolean).join('; ')
      const text = withUnit(point.text, /\d$/.test(point.text) ? unit : '')
      return (
        <span key={`${name} ${point.text} ${notes}`} className="chart-value">
          {name}: <strong>{text}</strong>
          {notes && ` (${notes})`}
        </span>
      )
    })}
  </>
)
