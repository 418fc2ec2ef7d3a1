import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'

import { identityLine, patientIdentity } from '#clinical/patient/patient.ts'
import { TaskDialog } from '#features/tasks/TaskDialog.tsx'

import { useCloseToTasks } from './use-view.ts'

/** One task over the list; the patient is the one in the address. */
export function Component() {
  const { patientId = '', taskId = '' } = useParams()
  const close = useCloseToTasks()
  const { data: patient } = useQuery(patientIdentity(patientId))
  if (!patient) return null
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
