import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'

import { currentVisits } from '#clinical/care/encounter.ts'
import { identityLine, patientIdentity } from '#clinical/patient/patient.ts'
import { FillFormDialog } from '#features/forms/FillFormDialog.tsx'

import { useCloseTo, usePatientId } from './chart-params.ts'

export function Component() {
  const patientId = usePatientId()
  const { formId = '' } = useParams()
  const { data: patient } = useQuery(patientIdentity(patientId))
  const visits = useQuery(currentVisits(patientId))
  const close = useCloseTo('assessments')
  const stay = visits.data?.entries.find(({ current, inpatient }) => current && inpatient)
  return patient ? (
    <FillFormDialog
      key={formId}
      formId={formId}
      patientId={patientId}
      patientLine={identityLine(patient)}
      encounterId={stay?.id}
      onClose={close}
    />
  ) : null
}
