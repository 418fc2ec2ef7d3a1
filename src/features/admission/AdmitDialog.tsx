import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'

import { identityLine, type PatientIdentity } from '#clinical/patient/patient.ts'
import { londonWallClock } from '#lib/london-time.ts'
import { useNow } from '#lib/use-now.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import { DateTimeField, TextField } from '#ui/fields.tsx'

import { admitDraft } from './draft.ts'
import { useAdmit } from './mutations.ts'
import { ConsultantField, PlaceFields } from './PlaceFields.tsx'
import { SpellFields } from './SpellFields.tsx'

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
        <PlaceFields patient={patient} />
        <DateTimeField name="at" label="Admitted at" max={now} />
        <TextField name="reason" label="Reason for admission" maxLength={200} />
        <SpellFields />
        <ConsultantField missing="Not named" />
        <DateTimeField name="expectedDischarge" type="date" label="Expected discharge" />
      </div>
    </FormDialog>
  )
}
