import { identityLine } from '#clinical/patient/patient.ts'
import { AddTaskDialog } from '#features/tasks/AddTaskDialog.tsx'

import { namedNurses } from '#features/wards/nurses.ts'

import { NotThere } from './NotThere.tsx'
import { useOverWard } from './use-over-ward.ts'

export function Component() {
  const { patientId, query, close, found } = useOverWard()
  const patient = found?.occupant.patient
  if (!patient) return <NotThere title="Add task" query={query} onClose={close} />
  return (
    <AddTaskDialog
      key={patientId}
      patientId={patientId}
      patientLine={identityLine(patient)}
      encounterId={found.occupant.encounterId}
      people={query.data ? namedNurses(query.data) : []}
      onClose={close}
    />
  )
}
