import { useParams } from 'react-router'

import { AnswerResultDialog } from '#features/result-answer/AnswerResultDialog.tsx'

import { useCloseToInbox } from './use-view.ts'

/** One result over the inbox; the patient is the one in the address. */
export function Component() {
  const { patientId = '', reportId = '' } = useParams()
  const close = useCloseToInbox()
  return <AnswerResultDialog key={reportId} patientId={patientId} reportId={reportId} onClose={close} />
}
