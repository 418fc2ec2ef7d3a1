import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'

import { identityLine, patientIdentity } from '#clinical/patient/patient.ts'
import { SetDialog } from '#features/observations/SetDialog.tsx'

import { required, useCloseTo, usePatientId } from './chart-params.ts'

export function Component() {
  const patientId = usePatientId()
  const setId = required(useParams()['setId'])
  const { data: patient } = useQuery(patientIdentity(patientId))
  const close = useCloseTo('observations')
  return patient ? (
    <SetDialog patientId={patientId} patientLine={identityLine(patient)} setId={setId} onClose={close} />
  ) : null
}
