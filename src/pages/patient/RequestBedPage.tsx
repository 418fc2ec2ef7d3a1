import { useQuery } from '@tanstack/react-query'

import { patientIdentity } from '#clinical/patient/patient.ts'
import { RequestBedDialog } from '#features/bed-requests/RequestBedDialog.tsx'

import { useCloseTo, usePatientId } from './chart-params.ts'

export function Component() {
  const { data: patient } = useQuery(patientIdentity(usePatientId()))
  const onClose = useCloseTo('visits')
  return patient ? <RequestBedDialog patient={patient} onClose={onClose} /> : null
}
