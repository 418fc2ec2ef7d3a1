import { useOutletContext } from 'react-router'

import { RecordObservationsDialog } from '#features/observation-entry/RecordObservationsDialog.tsx'

import { useCloseTo, usePatientId } from './chart-params.ts'
import type { OverObservations } from './over-observations.ts'

export function Component() {
  const patientId = usePatientId()
  const { onSaved } = useOutletContext<OverObservations>()
  const close = useCloseTo('observations')
  return (
    <RecordObservationsDialog
      key={patientId}
      patientId={patientId}
      onClose={close}
      onSaved={(saved) => {
        onSaved(saved)
        close()
      }}
    />
  )
}
