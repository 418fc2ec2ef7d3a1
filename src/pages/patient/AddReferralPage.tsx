import { useQuery } from '@tanstack/react-query'

import { patientIdentity } from '#clinical/patient/patient.ts'
import { AddReferralDialog } from '#features/waiting-list/AddReferralDialog.tsx'

import { useCloseTo, usePatientId } from './chart-params.ts'

export function Component() {
  const { data: patient } = useQuery(patientIdentity(usePatientId()))
  const onClose = useCloseTo('referrals')
  return patient ? <AddReferralDialog patient={patient} onClose={onClose} /> : null
}
