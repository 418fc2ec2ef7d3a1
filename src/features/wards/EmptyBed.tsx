import { ActionButton } from '#auth/ActionButton.tsx'
import { formatDateTime } from '#fhir/dates.ts'

import type { OnBed } from './actions.ts'
import type { BedRow, BedState } from './model.ts'

type Props = {
  row: BedRow
  state: Exclude<BedState, { status: 'occupied' }>
  privacy: boolean
  onBed: OnBed
}

/** A bed nobody lies in that this reader may see: what it is, for whom or why, and the button to change that. */
export function EmptyBed({ row: { bedId, bed }, state, privacy, onBed }: Props) {
  if (state.status === 'restricted')
    return <span className="badge warning">Occupied – restricted record</span>
  const { kind, words, note, taken } = state
  return (
    <span className="empty-bed">
      <span className={`badge ${emptyLook[kind]}`}>{words}</span>
      {note?.reason && !privacy && (
        <span className="empty-why" title={note.at && `${note.by ?? ''} ${formatDateTime(note.at)}`}>
          {note.reason}
        </span>
      )}
      {bedId && !taken && !privacy && (
        <ActionButton may="patient.admit" className="button small quiet" onClick={() => onBed('bed', bedId)}>
          Change<span className="visually-hidden"> {bed}</span>
        </ActionButton>
      )}
    </span>
  )
}

const emptyLook = {
  free: 'success',
  reserved: 'accent',
  cleaning: 'warning',
  closed: '',
  unclear: 'warning',
} as const
