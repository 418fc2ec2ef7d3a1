import './report.css'

import type { ReactNode } from 'react'

import { formatDateTime } from '#fhir/dates.ts'

import { deltaOf, type Earlier } from './earlier.ts'
import { ResultMark } from './ResultMark.tsx'
import type { ResultLine } from './result-line.ts'

type Props = {
  caption: string
  lines: ResultLine[]
  earlier: Earlier
  /** Each line with its own time: for values that came without a report */
  dated?: boolean
  /** Where all of a line is told */
  about?: (line: ResultLine) => ReactNode
}

export function ResultTable({ caption, lines, earlier, dated = false, about }: Props) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls sideways is reached by keyboard
    <div className="table-scroll" role="group" aria-label={caption} tabIndex={0}>
      <table className="table result-table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Test</th>
            <th scope="col">Result</th>
            <th scope="col">Change since last</th>
            <th scope="col">Range sent with it</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Rows key={line.id} line={line} depth={0} earlier={earlier} dated={dated} about={about} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

type RowProps = Pick<Props, 'earlier'> & {
  line: ResultLine
  depth: number
  dated: boolean
  about: Props['about']
}

function Rows({ line, depth, earlier, dated, about }: RowProps) {
  const notes = [
    ...(dated ? [formatDateTime(line.when, 'Date not recorded')] : []),
    ...(line.method ? [`Method: ${line.method}`] : []),
    ...line.notes,
  ]
  const said = line.value || line.mark.words || line.status
  return (
    <>
      <tr>
        <th scope="row" className="deep" style={{ '--depth': depth } as object}>
          {line.name}
          {notes.map((note, index) => (
            <span key={index} className="second-line">
              {note}
            </span>
          ))}
          {depth === 0 && about?.(line)}
        </th>
        {said ? (
          <>
            <td>
              <ResultMark line={line} />
            </td>
            <td>
              <Delta line={line} before={earlier(line)} />
            </td>
            <td>{line.range ?? 'None sent'}</td>
          </>
        ) : (
          <td colSpan={3} className="quiet-text">
            See its parts
          </td>
        )}
      </tr>
      {line.parts.map((part) => (
        <Rows key={part.id} line={part} depth={depth + 1} earlier={earlier} dated={dated} about={about} />
      ))}
    </>
  )
}

function Delta({ line, before }: { line: ResultLine; before: ResultLine | undefined }) {
  if (!before) return null
  const { arrow, words, last } = deltaOf(line, before)
  return (
    <span className="result-delta">
      <b aria-hidden="true">{arrow}</b> <span className="visually-hidden">{words} </span>
      {last}
    </span>
  )
}
