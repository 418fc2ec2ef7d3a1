import { RecordMeasurementsDialog } from '#features/measuring/RecordMeasurementsDialog.tsx'

import { useCloseTo, usePatientId } from './chart-params.ts'

export function Component() {
  const patientId = usePatientId()
  return (
    <RecordMeasurementsDialog key={patientId} patientId={patientId} onClose={useCloseTo('observations')} />
  )
}
