import { ActionButton } from '#auth/ActionButton.tsx'
import { useCan } from '#auth/session.ts'

import type { OnBed } from './actions.ts'
import type { BedRow, Occupant } from './model.ts'

type RecordProps = { occupant: Occupant; onBed: OnBed; brief?: boolean }

export const RecordButton = ({ occupant: { patient, patientId }, onBed, brief = false }: RecordProps) => (
  <ActionButton
    may="observations.record"
    className="button small"
    disabled={!patient}
    onClick={() => onBed('record', patientId)}
  >
    Record<span className={brief ? 'visually-hidden' : 'record-what'}> observations</span>
  </ActionButton>
)

type StayProps = RecordProps & { row: BedRow; privacy: boolean }

/** What is changed of the stay itself; not from a screen that hangs on a wall. */
export function StayActions({ row, occupant: { patient, patientId }, privacy, onBed }: StayProps) {
  const clinical = useCan('chart.read')
  if (privacy || !patient) return null
  return (
    <div className="stay-actions">
      {clinical && (
        <ActionButton may="task.do" className="button small quiet" onClick={() => onBed('task', patientId)}>
          Add task
        </ActionButton>
      )}
      <ActionButton
        may="patient.admit"
        className="button small quiet"
        onClick={() => onBed('details', patientId)}
      >
        Change details
      </ActionButton>
      {row.bedId && (
        <ActionButton
          may="patient.admit"
          className="button small quiet"
          onClick={() => onBed('move', patientId)}
        >
          Move
        </ActionButton>
      )}
    </div>
  )
}
