import type { Alert } from '#clinical/care/alert.ts'

import type { BoardView } from './board-view.ts'
import type { Facts } from './columns.tsx'
import { type Asked, known } from './known.ts'
import type { WardMedicines } from './medicines.ts'
import type { BedRow } from './model.ts'
import type { OutstandingAsked } from './outstanding.ts'
import type { WardScore } from './scores.ts'
import type { WardTasks } from './tasks.ts'

/** The ward as it is looked at just now: the beds in their order, and what is known of who lies in them. */
export type Board = {
  rows: readonly BedRow[]
  view: BoardView
  clinical: boolean
  now: number
  scores: Asked<WardScore>
  alerts: Asked<Alert[]>
  tasks: Asked<WardTasks>
  medicines: Asked<WardMedicines>
  outstanding: OutstandingAsked
}

export const factsOf = (
  { scores, alerts, tasks, medicines, outstanding, now, clinical, view }: Board,
  patientId: string,
): Omit<Facts, 'occupant'> => ({
  score: known(scores, patientId),
  alerts: known(alerts, patientId),
  tasks: known(tasks, patientId),
  medicines: known(medicines, patientId),
  outstanding: known(outstanding, patientId),
  now,
  clinical,
  privacy: view.privacy,
})
