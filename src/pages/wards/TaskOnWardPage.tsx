import { useParams } from 'react-router'

import { identityLine } from '#clinical/patient/patient.ts'
import { TaskDialog } from '#features/tasks/TaskDialog.tsx'

import { NotThere } from './NotThere.tsx'
import { useOverWard } from './use-over-ward.ts'

export function Component() {
  const { patientId, query, close, found } = useOverWard()
  const { taskId = '' } = useParams()
  const patient = found?.occupant.patient
  if (!patient) return <NotThere title="Task" query={query} onClose={close} />
  return (
    <TaskDialog
      key={taskId}
      patientId={patientId}
      patientLine={identityLine(patient)}
      taskId={taskId}
      onClose={close}
    />
  )
}
