import { useQuery } from '@tanstack/react-query'

import { currentVisits } from '#clinical/care/encounter.ts'
import { identityLine, patientIdentity } from '#clinical/patient/patient.ts'
import { AddTaskDialog } from '#features/tasks/AddTaskDialog.tsx'

import { useCloseTo, usePatientId } from './chart-params.ts'

export function Component() {
  const patientId = usePatientId()
  const close = useCloseTo('summary')
  const { data: patient } = useQuery(patientIdentity(patientId))
  const visits = useQuery(currentVisits(patientId))
  // What it belongs to is known before the first word; a stay that cannot be read does not keep a task from being asked for.
  if (!patient || (!visits.data && !visits.error)) return null
  const stay = visits.data?.entries.find(({ current, inpatient }) => current && inpatient)
  return (
    <AddTaskDialog
      key={patientId}
      patientId={patientId}
      patientLine={identityLine(patient)}
      encounterId={stay?.id}
      onClose={close}
    />
  )
}
