import { RecordMeasurementsDialog } from '#features/measuring/RecordMeasurementsDialog.tsx'

import { useOverWardFluids } from './over-ward-fluids.ts'

export function Component() {
  const { patientId, close } = useOverWardFluids()
  return <RecordMeasurementsDialog key={patientId} patientId={patientId} onClose={close} />
}
