import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery } from '@tanstack/react-query'
import type { Slot } from 'fhir/r4'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import * as z from 'zod/mini'

import type { Clinic } from '#clinical/booking/clinics.ts'
import { identityLine } from '#clinical/patient/patient.ts'
import type { Stored } from '#fhir/client.ts'
import { formatDate, formatDateTime, formatTime } from '#fhir/dates.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { ChoiceField, TextField } from '#ui/fields.tsx'

import { useCancelSession } from './mutations.ts'
import { sessionToCancel } from './queries.ts'
import { proposals, type Session } from './session.ts'

type Props = {
  clinic: Clinic
  day: string
  /** Whose appointments were moved or cancelled with it */
  onCancelled: (appointmentIds: string[]) => void
  onClose: () => void
}

/** A session falls out: every patient of it is given another place, or is told that there is none yet, in one go. */
export function CancelSessionDialog(props: Props) {
  const { clinic, day, onClose } = props
  const query = useQuery(sessionToCancel(clinic, day))
  // As it was when the dialog was opened: what others do meanwhile is told by the record.
  const [opened, setOpened] = useState<typeof query.data>()
  if (!opened && query.data) setOpened(query.data)
  const why = opened && refusalOf(opened.session)
  if (opened && !why) return <CancelForm {...props} {...opened} />
  return (
    <Dialog title="Cancel session" onClose={onClose}>
      <div className="dialog-body">
        <Loaded query={query} what="the session">
          {() => <p className="notice quiet">{why}</p>}
        </Loaded>
      </div>
    </Dialog>
  )
}

function refusalOf({ slots, begun, hidden }: Session): string | undefined {
  if (slots.length === 0) return 'There is no session on that day, or it is closed already.'
  if (begun > 0)
    return 'This session has begun: somebody has arrived or was seen. Move those who are left one by one.'
  return hidden > 0
    ? 'Somebody in this session is not shown to your role. A person who may see them must move them first.'
    : undefined
}

const draft = z.object({
  reason: z.string().check(z.trim(), z.minLength(3, 'Say why the session is cancelled'), z.maxLength(300)),
  chosen: z.array(z.string()).check(
    z.refine((ids) => {
      const given = ids.filter(Boolean)
      return new Set(given).size === given.length
    }, 'Two patients have the same place'),
  ),
})

type FormProps = Props & { session: Session; free: readonly Stored<Slot>[]; complete: boolean }

function CancelForm({ clinic, day, session, free, complete, onCancelled, onClose }: FormProps) {
  const { displaced } = session
  const form = useForm({
    resolver: zodResolver(draft),
    defaultValues: { reason: '', chosen: proposals(displaced, free) },
  })
  const places = free.map(({ id, start, appointmentType }) => ({
    value: id,
    label: [formatDateTime(start), appointmentType?.text].filter(Boolean).join(' · '),
  }))
  const same = form.formState.errors.chosen
  return (
    <FormDialog
      title="Cancel session"
      submit={displaced.length === 0 ? 'Cancel session' : 'Cancel session and rebook'}
      submitting="Cancelling session…"
      form={form}
      save={useCancelSession(clinic, session)}
      onClose={onClose}
      onSaved={() => onCancelled(displaced.map(({ appointment }) => appointment.id))}
      width="wide"
    >
      <div className="stack">
        <p>
          {formatDate(day)}, {clinic.name}: {session.slots.length} places are closed, {displaced.length}{' '}
          {displaced.length === 1 ? 'patient is' : 'patients are'} rebooked.
        </p>
        <TextField name="reason" label="Why the session is cancelled" autoFocus maxLength={300} />
        {displaced.map(({ appointment, patient }, index) => (
          <ChoiceField
            key={appointment.id}
            name={`chosen.${index}`}
            label={`${formatTime(appointment.start)} ${patient ? identityLine(patient) : 'Patient not shown'}`}
            placeholder="No place yet: cancelled by the hospital, to be booked later"
            options={places}
          />
        ))}
        {same && (
          <p role="alert" className="notice not-saved">
            {same.root?.message ?? same.message ?? 'Two patients have the same place'}
          </p>
        )}
        {!complete && <p className="quiet-text">The next {free.length} free places of more.</p>}
      </div>
    </FormDialog>
  )
}
