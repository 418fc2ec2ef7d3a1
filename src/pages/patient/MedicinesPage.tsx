import { MedicinesSection } from '#features/medications/MedicinesSection.tsx'

import { usePatientId } from './chart-params.ts'

export function Component() {
  return (
    <>
      <h1>Medicines</h1>
      <MedicinesSection patientId={usePatientId()} />
    </>
  )
}
