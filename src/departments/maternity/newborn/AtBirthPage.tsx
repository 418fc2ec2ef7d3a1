import './newborn.css'

import { zodResolver } from '@hookform/resolvers/zod'
import { useForm, useWatch } from 'react-hook-form'

import { useAct } from '#clinical/acts/use-act.ts'
import { maternityKey } from '#departments/maternity/pregnancy/queries.ts'
import { formatDateTime } from '#fhir/dates.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import { ChoiceField, NumberField } from '#ui/fields.tsx'

import { foundAtBirth } from './acts.ts'
import { type ApgarAnswers, apgarText } from './apgar.ts'
import { cordWords } from './checks.ts'
import { apgarPartNames, apgarParts, apgarWords, type Minute, minutes } from './codes.ts'
import { type AtBirthDraft, atBirthDraft, noScores } from './draft.ts'
import { AboutBaby, type BabyParts, OverBaby } from './OverBaby.tsx'

const title = 'Baby: Apgar and measurements at birth'

export const Component = () => <OverBaby title={title}>{(parts) => <AtBirth {...parts} />}</OverBaby>

const resuscitations = [
  'None needed',
  'Stimulation and drying',
  'Airway opened',
  'Inflation breaths',
  'Ventilation breaths',
  'Intubated',
  'Chest compressions',
  'Chest compressions and drugs',
]
const skins = ['Yes, within an hour of birth', 'Yes, later', 'No: mother’s choice', 'No: clinical reason']
const asOptions = (words: readonly string[]) => words.map((value) => ({ value, label: value }))

function AtBirth({ baby, onClose }: BabyParts) {
  const form = useForm<AtBirthDraft, unknown, AtBirthDraft>({
    resolver: zodResolver(atBirthDraft),
    defaultValues: {
      apgar: { m1: noScores, m5: noScores, m10: noScores },
      weight: '',
      head: '',
      cordPh: '',
      cordBase: '',
      resuscitation: '',
      skin: '',
    },
  })
  const save = useAct(
    baby.id,
    (draft: AtBirthDraft, actor) => {
      if (!baby.birth)
        throw new Error('No date of birth is recorded: nothing can be said to be found at birth.')
      return foundAtBirth(draft, baby.birth, actor)
    },
    [maternityKey(baby.id), ['maternity'], ['patient', baby.id, 'observations']],
  )
  const [pH, base] = useWatch({ control: form.control, name: ['cordPh', 'cordBase'] })
  const significant = cordWords(numberIn(pH), numberIn(base))
  return (
    <FormDialog
      title={title}
      submit="Save what was found at birth"
      submitting="Saving…"
      form={form}
      save={save}
      onClose={onClose}
      width="wide"
    >
      <div className="fields">
        <AboutBaby baby={baby} />
        <p className="wide quiet-text">
          Born {formatDateTime(baby.birth)}. What is left empty is not recorded; a score is made of five parts
          or not at all.
        </p>
        {minutes.map((minute) => (
          <ApgarFields key={minute} minute={minute} form={form} />
        ))}
        <NumberField name="weight" label="Birth weight" unit="g" hint="Whole grams" />
        <NumberField name="head" label="Head circumference" unit="cm" decimal />
        <NumberField name="cordPh" label="Arterial cord pH" decimal />
        <NumberField name="cordBase" label="Arterial cord base excess" unit="mmol/L" decimal />
        <ChoiceField
          name="resuscitation"
          label="Resuscitation"
          placeholder="Not recorded"
          options={asOptions(resuscitations)}
        />
        <ChoiceField name="skin" label="Skin to skin" placeholder="Not recorded" options={asOptions(skins)} />
        <p className="wide" role="status">
          {significant && <strong>{significant}.</strong>}
        </p>
      </div>
    </FormDialog>
  )
}

const numberIn = (text: string) => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined)

type ApgarProps = { minute: Minute; form: ReturnType<typeof useForm<AtBirthDraft, unknown, AtBirthDraft>> }

function ApgarFields({ minute, form }: ApgarProps) {
  const values = useWatch({ control: form.control, name: `apgar.m${minute}` })
  const parts: ApgarAnswers = {}
  for (const part of apgarPartNames) if (values[part]) parts[part] = Number(values[part])
  return (
    <fieldset className="apgar wide">
      <legend>Apgar at {minute === '1' ? '1 minute' : `${minute} minutes`}</legend>
      {apgarPartNames.map((part) => (
        <ChoiceField
          key={part}
          name={`apgar.m${minute}.${part}`}
          label={`${apgarParts[part].words} at ${minute}`}
          placeholder="–"
          options={apgarWords[part].map((words, score) => ({
            value: String(score),
            label: `${score} ${words}`,
          }))}
        />
      ))}
      <p role="status" className="apgar-total">
        {apgarText({ parts, recorded: undefined })}
      </p>
    </fieldset>
  )
}
