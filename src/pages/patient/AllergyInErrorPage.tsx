import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'

import { identityLine, patientIdentity } from '#clinical/patient.ts'
import { MarkInErrorDialog } from '#features/allergies/MarkInErrorDialog.tsx'

import { required, useCloseTo, usePatientId } from './chart-params.ts'

export function Component() {
  const patientId = usePatientId()
  const allergyId = required(useParams()['allergyId'])
  const { data: patient } = useQuery(patientIdentity(patientId))
  const close = useCloseTo('allergies')
  return patient ? (
    <MarkInErrorDialog
      patientId={patientId}
      patientLine={identityLine(patient)}
      allergyId={allergyId}
      onClose={close}
    />
  ) : null
}
