import { RecordFluidsDialog } from '#features/fluid-entry/RecordFluidsDialog.tsx'

import { usePatientId } from './chart-params.ts'
import { useCloseToFluids } from './over-fluids.tsx'

export function Component() {
  const patientId = usePatientId()
  return <RecordFluidsDialog key={patientId} patientId={patientId} onClose={useCloseToFluids()} />
}
