import { useState } from 'react'
import { useLocation } from 'react-router'

import { identityLine } from '#clinical/patient/patient.ts'
import { MoveBedDialog } from '#features/bed-moves/MoveBedDialog.tsx'
import type { BedChoice } from '#features/bed-moves/mutations.ts'
import type { BedRow, Ward } from '#features/wards/model.ts'

import { NotThere } from './NotThere.tsx'
import { useOverWard } from './use-over-ward.ts'

export function Component() {
  const { patientId, query, close, found } = useOverWard()
  const { state } = useLocation() as { state: { to?: string } | null }
  const wanted = state?.to
  // As on the screen when it was opened: a move elsewhere meanwhile is told by the record, not by a list that shifts.
  const [opened, setOpened] = useState<{ found: NonNullable<typeof found>; beds: BedChoice[] }>()
  if (!opened && found && query.data) setOpened({ found, beds: choicesIn(query.data, patientId) })
  const { row, occupant } = opened?.found ?? {}
  const from = row && choiceOf(row)
  if (!opened || !from || !occupant?.patient)
    return <NotThere title="Move to another bed" query={query} onClose={close} />
  return (
    <MoveBedDialog
      key={patientId}
      moving={{ encounterId: occupant.encounterId, patientId, from }}
      patientLine={identityLine(occupant.patient)}
      beds={opened.beds}
      to={opened.beds.some(({ id }) => id === wanted) ? wanted : undefined}
      onClose={close}
    />
  )
}

/** Free beds first, then those kept for somebody. A bed whose patient this reader may not see, or that holds two, is no choice. */
function choicesIn({ rows }: Ward, patientId: string): BedChoice[] {
  const others = rows.filter(
    ({ state, bedId }) =>
      rows.filter((row) => row.bedId === bedId).length === 1 &&
      (state.status === 'occupied'
        ? state.occupant.patientId !== patientId
        : state.status === 'empty' && (state.free || isKept(state))),
  )
  return others.flatMap((row) => choiceOf(row) ?? []).toSorted((one, other) => rank(one) - rank(other))
}

const rank = ({ occupant, kept }: BedChoice) => (occupant ? 2 : kept ? 1 : 0)

/** Clean and empty, and kept: one that is being cleaned as well is ready for nobody. */
const isKept = (state: BedRow['state']) =>
  state.status === 'empty' && state.kind === 'reserved' && state.words === 'Reserved'

function choiceOf({ bedId, bed, state }: BedRow): BedChoice | undefined {
  if (!bedId || !bed) return undefined
  const empty = { id: bedId, name: bed, occupant: undefined }
  if (state.status === 'empty' && isKept(state)) return { ...empty, kept: { reason: state.note?.reason } }
  if (state.status !== 'occupied') return empty
  const { encounterId, patientId, patient } = state.occupant
  return patient && { id: bedId, name: bed, occupant: { encounterId, patientId, name: patient.name } }
}
