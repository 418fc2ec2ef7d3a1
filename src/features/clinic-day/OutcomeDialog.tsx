import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'

import { attendance, optionsOf, outcomes } from '#clinical/booking/codes.ts'
import { listedOf } from '#clinical/booking/listed.ts'
import { isOfAttendance, rttOptions } from '#clinical/booking/rtt-status.ts'
import { identityLine } from '#clinical/patient/patient.ts'
import { textOf } from '#fhir/coding.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import { ChoiceField } from '#ui/fields.tsx'

import { attendedAt, outcomeDraft } from './attend.ts'
import type { Attending } from './model.ts'
import { type EnterClock, useRecordOutcome } from './mutations.ts'

type Props = { who: Attending; enterClock: EnterClock; onClose: () => void }

/** How the attendance ended: what the clinic agreed with the patient, and the RTT status (domain facts §5.3). */
export function OutcomeDialog({ who, enterClock, onClose }: Props) {
  const listed = useQuery(listedOf(who.patientId))
  const form = useForm({
    resolver: zodResolver(outcomeDraft),
    defaultValues: { attended: attendedAt(who.arrivedAt, who.start), outcome: '', rtt: '', referral: '' },
  })
  return (
    <FormDialog
      title="Record outcome"
      submit="Record outcome"
      submitting="Recording outcome…"
      form={form}
      save={useRecordOutcome(who, enterClock)}
      onClose={onClose}
    >
      <div className="stack">
        <p>{who.patient ? identityLine(who.patient) : 'Patient not shown'}</p>
        <ChoiceField name="outcome" label="Outcome" autoFocus options={optionsOf(outcomes)} />
        <ChoiceField name="rtt" label="RTT status" options={rttOptions(isOfAttendance)} />
        {listed.isError && (
          <p className="notice warning">Could not load the waiting list: no clock there is changed.</p>
        )}
        {listed.data && listed.data.length > 0 && (
          <ChoiceField
            name="referral"
            label="Entered into the RTT clock of"
            placeholder="No entry of the waiting list"
            options={listed.data.map((one) => ({
              value: one.id,
              label: [
                textOf(one.code, 'Purpose not recorded'),
                one.performerType && textOf(one.performerType),
              ]
                .filter(Boolean)
                .join(' – '),
            }))}
          />
        )}
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
