import { TableScroll } from '#ui/TableScroll.tsx'

import type { OnBed } from './actions.ts'
import { type Board, factsOf } from './board.ts'
import { columnsFor } from './columns.tsx'
import { useDragToBed } from './drag-to-bed.ts'
import { WardRow } from './WardRow.tsx'

type Props = { board: Board; onBed: OnBed }

/** One bed, one row, everything that is known of it. */
export function WardTable({ board, onBed }: Props) {
  const { rows, clinical, view } = board
  return (
    <TableScroll label="Ward list">
      <table className="table ward-table" aria-label="Ward list">
        <thead>
          <tr>
            <th scope="col" className="bed">
              Bed
            </th>
            {columnsFor(clinical, view.privacy).map(({ title, className }) => (
              <th key={title} scope="col" className={className}>
                {title}
              </th>
            ))}
            <th scope="col" className="row-action">
              <span className="visually-hidden">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody {...useDragToBed(onBed, view.privacy)}>
          {rows.map((row) => {
            const patientId = row.state.status === 'occupied' ? row.state.occupant.patientId : ''
            return <WardRow key={row.id} row={row} {...factsOf(board, patientId)} onBed={onBed} />
          })}
        </tbody>
      </table>
    </TableScroll>
  )
}
