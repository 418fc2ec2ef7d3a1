import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'

import { identityLine, patientIdentity } from '#clinical/patient/patient.ts'
import { WithdrawOpinionDialog } from '#features/opinions/WithdrawOpinionDialog.tsx'

import { required, useCloseTo, usePatientId } from './chart-params.ts'

export function Component() {
  const patientId = usePatientId()
  const requestId = required(useParams()['requestId'])
  const { data: patient } = useQuery(patientIdentity(patientId))
  const close = useCloseTo('orders')
  return patient ? (
    <WithdrawOpinionDialog
      patientId={patientId}
      patientLine={identityLine(patient)}
      requestId={requestId}
      onClose={close}
    />
  ) : null
}
