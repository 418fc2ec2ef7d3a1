import '#ui/table.css'

import type { ReactNode } from 'react'

import type { FluidDay } from '#clinical/observations/fluid-day.ts'
import { formatDateTime } from '#fhir/dates.ts'
import { TableScroll } from '#ui/TableScroll.tsx'

import { amountWords, type FluidEntry } from './model.ts'

type Props = {
  entries: readonly FluidEntry[]
  days: readonly FluidDay[]
  /** What may be done about an entry that stands; on paper nothing */
  acts?: (entry: FluidEntry) => ReactNode
}

/** Every entry of these days behind the grid, the newest first, also what was taken back and why. */
export function FluidEntries({ entries, days, acts }: Props) {
  const replacing = replacementIds(entries)
  const within = entries
    .filter(({ instant }) =>
      days.some(({ start, end }) => instant === undefined || (instant >= start && instant < end)),
    )
    .toReversed()
  if (within.length === 0) return <p>Nothing charted on these days.</p>
  return (
    <TableScroll label="Entries">
      <table className="table fluid-entries" aria-label="Entries of the fluid chart">
        <thead>
          <tr>
            <th scope="col">Time</th>
            <th scope="col">What</th>
            <th scope="col" className="number">
              Volume
            </th>
            <th scope="col">Note</th>
            <th scope="col">Recorded by</th>
            {acts && (
              <th scope="col">
                <span className="visually-hidden">What may be done</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {within.map((entry) => (
            <EntryRow
              key={entry.id}
              entry={entry}
              amended={replacing.has(entry.id)}
              {...(acts ? { acts } : {})}
            />
          ))}
        </tbody>
      </table>
    </TableScroll>
  )
}

const replacementIds = (entries: readonly FluidEntry[]): ReadonlySet<string> =>
  new Set(entries.flatMap(({ struck }) => struck?.replacedBy ?? []))

type RowProps = Pick<Props, 'acts'> & { entry: FluidEntry; amended: boolean }

function EntryRow({ entry, amended, acts }: RowProps) {
  const { at, direction, what, note, by, enteredAt, struck } = entry
  const Text = struck ? 's' : 'span'
  return (
    <tr className={struck && 'fluid-struck'}>
      <th scope="row" className="nowrap">
        {struck && <span className="visually-hidden">No longer valid: </span>}
        <Text>{formatDateTime(at, 'Time not recorded')}</Text>
      </th>
      <td>
        <Text>
          {what} <span className="quiet-text">{direction === 'intake' ? 'in' : 'out'}</span>
        </Text>
        {amended && <span className="badge">Amended</span>}
      </td>
      <td className="number">
        <Text>{amountWords(entry)}</Text>
      </td>
      <td>
        {note && <Text>{note}</Text>}
        {struck && (
          <span className="second-line">
            {struck.words} {struck.by && `by ${struck.by} `}
            {struck.at && formatDateTime(struck.at)}: {struck.reason ?? 'reason not recorded'}
          </span>
        )}
      </td>
      <td>
        {by}
        {enteredAt && <span className="second-line">entered {enteredAt}</span>}
      </td>
      {acts && <td>{!struck && <div className="buttons">{acts(entry)}</div>}</td>}
    </tr>
  )
}
