import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'

import { identityLine, patientIdentity } from '#clinical/patient/patient.ts'
import { CancelOrderDialog } from '#features/orders/CancelOrderDialog.tsx'

import { required, useCloseTo, usePatientId } from './chart-params.ts'

export function Component() {
  const patientId = usePatientId()
  const orderId = required(useParams()['orderId'])
  const { data: patient } = useQuery(patientIdentity(patientId))
  const close = useCloseTo('orders')
  return patient ? (
    <CancelOrderDialog
      patientId={patientId}
      patientLine={identityLine(patient)}
      orderId={orderId}
      onClose={close}
    />
  ) : null
}
