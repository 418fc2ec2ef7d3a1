import { zodResolver } from '@hookform/resolvers/zod'
import type { Appointment } from 'fhir/r4'
import { useForm } from 'react-hook-form'

import { cancellations, optionsOf } from '#clinical/booking/codes.ts'
import type { Stored } from '#fhir/client.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import { ChoiceField, TextField } from '#ui/fields.tsx'

import { cancelDraft } from './draft.ts'
import { useCancelAppointment } from './mutations.ts'
import { whenText } from './places.ts'

type Props = {
  patientId: string
  patientLine: string
  appointment: Stored<Appointment>
  onClose: () => void
}

export function CancelDialog({ patientId, patientLine, appointment, onClose }: Props) {
  const form = useForm({ resolver: zodResolver(cancelDraft), defaultValues: { code: '', words: '' } })
  return (
    <FormDialog
      title="Cancel appointment"
      submit="Cancel appointment"
      submitting="Cancelling…"
      form={form}
      save={useCancelAppointment(patientId, appointment)}
      onClose={onClose}
    >
      <div className="stack">
        <p>
          {patientLine}. {whenText(appointment.start)}, {appointment.description}. The appointment is kept
          with its reason; its place is free again.
        </p>
        <ChoiceField name="code" label="Cancelled by" autoFocus options={optionsOf(cancellations)} />
        <TextField name="words" label="In words" maxLength={300} />
      </div>
    </FormDialog>
  )
}
