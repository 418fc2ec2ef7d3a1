import { useWatch } from 'react-hook-form'

import { acuityMethods, converted, readAcuity } from '#departments/ophthalmology/eye/acuity.ts'
import { type Eye, eyeWords } from '#departments/ophthalmology/eye/eye.ts'
import { instruments } from '#departments/ophthalmology/eye/measures.ts'
import { ChoiceField, NumberField, RadioField, TextField } from '#ui/fields.tsx'

import { states } from './examining.ts'

const optionsOf = (words: readonly string[]) => words.map((word) => ({ value: word, label: word }))
const stateOptions = states.map((state) => ({
  value: state,
  label: state.charAt(0).toUpperCase() + state.slice(1),
}))

/** One eye of the examination. What was typed stays when its state is changed to and fro. */
export function EyeFields({ eye }: { eye: Eye }) {
  const [state, acuity] = useWatch({ name: [`${eye}.state`, `${eye}.acuity`] }) as [string, string]
  const read = readAcuity(acuity)
  return (
    <fieldset className="eye-fields">
      <legend>{eyeWords[eye]}</legend>
      <RadioField name={`${eye}.state`} label="State" className="both" options={stateOptions} />
      {state === 'examined' && (
        <>
          <TextField
            name={`${eye}.acuity`}
            label="Visual acuity"
            autoFocus={eye === 'right'}
            hint={(read && converted(read)) ?? '6/9, 6/9-2, 20/40, 0.30, 70 letters, CF, HM, PL or NPL'}
          />
          <ChoiceField name={`${eye}.method`} label="Read with" options={optionsOf(acuityMethods)} />
          <NumberField name={`${eye}.pressure`} label="Intraocular pressure" unit="mmHg" />
          <ChoiceField name={`${eye}.instrument`} label="Measured with" options={optionsOf(instruments)} />
          <NumberField name={`${eye}.target`} label="Target pressure" unit="mmHg" />
          <NumberField name={`${eye}.thickness`} label="Central retinal thickness" unit="µm" />
          <NumberField name={`${eye}.field`} label="Visual field mean deviation" unit="dB" decimal />
        </>
      )}
    </fieldset>
  )
}
