import { zodResolver } from '@hookform/resolvers/zod'
import type { Encounter } from 'fhir/r4'
import { useForm } from 'react-hook-form'
import * as z from 'zod/mini'

import type { Stored } from '#fhir/client.ts'
import { formatDateTime } from '#fhir/dates.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import { TextField } from '#ui/fields.tsx'

import { useCancelAdmission } from './mutations.ts'

const draft = z.object({
  reason: z
    .string()
    .check(z.trim(), z.minLength(3, 'Say why the patient was not admitted'), z.maxLength(500)),
})

type Props = { patientId: string; patientLine: string; stay: Stored<Encounter>; onClose: () => void }

/** For an admission that never was, or was of somebody else. What was charted meanwhile stays where it is. */
export function CancelAdmissionDialog({ patientId, patientLine, stay, onClose }: Props) {
  const form = useForm({ resolver: zodResolver(draft), defaultValues: { reason: '' } })
  return (
    <FormDialog
      title="Cancel admission"
      submit="Cancel admission"
      submitting="Cancelling admission…"
      form={form}
      save={useCancelAdmission(patientId, stay)}
      onClose={onClose}
    >
      <div className="stack">
        <p>
          {patientLine}. Admitted {formatDateTime(stay.period?.start)}. The stay is kept and marked as entered
          in error; the bed is free again.
        </p>
        <TextField name="reason" label="Why" multiline autoFocus maxLength={500} />
      </div>
    </FormDialog>
  )
}
