import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'

import type { Clinic } from '#clinical/booking/clinics.ts'
import { dayAfter } from '#clinical/booking/day.ts'
import { londonDate } from '#fhir/dates.ts'
import { ChecksField } from '#ui/ChecksField.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { DateTimeField, NumberField } from '#ui/fields.tsx'

import { useMakeSessions } from './mutations.ts'
import { sessionsDraft, templateOf, weekdays } from './template.ts'

type Props = { clinic: Clinic; onClose: () => void }

/** Places for weeks to come, from the clinic’s own template; what is changed here is its template from then on. */
export function MakeSessionsDialog({ clinic, onClose }: Props) {
  const today = londonDate()
  const form = useForm({
    resolver: zodResolver(sessionsDraft),
    defaultValues: { ...templateOf(clinic.schedule), from: dayAfter(today, 1), until: dayAfter(today, 28) },
  })
  return (
    <FormDialog
      title="Make sessions"
      submit="Make sessions"
      submitting="Making sessions…"
      form={form}
      save={useMakeSessions(clinic)}
      onClose={onClose}
    >
      <div className="fields">
        <p className="wide">{clinic.name}. Places that are there already stay as they are.</p>
        <ChecksField
          name="days"
          label="Weekdays"
          className="wide"
          options={weekdays.map(([value, label]) => ({ value, label }))}
        />
        <DateTimeField name="from" type="date" label="First day" min={today} />
        <DateTimeField name="until" type="date" label="Last day" min={today} />
        <DateTimeField name="start" type="time" label="Begins at" />
        <NumberField name="minutes" label="Length of a place" unit="min" />
        <NumberField name="places" label="Places in a session" />
      </div>
    </FormDialog>
  )
}
