import { useQuery } from '@tanstack/react-query'

import { identityLine, patientIdentity } from '#clinical/patient/patient.ts'
import { NeedsDialog } from '#features/access-needs/NeedsDialog.tsx'

import { useCloseTo, usePatientId } from './chart-params.ts'

export function Component() {
  const patientId = usePatientId()
  const { data: patient } = useQuery(patientIdentity(patientId))
  const onClose = useCloseTo('details')
  if (!patient) return null
  return <NeedsDialog patientId={patientId} patientLine={identityLine(patient)} onClose={onClose} />
}
