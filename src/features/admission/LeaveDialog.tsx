import type { Encounter } from 'fhir/r4'

import type { Stored } from '#fhir/client.ts'

import { useLeave } from './mutations.ts'
import { ReasonDialog } from '#clinical/acts/ReasonDialog.tsx'

type Props = { patientId: string; patientLine: string; stay: Stored<Encounter>; onClose: () => void }

/** Home leave: the bed stays the patient’s. */
export function LeaveDialog({ patientId, patientLine, stay, onClose }: Props) {
  const back = stay.status === 'onleave'
  const title = back ? 'Back from leave' : 'Home leave'
  return (
    <ReasonDialog
      title={title}
      submit={back ? 'Record return' : 'Record home leave'}
      label={back ? 'Note' : 'Why, and until when'}
      save={useLeave(patientId, stay)}
      onClose={onClose}
    >
      {patientLine}. {back ? 'The patient is on the ward again.' : 'The bed is kept.'}
    </ReasonDialog>
  )
}
