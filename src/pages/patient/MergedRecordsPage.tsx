import { MergedRecords } from '#features/merging/MergedRecords.tsx'

import { useCloseTo, usePatientId } from './chart-params.ts'

export function Component() {
  const patientId = usePatientId()
  const onClose = useCloseTo('summary')
  return <MergedRecords patientId={patientId} onClose={onClose} />
}
