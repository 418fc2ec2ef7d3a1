import { zodResolver } from '@hookform/resolvers/zod'
import type { DocumentReference } from 'fhir/r4'
import { useForm } from 'react-hook-form'

import { type InErrorDraft, inErrorDraft } from '#clinical/acts/in-error.ts'
import type { Sending } from '#clinical/letters/sending.ts'
import type { Stored } from '#fhir/client.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import { TextField } from '#ui/fields.tsx'

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
  const form = useForm({ resolver: zodResolver(inErrorDraft), defaultValues: { reason: '' } })
  const mark = useWithdrawLetter(patientId, pending)
  return (
    <FormDialog
      title="Mark letter in error"
      submit="Mark letter in error"
      submitting="Marking letter in error…"
      form={form}
      save={{
        ...mark,
        mutateAsync: ({ reason }: InErrorDraft) => mark.mutateAsync({ seen: letter, reason }),
      }}
      onClose={onClose}
    >
      <div className="stack">
        <p>{patientLine}</p>
        <p>
          {letter.description}.{' '}
          {pending.length > 0
            ? `${pending.length === 1 ? 'One copy that has' : `${pending.length} copies that have`} not gone out is stopped. `
            : ''}
          What has left the hospital cannot be called back from here: tell those who have it.
        </p>
        <TextField
          name="reason"
          label="Why is it wrong?"
          hint="It leaves the list. Whoever asks for it sees it struck out, with your name and this reason."
          multiline
          rows={3}
          autoFocus
        />
      </div>
    </FormDialog>
  )
}
