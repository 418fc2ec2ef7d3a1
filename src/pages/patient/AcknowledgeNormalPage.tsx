import { AcknowledgeNormalDialog } from '#features/result-answer/AcknowledgeNormalDialog.tsx'

import { useCloseTo, usePatientId } from './chart-params.ts'

export function Component() {
  const patientId = usePatientId()
  const close = useCloseTo('results')
  return <AcknowledgeNormalDialog key={patientId} patientId={patientId} onClose={close} />
}
