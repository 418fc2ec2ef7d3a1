import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'

import { identityLine, patientIdentity } from '#clinical/patient/patient.ts'
import { useListingAct } from '#departments/ophthalmology/cataract/use-listing-act.ts'
import { eyes, eyeWords } from '#departments/ophthalmology/eye/eye.ts'
import { londonWallClock } from '#lib/london-time.ts'
import { useCloseTo, usePatientId } from '#pages/patient/chart-params.ts'
import { CheckField } from '#ui/CheckField.tsx'
import { ChoiceField, DateTimeField, RadioField, TextField } from '#ui/fields.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { SuggestField } from '#ui/SuggestField.tsx'

import { optionsOf } from './codes.ts'
import { operatedOtherwise, otherDraft, type OtherDraft, otherOperations } from './other-operation.ts'

/** An operation that the cataract list has nothing to do with. */
export function Component() {
  const patientId = usePatientId()
  const { data: patient } = useQuery(patientIdentity(patientId))
  const onClose = useCloseTo('ophthalmology', 'surgery')
  const [opened] = useState(() => londonWallClock(Date.now()))
  const form = useForm<
    Record<Exclude<keyof OtherDraft, 'none'>, string> & { none: boolean },
    unknown,
    OtherDraft
  >({
    resolver: zodResolver(otherDraft),
    defaultValues: {
      what: '',
      eye: '',
      at: opened,
      grade: '',
      anaesthesia: '',
      complications: '',
      none: false,
      after: '',
      note: '',
    },
  })
  const what = useWatch({ control: form.control, name: 'what' })
  const save = useListingAct(patientId, operatedOtherwise)
  if (!patient) return null
  return (
    <FormDialog
      title="Record eye operation"
      submit="Sign operation"
      submitting="Signing…"
      form={form}
      save={save}
      onClose={onClose}
      width="wide"
    >
      <div className="fields">
        <p className="wide">{identityLine(patient)}</p>
        <p className="wide quiet-text">
          A cataract operation is written from the cataract list, where its lens is checked.
        </p>
        <SuggestField
          name="what"
          label="What was done"
          options={otherOperations.filter((one) => one.toLowerCase().includes(what.trim().toLowerCase()))}
          said={(count) => `${count} operations`}
        />
        <RadioField
          name="eye"
          label="Which eye"
          options={eyes.map((eye) => ({ value: eye, label: eyeWords[eye] }))}
        />
        <DateTimeField name="at" label="When" />
        <ChoiceField name="grade" label="Your grade" options={optionsOf('surgeon-grade')} />
        <ChoiceField name="anaesthesia" label="Anaesthetic" options={optionsOf('anaesthesia')} />
        <TextField name="complications" label="Complications" />
        <CheckField name="none" label="There was no complication" />
        <TextField
          name="after"
          label="Drops and instructions afterwards"
          className="wide"
          multiline
          rows={2}
        />
        <TextField name="note" label="Findings and steps" className="wide" multiline rows={4} />
      </div>
    </FormDialog>
  )
}
