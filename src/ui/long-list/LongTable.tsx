import '#ui/table.css'
import './long-table.css'

import {
  type FocusEvent,
  type KeyboardEvent,
  memo,
  type ReactNode,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'

import { usePrinting } from '#ui/use-printing.ts'

import { piecesOf, rowsOfPart } from './parts.ts'
import { usePartsInSight } from './use-parts-in-sight.ts'

/** A row of the table: its place among all rows, the head being the first (`aria-rowindex`) */
type DrawRow<Row> = (row: Row, place: number) => ReactNode

type Props<Row> = {
  label: string
  className?: string
  /** The address of the list: coming back to it finds it as it was */
  address: string
  columns: readonly ReactNode[]
  rows: readonly Row[]
  /** How many there are in all, drawn or not; undefined while nobody has counted */
  count: number | undefined
  /** A row to be drawn though it is out of sight: somebody is led to it */
  sought?: number
  onNearEnd?: () => void
  children: DrawRow<Row>
}

/**
 * A table as long as it likes: of its rows only those in sight are drawn, and the one with the focus. A screen reader
 * hears how many rows there are and which one it is on; arrow keys walk from one row's link to the next.
 */
export function LongTable<Row>(props: Props<Row>) {
  const { label, className = '', address, columns, rows, count, sought = -1, onNearEnd, children } = props
  const table = useRef<HTMLTableElement>(null)
  const parts = useMemo(() => partsOf(rows), [rows])
  const { sight, heights } = usePartsInSight(table, parts.length, address)
  const [focused, setFocused] = useState(-1)
  const printing = usePrinting()

  const drawn = printing
    ? span(0, parts.length - 1)
    : [...span(sight.first, sight.last), ...around(focused), ...around(partWith(sought))]
  const isNearEnd = sight.last >= parts.length - partsAhead
  useEffect(() => {
    if (isNearEnd) onNearEnd?.()
  })
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrow keys walk its links
    <table
      ref={table}
      className={`table long-table ${className}`}
      aria-label={label}
      aria-rowcount={count === undefined ? -1 : count + 1}
      onKeyDown={walkRows}
      onFocus={(event) => setFocused(partAt(event))}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setFocused(-1)
      }}
    >
      <thead>
        <tr aria-rowindex={1}>
          {columns.map((words, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- columns keep their places
            <th key={index} scope="col">
              {words}
            </th>
          ))}
        </tr>
      </thead>
      {piecesOf(drawn, parts.length, heights).map((piece) =>
        'part' in piece ? (
          <Part key={piece.part} part={piece.part} rows={parts[piece.part] ?? []} draw={children} />
        ) : (
          <tbody key={`before ${piece.before}`} aria-hidden="true">
            <tr className="not-drawn" style={{ height: piece.gap }} />
          </tbody>
        ),
      )}
    </table>
  )
}

/** The next page is asked for when so many parts are left below. */
const partsAhead = 4

type PartProps<Row> = { part: number; rows: readonly Row[]; draw: DrawRow<Row> }
const PartRows = <Row,>({ part, rows, draw }: PartProps<Row>) => (
  <tbody data-part={part}>{rows.map((row, index) => draw(row, part * rowsOfPart + index + 2))}</tbody>
)
const Part = memo(PartRows) as typeof PartRows // which memo would forget to be of any row

function partsOf<Row>(rows: readonly Row[]): Row[][] {
  const parts: Row[][] = []
  for (let start = 0; start < rows.length; start += rowsOfPart)
    parts.push(rows.slice(start, start + rowsOfPart))
  return parts
}

const partWith = (row: number) => Math.floor(row / rowsOfPart)
/** With its neighbours, so that there is a next row to walk to. */
const around = (part: number) => (part < 0 ? [] : [part - 1, part, part + 1].filter((one) => one >= 0))
const span = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index)

const partAt = ({ target }: FocusEvent<HTMLElement>) =>
  Number(target.closest<HTMLElement>('tbody')?.dataset['part'] ?? -1)

function walkRows(event: KeyboardEvent<HTMLTableElement>) {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0 || !(event.target instanceof HTMLElement)) return
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('.row-link')]
  const at = links.indexOf(event.target)
  const next = links[at + step]
  if (at < 0 || !next) return
  event.preventDefault()
  next.focus()
}
