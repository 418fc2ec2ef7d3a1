import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'

import { identityLine, patientIdentity } from '#clinical/patient/patient.ts'
import { useListingAct } from '#departments/ophthalmology/cataract/use-listing-act.ts'
import { eyes, eyeWords } from '#departments/ophthalmology/eye/eye.ts'
import { instruments } from '#departments/ophthalmology/eye/measures.ts'
import { londonWallClock } from '#lib/london-time.ts'
import { useCloseTo, usePatientId } from '#pages/patient/chart-params.ts'
import { CheckField } from '#ui/CheckField.tsx'
import { ChoiceField, DateTimeField, NumberField, RadioField, TextField } from '#ui/fields.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'

import {
  contactLenses,
  type Laser,
  laserDraft,
  type LaserDraft,
  lasered,
  lasers,
  type Setting,
  settings,
} from './laser.ts'

const optionsOf = (words: readonly string[]) => words.map((word) => ({ value: word, label: word }))
const isLaser = (name: string): name is Laser => Object.hasOwn(lasers, name)

/** One laser treatment of one eye, as the machine was set. */
export function Component() {
  const patientId = usePatientId()
  const { data: patient } = useQuery(patientIdentity(patientId))
  const onClose = useCloseTo('ophthalmology', 'surgery')
  const [opened] = useState(() => londonWallClock(Date.now()))
  const form = useForm<
    Record<Exclude<keyof LaserDraft, 'none'>, string> & { none: boolean },
    unknown,
    LaserDraft
  >({
    resolver: zodResolver(laserDraft),
    defaultValues: {
      laser: '',
      eye: '',
      at: opened,
      power: '',
      energy: '',
      spot: '',
      duration: '',
      shots: '',
      lens: '',
      complications: '',
      none: false,
      pressure: '',
      instrument: '',
      note: '',
    },
  })
  const laser = useWatch({ control: form.control, name: 'laser' })
  const save = useListingAct(patientId, lasered)
  if (!patient) return null
  const chosen = isLaser(laser) ? lasers[laser] : undefined
  const set: readonly Setting[] = chosen?.set ?? []
  return (
    <FormDialog
      title="Record laser"
      submit="Save laser"
      submitting="Saving laser…"
      form={form}
      save={save}
      onClose={onClose}
      width="wide"
    >
      <div className="fields">
        <p className="wide">{identityLine(patient)}</p>
        <RadioField
          name="laser"
          label="Which laser"
          className="wide"
          options={Object.entries(lasers).map(([value, { words }]) => ({ value, label: words }))}
        />
        <RadioField
          name="eye"
          label="Which eye"
          options={eyes.map((eye) => ({ value: eye, label: eyeWords[eye] }))}
        />
        <DateTimeField name="at" label="When" />
        {set.map((name) => (
          <NumberField
            key={name}
            name={name}
            label={settings[name].words}
            unit={settings[name].unit}
            decimal={name === 'energy'}
          />
        ))}
        <ChoiceField name="lens" label="Lens used" options={optionsOf(contactLenses)} />
        <TextField name="complications" label="Complications" />
        <CheckField name="none" label="There was no complication" />
        <NumberField
          name="pressure"
          label="Pressure afterwards"
          unit="mmHg"
          {...(chosen && 'checksPressure' in chosen ? { hint: 'Checked after this laser' } : {})}
        />
        <ChoiceField name="instrument" label="Measured with" options={optionsOf(instruments)} />
        <TextField name="note" label="Anything else" className="wide" multiline rows={2} />
      </div>
    </FormDialog>
  )
}
