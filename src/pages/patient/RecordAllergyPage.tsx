import { useQuery } from '@tanstack/react-query'

import { identityLine, patientIdentity } from '#clinical/patient.ts'
import { RecordAllergyDialog } from '#features/allergies/RecordAllergyDialog.tsx'

import { useCloseTo, usePatientId } from './chart-params.ts'

export function Component() {
  const patientId = usePatientId()
  const { data: patient } = useQuery(patientIdentity(patientId))
  const close = useCloseTo('allergies')
  return patient ? (
    <RecordAllergyDialog patientId={patientId} patientLine={identityLine(patient)} onClose={close} />
  ) : null
}
