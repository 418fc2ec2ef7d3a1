import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'

import { FormDialog } from '#ui/FormDialog.tsx'
import { RadioField, TextField } from '#ui/fields.tsx'

import { accessDraft, reasons, shortestText } from './draft.ts'
import { useOpenInEmergency } from './mutations.ts'

type Props = { patientId: string; onClose: () => void; onOpened: () => void }

export function EmergencyAccessDialog({ patientId, onClose, onOpened }: Props) {
  const form = useForm({ resolver: zodResolver(accessDraft), defaultValues: { text: '' } })
  return (
    <FormDialog
      title="Emergency access"
      submit="Open this record"
      submitting="Opening this record…"
      form={form}
      save={useOpenInEmergency(patientId)}
      onClose={onClose}
      onSaved={onOpened}
    >
      <div className="stack">
        <p className="notice">
          <span>
            <strong>This record is restricted.</strong> Your name, your role, the reason and the time are
            recorded, and the privacy officer is alerted. The record stays open to you for 8 hours.
          </span>
        </p>
        <RadioField name="reason" label="Reason" options={reasons} />
        <TextField
          name="text"
          label="Why you need to open it"
          hint={`At least ${shortestText} characters`}
          multiline
          rows={3}
        />
      </div>
    </FormDialog>
  )
}
