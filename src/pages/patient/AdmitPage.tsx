import { useQuery } from '@tanstack/react-query'

import { patientIdentity } from '#clinical/patient/patient.ts'
import { AdmitDialog } from '#features/admission/AdmitDialog.tsx'

import { useCloseTo, usePatientId } from './chart-params.ts'
import { offList } from './off-list.ts'

export function Component() {
  const { data: patient } = useQuery(patientIdentity(usePatientId()))
  const onClose = useCloseTo('visits')
  return patient ? <AdmitDialog patient={patient} offList={offList} onClose={onClose} /> : null
}
