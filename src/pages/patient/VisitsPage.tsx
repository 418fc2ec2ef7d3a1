import { VisitsSection } from '#features/visits/VisitsSection.tsx'

import { usePatientId } from './chart-params.ts'

export function Component() {
  return (
    <>
      <h1>Visits</h1>
      <VisitsSection patientId={usePatientId()} />
    </>
  )
}
