import { useParams } from 'react-router'

import { AnswerResultDialog } from '#features/result-answer/AnswerResultDialog.tsx'

import { required, useCloseTo, usePatientId } from './chart-params.ts'

export function Component() {
  const patientId = usePatientId()
  const reportId = required(useParams()['reportId'])
  const close = useCloseTo('results')
  return <AnswerResultDialog key={reportId} patientId={patientId} reportId={reportId} onClose={close} />
}
