import { FluidChartDecision } from '#features/fluid-entry/FluidChartDecision.tsx'

import { usePatientId } from './chart-params.ts'
import { useCloseToFluids } from './over-fluids.tsx'

export function Component() {
  return <FluidChartDecision patientId={usePatientId()} onClose={useCloseToFluids()} />
}
