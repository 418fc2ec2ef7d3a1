import { FluidChartDecision } from '#features/fluid-entry/FluidChartDecision.tsx'

import { useOverWardFluids } from './over-ward-fluids.ts'

export function Component() {
  const { patientId, close } = useOverWardFluids()
  return <FluidChartDecision patientId={patientId} onClose={close} />
}
