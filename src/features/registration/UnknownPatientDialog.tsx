import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'

import { FormDialog } from '#ui/FormDialog.tsx'
import { NumberField, RadioField } from '#ui/fields.tsx'

import { asOptions, genders } from './code-lists.ts'
import { unknownDraft } from './draft.ts'
import { useRegisterUnknown } from './mutations.ts'

type Props = { onClose: () => void; onRegistered: (patientId: string) => void }

/** Two fields, and there is a record to write in; who it is comes later, and the records are then joined. */
export function UnknownPatientDialog({ onClose, onRegistered }: Props) {
  const form = useForm({
    resolver: zodResolver(unknownDraft),
    defaultValues: { gender: 'unknown' as const, age: '' },
  })
  return (
    <FormDialog
      title="Register unknown patient"
      submit="Register unknown patient"
      submitting="Registering patient…"
      width="narrow"
      form={form}
      save={useRegisterUnknown()}
      onClose={onClose}
      onSaved={onRegistered}
    >
      <div className="fields">
        <p className="wide">
          For somebody who cannot say who they are. Named “Unknown” and the time, until somebody knows.
        </p>
        <NumberField name="age" label="Apparent age" unit="years" autoFocus />
        <RadioField name="gender" label="Apparent gender" options={asOptions(genders)} className="wide" />
      </div>
    </FormDialog>
  )
}
