import { zodResolver } from '@hookform/resolvers/zod'
import type { Slot } from 'fhir/r4'
import { useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'

import { useCan } from '#auth/session.ts'
import type { Clinic } from '#clinical/booking/clinics.ts'
import { channels, codeIn, kinds, optionsOf } from '#clinical/booking/codes.ts'
import { priorityOf } from '#clinical/booking/booked.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'
import { identityLine, type PatientIdentity } from '#clinical/patient/patient.ts'
import type { Stored } from '#fhir/client.ts'
import { londonDate } from '#fhir/dates.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import { ChoiceField, DateTimeField, TextField } from '#ui/fields.tsx'

import { bookDraft, overbook } from './draft.ts'
import { useBook } from './mutations.ts'
import { PlacePicker } from './PlacePicker.tsx'
import { SeriesFields } from './SeriesFields.tsx'

type Props = {
  patient: PatientIdentity
  clinics: readonly Clinic[]
  /** The place it was opened from */
  slot?: Stored<Slot> | undefined
  onBooked: () => void
  onClose: () => void
}

/** The next place that fits, and the patient has it. */
export function BookDialog({ patient, clinics, slot, onBooked, onClose }: Props) {
  const today = londonDate()
  const mayOverbook = useCan('appointment.overbook')
  const [later, setLater] = useState<readonly string[]>([])
  const form = useForm({
    resolver: zodResolver(bookDraft),
    defaultValues: {
      clinicId: referenceId(slot?.schedule, 'Schedule') ?? '',
      clinicianId: '',
      siteId: '',
      kind: codeIn(kinds, slot?.appointmentType) ?? '',
      priority: (slot && priorityOf(slot)) ?? '1',
      from: slot ? londonDate(new Date(slot.start)) : today,
      slotId: slot?.id ?? '',
      channel: 'In-person',
      instructions: '',
      weeks: '',
      times: '2',
      overbookAt: '',
      overbookReason: '',
    },
  })
  const slotId = useWatch({ control: form.control, name: 'slotId' })
  const save = useBook(patient.id, clinics)
  return (
    <FormDialog
      title="Book appointment"
      submit={later.length > 0 ? `Book ${later.length + 1} appointments` : 'Book appointment'}
      submitting="Booking…"
      form={form}
      save={{ ...save, mutateAsync: (draft) => save.mutateAsync({ ...draft, later }) }}
      onClose={onClose}
      onSaved={onBooked}
      width="wide"
    >
      <div className="fields">
        <p className="wide">{identityLine(patient)}</p>
        <PlacePicker
          patientId={patient.id}
          clinics={clinics}
          today={today}
          besides={mayOverbook ? [{ value: overbook, label: 'Overbook: a place beyond these' }] : []}
        />
        {slotId === overbook && (
          <>
            <DateTimeField name="overbookAt" label="Overbook at (15 minutes)" />
            <TextField name="overbookReason" label="Why the clinic is overbooked" maxLength={300} />
          </>
        )}
        <ChoiceField name="channel" label="How" placeholder={null} options={optionsOf(channels)} />
        {slotId !== overbook && <SeriesFields onLater={setLater} />}
        <TextField
          name="instructions"
          label="Instructions for the patient"
          className="wide"
          maxLength={500}
        />
      </div>
    </FormDialog>
  )
}
