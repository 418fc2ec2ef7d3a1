import type { DocumentReference } from 'fhir/r4'

import type { Reason } from '#clinical/acts/reason.ts'
import { ReasonDialog } from '#clinical/acts/ReasonDialog.tsx'
import type { Sending } from '#clinical/letters/sending.ts'
import type { Stored } from '#fhir/client.ts'

import { useWithdrawLetter } from './mutations.ts'

type Props = {
  patientId: string
  patientLine: string
  letter: Stored<DocumentReference>
  /** Copies that have not gone out: stopped with it */
  pending: readonly Sending[]
  onClose: () => void
}

export function WithdrawLetterDialog({ patientId, patientLine, letter, pending, onClose }: Props) {
  const mark = useWithdrawLetter(patientId, pending)
  const save = { ...mark, mutateAsync: ({ reason }: Reason) => mark.mutateAsync({ seen: letter, reason }) }
  return (
    <ReasonDialog
      title="Mark letter in error"
      submit="Mark letter in error"
      submitting="Marking letter in error…"
      save={save}
      onClose={onClose}
      label="Why is it wrong?"
      hint="It leaves the list. Whoever asks for it sees it struck out, with your name and this reason."
    >
      <p>{patientLine}</p>
      <p>
        {letter.description}.{' '}
        {pending.length > 0
          ? `${pending.length === 1 ? 'One copy that has' : `${pending.length} copies that have`} not gone out is stopped. `
          : ''}
        What has left the hospital cannot be called back from here: tell those who have it.
      </p>
    </ReasonDialog>
  )
}
