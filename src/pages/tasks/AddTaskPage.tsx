import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'

import { currentVisits } from '#clinical/care/encounter.ts'
import { identityLine, patientIdentity } from '#clinical/patient/patient.ts'
import { AddTaskDialog } from '#features/tasks/AddTaskDialog.tsx'

import { namedNurses } from '#features/wards/nurses.ts'
import { ward } from '#features/wards/queries.ts'

import { useCloseToTasks, useTasksView } from './use-view.ts'

export function Component() {
  const { patientId = '' } = useParams()
  const close = useCloseToTasks()
  const { data: patient } = useQuery(patientIdentity(patientId))
  const { wardId } = useTasksView()
  const here = useQuery({ ...ward(wardId ?? ''), enabled: wardId !== undefined })
  const visits = useQuery(currentVisits(patientId))
  if (!patient || (!visits.data && !visits.error)) return null
  const stay = visits.data?.entries.find(({ current, inpatient }) => current && inpatient)
  return (
    <AddTaskDialog
      key={patientId}
      patientId={patientId}
      patientLine={identityLine(patient)}
      encounterId={stay?.id}
      people={here.data ? namedNurses(here.data) : []}
      onClose={close}
    />
  )
}
