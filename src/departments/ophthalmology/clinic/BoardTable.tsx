import '#ui/table-cards.css'

import { TableScroll } from '#ui/TableScroll.tsx'

import type { Visit } from './board.ts'
import { BoardRow } from './BoardRow.tsx'
import type { Marking } from './use-marking.ts'

export type BoardProps = {
  now: number
  privacy: boolean
  severalClinics: boolean
  busy: boolean
  onMark: (marking: Marking) => void
  onSteps: (appointmentId: string) => void
}

export const BoardTable = ({ rows, ...rest }: BoardProps & { rows: readonly Visit[] }) => (
  <TableScroll label="Eye clinics of today">
    <table className="table table-cards board-table" aria-label="Eye clinics of today">
      <thead>
        <tr>
          <th scope="col">Patient</th>
          <th scope="col">Appointment</th>
          <th scope="col">Steps</th>
          <th scope="col">Now</th>
          <th scope="col">Next</th>
          <th scope="col">In clinic</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((visit) => (
          <BoardRow key={visit.appointmentId} visit={visit} {...rest} />
        ))}
      </tbody>
    </table>
  </TableScroll>
)
