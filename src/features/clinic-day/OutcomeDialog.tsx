import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'

import { attendance, optionsOf, outcomes } from '#clinical/booking/codes.ts'
import { isOfAttendance, rttOptions } from '#clinical/booking/rtt-status.ts'
import { identityLine } from '#clinical/patient/patient.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import { ChoiceField } from '#ui/fields.tsx'

import { attendedAt, outcomeDraft } from './attend.ts'
import type { Attending } from './model.ts'
import { useRecordOutcome } from './mutations.ts'

type Props = { who: Attending; onClose: () => void }

/** How the attendance ended: what the clinic agreed with the patient, and the RTT status (domain facts §5.3). */
export function OutcomeDialog({ who, onClose }: Props) {
  const form = useForm({
    resolver: zodResolver(outcomeDraft),
    defaultValues: { attended: attendedAt(who.arrivedAt, who.start), outcome: '', rtt: '' },
  })
  return (
    <FormDialog
      title="Record outcome"
      submit="Record outcome"
      submitting="Recording outcome…"
      form={form}
      save={useRecordOutcome(who)}
      onClose={onClose}
    >
      <div className="stack">
        <p>{who.patient ? identityLine(who.patient) : 'Patient not shown'}</p>
        <ChoiceField name="outcome" label="Outcome" autoFocus options={optionsOf(outcomes)} />
        <ChoiceField name="rtt" label="RTT status" options={rttOptions(isOfAttendance)} />
        <ChoiceField
          name="attended"
          label="Attendance"
          placeholder={null}
          options={optionsOf(attendance).filter(({ value }) => ['5', '6', '7'].includes(value))}
        />
      </div>
    </FormDialog>
  )
}
