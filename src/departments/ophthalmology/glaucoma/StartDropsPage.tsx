import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'

import { useAct } from '#clinical/acts/use-act.ts'
import { identityLine, patientIdentity } from '#clinical/patient/patient.ts'
import { eyeKey } from '#departments/ophthalmology/eye/queries.ts'
import { londonDate } from '#fhir/dates.ts'
import { useCloseTo, usePatientId } from '#pages/patient/chart-params.ts'
import { ChoiceField, DateTimeField, RadioField, TextField } from '#ui/fields.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { SuggestField } from '#ui/SuggestField.tsx'

import { commonDrops, type DropsDraft, dropsDraft, dropsStarted, into, often } from './drops-draft.ts'

type Values = Record<keyof DropsDraft, string>

/** That drops are used, into which eye and since when: a statement of use, seen under Medicines too. */
export function Component() {
  const patientId = usePatientId()
  const { data: patient } = useQuery(patientIdentity(patientId))
  const onClose = useCloseTo('ophthalmology', 'glaucoma')
  const [today] = useState(() => londonDate())
  const form = useForm<Values, unknown, DropsDraft>({
    resolver: zodResolver(dropsDraft),
    defaultValues: { drug: '', into: '', often: '', from: today, note: '' },
  })
  const drug = useWatch({ control: form.control, name: 'drug' }).trim().toLowerCase()
  const save = useAct(patientId, dropsStarted, [eyeKey(patientId), ['patient', patientId, 'medicines']])
  if (!patient) return null
  return (
    <FormDialog
      title="Start eye drops"
      submit="Save eye drops"
      submitting="Saving eye drops…"
      form={form}
      save={save}
      onClose={onClose}
    >
      <div className="fields">
        <p className="wide">{identityLine(patient)}</p>
        <SuggestField
          name="drug"
          label="Eye drops and strength"
          className="wide"
          options={drug.length < 3 ? [] : commonDrops.filter((one) => one.toLowerCase().includes(drug))}
          said={() => 'Kept as your words: not coded'}
        />
        <RadioField
          name="into"
          label="Into which eye"
          options={Object.entries(into).map(([value, label]) => ({ value, label }))}
        />
        <ChoiceField
          name="often"
          label="How often"
          options={Object.entries(often).map(([value, { words }]) => ({ value, label: words }))}
        />
        <DateTimeField name="from" label="Since" type="date" />
        <TextField
          name="note"
          label="Use and supply"
          hint="How they are used, who gives the next bottle"
          className="wide"
        />
        <p className="wide quiet-text">
          This says what is used. It is not a prescription: whoever prescribes does so in the usual way.
        </p>
      </div>
    </FormDialog>
  )
}
