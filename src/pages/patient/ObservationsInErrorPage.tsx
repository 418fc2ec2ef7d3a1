import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'

import { identityLine, patientIdentity } from '#clinical/patient/patient.ts'
import { MarkSetInErrorDialog } from '#features/observation-changes/MarkSetInErrorDialog.tsx'
import { SetFacts } from '#features/observations/SetFacts.tsx'

import { required, useCloseTo, usePatientId } from './chart-params.ts'

export function Component() {
  const patientId = usePatientId()
  const setId = required(useParams()['setId'])
  const { data: patient } = useQuery(patientIdentity(patientId))
  const close = useCloseTo('observations')
  return patient ? (
    <MarkSetInErrorDialog
      key={`${patientId} ${setId}`}
      patientId={patientId}
      patientLine={identityLine(patient)}
      setId={setId}
      words={(set) => <SetFacts set={set} />}
      onClose={close}
    />
  ) : null
}
