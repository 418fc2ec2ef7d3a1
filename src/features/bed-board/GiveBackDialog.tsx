import { ReasonDialog } from '#clinical/acts/ReasonDialog.tsx'
import { identityLine } from '#clinical/patient/patient.ts'

import type { Waiting } from './model.ts'
import { useGiveBack } from './mutations.ts'

type Props = { waiting: Waiting; ends: boolean; onClose: () => void }

/** The kept bed is free for others again; `ends`: and nobody asks for one any more. */
export function GiveBackDialog({ waiting, ends, onClose }: Props) {
  const { patient, moving, keptBedId } = waiting
  const title = ends ? 'Cancel request' : 'Release bed'
  return (
    <ReasonDialog title={title} submit={title} save={useGiveBack(waiting, ends)} onClose={onClose}>
      <p>
        {patient ? identityLine(patient) : 'A patient whose name was not sent'}.{' '}
        {keptBedId && 'The bed that was kept is free for others again. '}
        {ends
          ? moving
            ? 'The patient stays in the bed they are in.'
            : 'The planned stay is kept and marked as cancelled.'
          : 'The patient goes on waiting.'}
      </p>
    </ReasonDialog>
  )
}
