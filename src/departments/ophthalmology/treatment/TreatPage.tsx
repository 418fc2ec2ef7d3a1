import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'

import { useAct } from '#clinical/acts/use-act.ts'
import { identityLine, patientIdentity } from '#clinical/patient/patient.ts'
import { eyes, eyeWords } from '#departments/ophthalmology/eye/eye.ts'
import { eyeKey } from '#departments/ophthalmology/eye/queries.ts'
import { londonWallClock } from '#lib/london-time.ts'
import { useCloseTo, usePatientId } from '#pages/patient/chart-params.ts'
import { DateTimeField, RadioField, TextField } from '#ui/fields.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'

import { treatDraft, type TreatDraft, treated, treatments } from './treating.ts'

type Values = { kind: string; eye: string; what: string; at: string; note: string }

/** A laser or an operation: which eye is chosen in words and stands on the button's dialog before it is saved. */
export function Component() {
  const patientId = usePatientId()
  const { data: patient } = useQuery(patientIdentity(patientId))
  const onClose = useCloseTo('ophthalmology')
  const [opened] = useState(() => londonWallClock(Date.now()))
  const form = useForm<Values, unknown, TreatDraft>({
    resolver: zodResolver(treatDraft),
    defaultValues: { kind: '', eye: '', what: '', at: opened, note: '' },
  })
  const save = useAct(patientId, treated, [eyeKey(patientId)])
  if (!patient) return null
  return (
    <FormDialog
      title="Record eye treatment"
      submit="Save treatment"
      submitting="Saving treatment…"
      form={form}
      save={save}
      onClose={onClose}
      width="wide"
    >
      <div className="fields">
        <p className="wide">{identityLine(patient)}</p>
        <RadioField
          name="kind"
          label="What was done"
          options={treatments.map((one) => ({ value: one, label: one }))}
        />
        <RadioField
          name="eye"
          label="Which eye"
          options={eyes.map((eye) => ({ value: eye, label: eyeWords[eye] }))}
        />
        <TextField name="what" label="What exactly" />
        <DateTimeField name="at" label="When" />
        <TextField name="note" label="Anything else" className="wide" multiline rows={2} />
      </div>
    </FormDialog>
  )
}
