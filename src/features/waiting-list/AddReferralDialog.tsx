import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'

import { identityLine, type PatientIdentity } from '#clinical/patient/patient.ts'
import { rttOptions } from '#clinical/booking/rtt-status.ts'
import { londonDate } from '#fhir/dates.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import { ChoiceField, DateTimeField, TextField } from '#ui/fields.tsx'

import { optionsOf, specialtyOptions } from './code-lists.ts'
import { referralDraft } from './draft.ts'
import { useAddReferral } from './mutations.ts'

type Props = { patient: PatientIdentity; onClose: () => void }

/** A referral as it comes in. Why it was made is in the referrer's letter: that is clinical, and stands in Documents. */
export function AddReferralDialog({ patient, onClose }: Props) {
  const today = londonDate()
  const form = useForm({
    resolver: zodResolver(referralDraft),
    defaultValues: {
      specialty: '',
      list: 'outpatient' as const,
      what: 'First appointment',
      priority: '1',
      source: '',
      referrer: '',
      received: today,
      ubrn: '',
      status: '10',
    },
  })
  return (
    <FormDialog
      title="Add referral"
      submit="Add referral"
      submitting="Adding referral…"
      form={form}
      save={useAddReferral(patient.id)}
      onClose={onClose}
    >
      <div className="fields">
        <p className="wide">{identityLine(patient)}</p>
        <ChoiceField name="specialty" label="Specialty" autoFocus options={specialtyOptions} />
        <ChoiceField name="source" label="Referred from" options={optionsOf('referral-source')} />
        <TextField name="referrer" label="Referred by" maxLength={120} />
        <DateTimeField name="received" type="date" label="Received" max={today} />
        <ChoiceField
          name="priority"
          label="Priority"
          placeholder={null}
          options={optionsOf('waiting-priority')}
        />
        <ChoiceField name="list" label="List" placeholder={null} options={optionsOf('waiting-list')} />
        <TextField name="what" label="For" maxLength={120} />
        <TextField
          name="ubrn"
          label="UBRN"
          hint="12 digits; without one, a local number is given"
          maxLength={20}
        />
        <ChoiceField
          name="status"
          label="RTT status"
          placeholder={null}
          hint="From the day it was received"
          options={rttOptions((one) => ['10', '11', '12', '92', '98', '99'].includes(one))}
        />
      </div>
    </FormDialog>
  )
}
