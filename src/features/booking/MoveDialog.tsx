import { zodResolver } from '@hookform/resolvers/zod'
import type { Appointment } from 'fhir/r4'
import { useForm } from 'react-hook-form'

import { kindOf, priorityOf } from '#clinical/booking/booked.ts'
import type { Clinic } from '#clinical/booking/clinics.ts'
import type { Stored } from '#fhir/client.ts'
import { londonDate } from '#fhir/dates.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import { TextField } from '#ui/fields.tsx'

import { moveDraft } from './draft.ts'
import { useMove } from './mutations.ts'
import { PlacePicker } from './PlacePicker.tsx'
import { clinicIdOf, whenText } from './places.ts'

type Props = {
  patientId: string
  patientLine: string
  clinics: readonly Clinic[]
  appointment: Stored<Appointment>
  onClose: () => void
}

export function MoveDialog({ patientId, patientLine, clinics, appointment, onClose }: Props) {
  const today = londonDate()
  const form = useForm({
    resolver: zodResolver(moveDraft),
    defaultValues: {
      clinicId: clinicIdOf(appointment, clinics),
      clinicianId: '',
      siteId: '',
      kind: kindOf(appointment) ?? '',
      priority: priorityOf(appointment) ?? '1',
      from: today,
      slotId: '',
      reason: '',
    },
  })
  return (
    <FormDialog
      title="Move appointment"
      submit="Move appointment"
      submitting="Moving…"
      form={form}
      save={useMove(patientId, appointment, clinics)}
      onClose={onClose}
      width="wide"
    >
      <div className="fields">
        <p className="wide">
          {patientLine}. Now {whenText(appointment.start)}, {appointment.description}.
        </p>
        <PlacePicker patientId={patientId} clinics={clinics} today={today} />
        <TextField name="reason" label="Why it is moved" className="wide" maxLength={300} />
      </div>
    </FormDialog>
  )
}
