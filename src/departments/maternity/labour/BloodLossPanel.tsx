import '#ui/table.css'
import '#ui/table-cards.css'

import { useCan } from '#auth/session.ts'
import { AboutButton } from '#clinical/entries/AboutButton.tsx'
import { lateEntry } from '#clinical/observations/observation-set.ts'
import { formatDateTime } from '#fhir/dates.ts'
import { Panel } from '#ui/Panel.tsx'
import { TableScroll } from '#ui/TableScroll.tsx'

import { lossOf, lossSource } from './blood-loss.ts'
import type { Labour } from './labour.ts'
import { entryRows } from './rows.ts'
import { signOff } from './rules.ts'

type Props = { patientId: string; labour: Labour; onOpen: (address: string) => void }

/** The running total of what was measured, who is to be called at it, and what it is made of. */
export function BloodLossPanel({ patientId, labour: { losses }, onOpen }: Props) {
  const may = useCan('maternity:record')
  const { total, level, notCounted, estimated } = lossOf(losses)
  return (
    <Panel title="Blood loss">
      {losses.length === 0 ? (
        <p>Nothing recorded yet: the loss is not known.</p>
      ) : (
        <>
          <p className="labour-total">{total} mL</p>
          <p className="quiet-text">
            Total of {losses.length} recorded {losses.length === 1 ? 'item' : 'items'}; 1 g counts as 1 mL
            {estimated && '; part of it is estimated'}
            {notCounted > 0 && `; ${notCounted} not counted, of another unit`}
          </p>
          {level && (
            <p role="alert" className="notice warning labour-call">
              {level.words}: {total} mL. {level.call}
            </p>
          )}
          <TableScroll label="Blood loss">
            <table className="table table-cards" aria-label="Blood loss">
              <thead>
                <tr>
                  <th scope="col">When</th>
                  <th scope="col">In or on</th>
                  <th scope="col">How much</th>
                  <th scope="col">By</th>
                  <th scope="col">Put right</th>
                </tr>
              </thead>
              <tbody>
                {losses.map(({ resource, at, when, what, text, how, by }) => (
                  <tr key={resource.id}>
                    <td data-label="When">
                      {formatDateTime(when)}
                      <LateWords late={lateEntry(at, resource.issued)} />
                    </td>
                    <th scope="row">{what}</th>
                    <td data-label="How much">
                      {text}
                      <span className="second-line">
                        {how}
                        {resource.status === 'amended' && ', amended'}
                      </span>
                    </td>
                    <td data-label="By">{by}</td>
                    <td>
                      <AboutButton
                        patientId={patientId}
                        type="Observation"
                        id={resource.id}
                        what={`Blood loss ${text}`}
                        toRows={entryRows}
                      />
                      {may && (
                        <>
                          <button
                            type="button"
                            className="button quiet small"
                            aria-label={`Amend: blood loss ${text}`}
                            onClick={() => onOpen(`blood/${resource.id}`)}
                          >
                            Amend
                          </button>
                          <button
                            type="button"
                            className="button quiet small"
                            aria-label={`In error: blood loss ${text}`}
                            onClick={() => onOpen(`wrong/${resource.id}`)}
                          >
                            In error
                          </button>
                        </>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableScroll>
        </>
      )}
      <p className="quiet-text">
        Minor 500 to 1000 mL, major above, massive above 2000: {lossSource}. {signOff}
      </p>
    </Panel>
  )
}

const LateWords = ({ late }: { late: string | undefined }) =>
  late ? <span className="second-line">entered {late}</span> : null
