import '#ui/table.css'
import '#ui/table-cards.css'

import { useState } from 'react'

import { useCan } from '#auth/session.ts'
import { AboutButton } from '#clinical/entries/AboutButton.tsx'
import { lateEntry } from '#clinical/observations/observation-set.ts'
import { formatDateTime } from '#fhir/dates.ts'
import { Panel } from '#ui/Panel.tsx'
import { TableScroll } from '#ui/TableScroll.tsx'

import type { Charted, Labour } from './labour.ts'
import { entryRows } from './rows.ts'

type Props = { patientId: string; labour: Labour; onOpen: (address: string) => void }
const some = 12

/** Each thing that was charted, the newest first, to be put right where it is wrong. */
export function EntriesTable({ patientId, labour, onOpen }: Props) {
  const [all, setAll] = useState(false)
  const entries = labour.charted.toReversed()
  const shown = all ? entries : entries.slice(0, some)
  return (
    <Panel title="Entries" note={String(entries.length)}>
      {entries.length === 0 ? (
        <p>Nothing charted yet</p>
      ) : (
        <TableScroll label="Entries in labour">
          <table className="table table-cards" aria-label="Entries in labour">
            <thead>
              <tr>
                <th scope="col">When</th>
                <th scope="col">What</th>
                <th scope="col">Found</th>
                <th scope="col">By</th>
                <th scope="col">Put right</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((one) => (
                <Row key={one.resource.id} patientId={patientId} one={one} onOpen={onOpen} />
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
      {!all && entries.length > some && (
        <p>
          Newest {some} of {entries.length}.{' '}
          <button type="button" className="button small" onClick={() => setAll(true)}>
            Show all
          </button>
        </p>
      )}
    </Panel>
  )
}

function Row({ patientId, one, onOpen }: { patientId: string; one: Charted; onOpen: Props['onOpen'] }) {
  const { resource, measure, at, when, text, by } = one
  const may = useCan('maternity:record')
  const late = lateEntry(at, resource.issued)
  const what = `${measure.label} ${text}`
  return (
    <tr>
      <td className="nowrap" data-label="When">
        {formatDateTime(when)}
        {late && <span className="second-line">entered {late}</span>}
      </td>
      <th scope="row">{measure.label}</th>
      <td data-label="Found">
        {text}
        {resource.status === 'amended' && <span className="second-line">amended</span>}
      </td>
      <td data-label="By">{by}</td>
      <td className="nowrap">
        <AboutButton
          patientId={patientId}
          type="Observation"
          id={resource.id}
          what={what}
          toRows={entryRows}
        />
        {may && (
          <>
            <button
              type="button"
              className="button quiet small"
              aria-label={`Amend: ${what}`}
              onClick={() => onOpen(`amend/${resource.id}`)}
            >
              Amend
            </button>
            <button
              type="button"
              className="button quiet small"
              aria-label={`In error: ${what}`}
              onClick={() => onOpen(`wrong/${resource.id}`)}
            >
              In error
            </button>
          </>
        )}
      </td>
    </tr>
  )
}
