import { useQuery } from '@tanstack/react-query'
import { useLocation, useParams } from 'react-router'

import { identityLine, patientIdentity } from '#clinical/patient/patient.ts'
import { TaskDialog } from '#features/tasks/TaskDialog.tsx'
import { chartSectionIn } from '#lib/paths.ts'

import { required, useCloseTo, usePatientId } from './chart-params.ts'

/** One task over the section of the chart that it was opened from. */
export function Component() {
  const patientId = usePatientId()
  const taskId = required(useParams()['taskId'])
  const close = useCloseTo(chartSectionIn(useLocation().pathname))
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
