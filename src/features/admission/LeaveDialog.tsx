import { zodResolver } from '@hookform/resolvers/zod'
import type { Encounter } from 'fhir/r4'
import { useForm } from 'react-hook-form'

import type { Stored } from '#fhir/client.ts'
import { londonWallClock } from '#lib/london-time.ts'
import { useNow } from '#lib/use-now.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import { DateTimeField, TextField } from '#ui/fields.tsx'

import { leaveDraft } from './draft.ts'
import { useLeave } from './mutations.ts'

type Props = { patientId: string; patientLine: string; stay: Stored<Encounter>; onClose: () => void }

/** Home leave: the bed stays the patient’s. */
export function LeaveDialog({ patientId, patientLine, stay, onClose }: Props) {
  const back = stay.status === 'onleave'
  const now = londonWallClock(useNow())
  const form = useForm({ resolver: zodResolver(leaveDraft), defaultValues: { at: now, reason: '' } })
  return (
    <FormDialog
      title={back ? 'Back from leave' : 'Home leave'}
      submit={back ? 'Record return' : 'Record home leave'}
      form={form}
      save={useLeave(patientId, stay)}
      onClose={onClose}
    >
      <div className="stack">
        <p>
          {patientLine}. {back ? 'The patient is on the ward again.' : 'The bed is kept.'}
        </p>
        <TextField
          name="reason"
          label={back ? 'Note' : 'Why, and until when'}
          multiline
          autoFocus
          maxLength={500}
        />
        <DateTimeField name="at" label={back ? 'Back at' : 'Left at'} max={now} />
      </div>
    </FormDialog>
  )
}
