import { useQuery } from '@tanstack/react-query'

import { OneEntryDialog } from '#clinical/entries/OneEntryDialog.tsx'
import { identityLine, patientIdentity } from '#clinical/patient/patient.ts'
import { ChangeDetailsDialog } from '#features/registration/ChangeDetailsDialog.tsx'

import { useCloseTo, usePatientId } from './chart-params.ts'

export function Component() {
  const patientId = usePatientId()
  const { data: patient } = useQuery(patientIdentity(patientId))
  const onClose = useCloseTo('summary')
  if (!patient) return null
  return (
    <OneEntryDialog
      patientId={patientId}
      type="Patient"
      id={patientId}
      title="Change patient details"
      onClose={onClose}
    >
      {(seen) => (
        <ChangeDetailsDialog
          patientId={patientId}
          patientLine={identityLine(patient)}
          seen={seen}
          onClose={onClose}
        />
      )}
    </OneEntryDialog>
  )
}
