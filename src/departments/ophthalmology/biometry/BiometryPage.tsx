import '#departments/ophthalmology/ophthalmology.css'

import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'

import { identityLine, patientIdentity } from '#clinical/patient/patient.ts'
import { useListingAct } from '#departments/ophthalmology/cataract/use-listing-act.ts'
import { type Eye, eyes, eyeWords } from '#departments/ophthalmology/eye/eye.ts'
import { londonWallClock } from '#lib/london-time.ts'
import { useCloseTo, usePatientId } from '#pages/patient/chart-params.ts'
import { CheckField } from '#ui/CheckField.tsx'
import { DateTimeField, NumberField, TextField } from '#ui/fields.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'

import { partNames, parts, questionsOf } from './biometry.ts'
import { biometryDraft, type BiometryDraft, emptyBiometry, measured, numbersOf } from './measuring.ts'

/** Both eyes, the right one on the left; nothing is carried from one to the other (hazard H13). */
export function Component() {
  const patientId = usePatientId()
  const { data: patient } = useQuery(patientIdentity(patientId))
  const onClose = useCloseTo('ophthalmology', 'surgery')
  const [opened] = useState(() => londonWallClock(Date.now()))
  const form = useForm<BiometryDraft, unknown, BiometryDraft>({
    resolver: zodResolver(biometryDraft),
    defaultValues: { device: '', at: opened, checked: false, right: emptyBiometry, left: emptyBiometry },
  })
  const save = useListingAct(patientId, measured)
  if (!patient) return null
  return (
    <FormDialog
      title="Enter biometry"
      submit="Save biometry"
      submitting="Saving biometry…"
      form={form}
      save={save}
      onClose={onClose}
      width="wide"
    >
      <div className="stack">
        <p>{identityLine(patient)}</p>
        <div className="fields">
          <TextField name="device" label="Device" hint="IOLMaster 700, Lenstar, Pentacam AXL" />
          <DateTimeField name="at" label="Measured at" />
        </div>
        <div className="eyes">
          {eyes.map((eye) => (
            <OneEye key={eye} eye={eye} />
          ))}
        </div>
        <Questions />
      </div>
    </FormDialog>
  )
}

const OneEye = ({ eye }: { eye: Eye }) => (
  <fieldset className="eye-fields">
    <legend>{eyeWords[eye]}</legend>
    {partNames.map((part) => (
      <NumberField
        key={part}
        name={`${eye}.${part}`}
        label={`${parts[part].words}${parts[part].needed ? '' : ' (if measured)'}`}
        unit={parts[part].unit}
        decimal={parts[part].unit !== '°'}
        autoFocus={eye === 'right' && part === 'axialLength'}
      />
    ))}
  </fieldset>
)

/** What is unusual is said while it is typed, and has to be answered before it is saved. */
function Questions() {
  const [right, left] = useWatch<Pick<BiometryDraft, 'right' | 'left'>, ['right', 'left']>({
    name: ['right', 'left'],
  })
  const questions = questionsOf(numbersOf({ right, left }))
  return (
    <div role="status" className="stack">
      {questions.length > 0 && (
        <div className="notice warning">
          <div>
            {questions.map((words) => (
              <p key={words}>{words}</p>
            ))}
            <CheckField name="checked" label="It was measured again, and is so" />
          </div>
        </div>
      )}
    </div>
  )
}
