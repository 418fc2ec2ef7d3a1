import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery } from '@tanstack/react-query'
import { type Control, useForm, useWatch } from 'react-hook-form'

import { useSession } from '#auth/session.ts'
import { identityLine, type PatientIdentity } from '#clinical/patient/patient.ts'
import { londonWallClock } from '#lib/london-time.ts'
import { useNow } from '#lib/use-now.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import { ChoiceField, DateTimeField, TextField } from '#ui/fields.tsx'

import { optionsOf, specialityOptions } from './code-lists.ts'
import { type AdmitDraft, admitDraft } from './draft.ts'
import { useAdmit } from './mutations.ts'
import { consultants, freeBeds, wardsToChoose } from './queries.ts'

type Props = { patient: PatientIdentity; onClose: () => void }

/** Ward and bed, and the stay has begun; what else is known is written with it or later. */
export function AdmitDialog({ patient, onClose }: Props) {
  const now = londonWallClock(useNow())
  const form = useForm({
    resolver: zodResolver(admitDraft),
    defaultValues: {
      wardId: '',
      bedId: '',
      at: now,
      method: '',
      source: '',
      speciality: '',
      consultant: '',
      expectedDischarge: '',
      reason: '',
    },
  })
  const { orgCode } = useSession().post
  const wards = useQuery(wardsToChoose(orgCode))
  const doctors = useQuery(consultants(orgCode))
  return (
    <FormDialog
      title="Admit patient"
      submit="Admit patient"
      submitting="Admitting patient…"
      form={form}
      save={useAdmit(patient.id)}
      onClose={onClose}
    >
      <div className="fields">
        <p className="wide">{identityLine(patient)}</p>
        <ChoiceField
          name="wardId"
          label="Ward"
          autoFocus
          placeholder={waiting(wards, 'wards')}
          options={wards.data ?? []}
        />
        <BedField patient={patient} control={form.control} />
        <DateTimeField name="at" label="Admitted at" max={now} />
        <TextField name="reason" label="Reason for admission" maxLength={200} />
        <ChoiceField
          name="method"
          label="Admission method"
          placeholder="Not recorded"
          options={optionsOf('AdmissionMethodEngland')}
        />
        <ChoiceField
          name="source"
          label="Admitted from"
          placeholder="Not recorded"
          options={optionsOf('SourceOfAdmissionEngland')}
        />
        <ChoiceField
          name="speciality"
          label="Specialty"
          placeholder="Not recorded"
          options={specialityOptions}
        />
        <ChoiceField
          name="consultant"
          label="Consultant"
          placeholder={doctors.data ? 'Not named' : waiting(doctors, 'consultants')}
          options={doctors.data ?? []}
        />
        <DateTimeField name="expectedDischarge" type="date" label="Expected discharge" />
      </div>
    </FormDialog>
  )
}

const waiting = ({ data, error }: { data: unknown; error: unknown }, what: string) =>
  data ? 'Choose' : error ? `Could not load ${what}` : `Loading ${what}…`

type BedProps = { patient: PatientIdentity; control: Control<AdmitDraft, unknown, AdmitDraft> }

/** The free beds of the chosen ward, and what speaks against the one that is chosen. */
function BedField({ patient, control }: BedProps) {
  const [wardId, bedId] = useWatch({ control, name: ['wardId', 'bedId'] })
  const beds = useQuery({ ...freeBeds(wardId, patient), enabled: wardId !== '' })
  const chosen = beds.data?.find(({ id }) => id === bedId)
  return (
    <div>
      <ChoiceField
        name="bedId"
        label="Bed"
        disabled={wardId === ''}
        placeholder={
          wardId === ''
            ? 'Choose a ward first'
            : beds.data?.length === 0
              ? 'No free bed'
              : waiting(beds, 'beds')
        }
        options={(beds.data ?? []).map(({ id, name, warnings }) => ({
          value: id,
          label: [name, ...warnings].join(' – '),
        }))}
      />
      {chosen?.warnings.map((warning) => (
        <p key={warning} className="notice warning" role="status">
          {warning}. Bays are for one sex: choose another bed, or agree it with the nurse in charge.
        </p>
      ))}
    </div>
  )
}
