import '#ui/table.css'
import '#ui/table-cards.css'

import { useCan } from '#auth/session.ts'
import { AboutButton } from '#clinical/entries/AboutButton.tsx'
import { listOf } from '#clinical/entries/lenient.ts'
import { formatDateTime } from '#fhir/dates.ts'
import { Panel } from '#ui/Panel.tsx'
import { TableScroll } from '#ui/TableScroll.tsx'

import type { Labour } from './labour.ts'
import { drugText } from './partogram.ts'
import { drugRows } from './rows.ts'

type Props = { patientId: string; labour: Labour; onOpen: (address: string) => void }

/** What was given in this labour, by whom, and who checked it. */
export function DrugsPanel({ patientId, labour: { given }, onOpen }: Props) {
  const may = useCan('medicine.administer')
  return (
    <Panel title="Drugs in labour" note={String(given.length)}>
      {given.length === 0 && <p>None recorded in this labour</p>}
      {given.length > 0 && (
        <TableScroll label="Drugs in labour">
          <table className="table table-cards" aria-label="Drugs in labour">
            <thead>
              <tr>
                <th scope="col">When</th>
                <th scope="col">Drug</th>
                <th scope="col">Given by</th>
                <th scope="col">Second checker</th>
                <th scope="col">Put right</th>
              </tr>
            </thead>
            <tbody>
              {given.toReversed().map(({ resource, when }) => {
                const [by, ...checkers] = listOf(resource.performer).flatMap(
                  ({ actor }) => actor.display ?? [],
                )
                const text = drugText(resource)
                return (
                  <tr key={resource.id}>
                    <td className="nowrap" data-label="When">
                      {formatDateTime(when)}
                    </td>
                    <th scope="row">{text}</th>
                    <td data-label="Given by">{by ?? 'Not recorded'}</td>
                    <td data-label="Second checker">{checkers.join(', ') || '–'}</td>
                    <td className="nowrap">
                      <AboutButton
                        patientId={patientId}
                        type="MedicationAdministration"
                        id={resource.id}
                        what={text}
                        toRows={drugRows}
                      />
                      {may && (
                        <button
                          type="button"
                          className="button quiet small"
                          aria-label={`In error: ${text}`}
                          onClick={() => onOpen(`wrong-drug/${resource.id}`)}
                        >
                          In error
                        </button>
                      )}
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </TableScroll>
      )}
    </Panel>
  )
}
