import { RecordMeasurementsDialog } from '#features/measuring/RecordMeasurementsDialog.tsx'

import { usePatientId } from './chart-params.ts'
import { useCloseToFluids } from './over-fluids.tsx'

export function Component() {
  const patientId = usePatientId()
  return <RecordMeasurementsDialog key={patientId} patientId={patientId} onClose={useCloseToFluids()} />
}
