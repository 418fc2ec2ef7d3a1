import { useOutletContext, useParams } from 'react-router'

import { AmendObservationsDialog } from '#features/observation-entry/AmendObservationsDialog.tsx'
import { SetFacts } from '#features/observations/SetFacts.tsx'

import { required, useCloseTo, usePatientId } from './chart-params.ts'
import type { OverObservations } from './over-observations.ts'

export function Component() {
  const patientId = usePatientId()
  const setId = required(useParams()['setId'])
  const { onSaved } = useOutletContext<OverObservations>()
  const close = useCloseTo('observations')
  return (
    <AmendObservationsDialog
      key={`${patientId} ${setId}`}
      patientId={patientId}
      setId={setId}
      words={(set) => <SetFacts set={set} />}
      onClose={close}
      onSaved={(saved) => {
        onSaved(saved)
        close()
      }}
    />
  )
}
