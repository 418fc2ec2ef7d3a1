import { useParams } from 'react-router'

import { AcknowledgeNormalDialog } from '#features/result-answer/AcknowledgeNormalDialog.tsx'

import { useCloseToInbox } from './use-view.ts'

export function Component() {
  const { patientId = '' } = useParams()
  const close = useCloseToInbox()
  return <AcknowledgeNormalDialog key={patientId} patientId={patientId} onClose={close} />
}
