import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'

import { useSession } from '#auth/session.ts'
import { type Lens, lensText } from '#departments/ophthalmology/biometry/lens.ts'
import { AboutListing } from '#departments/ophthalmology/cataract/AboutListing.tsx'
import { OverListing, type Parts } from '#departments/ophthalmology/cataract/OverListing.tsx'
import { toOperate } from '#departments/ophthalmology/cataract/refusals.ts'
import { useListingAct } from '#departments/ophthalmology/cataract/use-listing-act.ts'
import { type Eye, eyes, eyeWords } from '#departments/ophthalmology/eye/eye.ts'
import { londonWallClock } from '#lib/london-time.ts'
import { CheckField } from '#ui/CheckField.tsx'
import { ChecksField } from '#ui/ChecksField.tsx'
import { ChoiceField, DateTimeField, NumberField, RadioField, TextField } from '#ui/fields.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'

import { optionsOf } from './codes.ts'
import { isOtherLens, operated, operationDraftFor, type OperationDraft } from './operating.ts'

const title = 'Write operation note'

export const Component = () => (
  <OverListing title={title} refusal={toOperate}>
    {(parts) => {
      const { lens, eye } = parts.listing
      return lens && eye && <Write {...parts} lens={lens} eye={eye} />
    }}
  </OverListing>
)

type Values = Record<
  | 'eye'
  | 'at'
  | 'grade'
  | 'anaesthesia'
  | 'incision'
  | 'model'
  | 'power'
  | 'serial'
  | 'batch'
  | 'differs'
  | 'after'
  | 'note',
  string
> & { steps: string[]; complications: string[]; none: boolean }

function Write({ patient, listing, lens, eye, onClose }: Parts & { lens: Lens; eye: Eye }) {
  const { name } = useSession()
  const [opened] = useState(() => londonWallClock(Date.now()))
  const form = useForm<Values, unknown, OperationDraft>({
    resolver: zodResolver(operationDraftFor(eye, lens)),
    defaultValues: {
      eye: '',
      at: opened,
      grade: '',
      anaesthesia: '',
      incision: '',
      model: '',
      power: '',
      serial: '',
      batch: '',
      differs: '',
      after: '',
      note: '',
      steps: [],
      complications: [],
      none: false,
    },
  })
  const save = useListingAct(patient.id, (draft: OperationDraft, actor) => operated(draft, listing, actor))
  return (
    <FormDialog
      title={title}
      submit="Sign operation note"
      submitting="Signing…"
      form={form}
      save={save}
      onClose={onClose}
      width="wide"
      foot={<span className="quiet-text">Signed as {name}</span>}
    >
      <div className="fields">
        <AboutListing patient={patient} listing={listing} />
        <RadioField
          name="eye"
          label="Eye operated on"
          options={eyes.map((one) => ({ value: one, label: eyeWords[one] }))}
        />
        <DateTimeField name="at" label="Operated at" />
        <ChoiceField name="grade" label="Your grade" options={optionsOf('surgeon-grade')} />
        <ChoiceField name="anaesthesia" label="Anaesthetic" options={optionsOf('anaesthesia')} />
        <ChoiceField name="incision" label="Incision" options={optionsOf('incision')} />
        <ChecksField name="steps" label="Steps" className="wide" options={optionsOf('phaco-step')} />
        <TextField name="model" label="Lens implanted: model" hint="From its sticker" />
        <NumberField name="power" label="Power" unit="D" decimal />
        <TextField name="serial" label="Serial number" />
        <TextField name="batch" label="Batch" hint="If it has one" />
        <OtherLens lens={lens} />
        <ChecksField
          name="complications"
          label="Complications"
          className="wide"
          options={optionsOf('complication')}
        />
        <CheckField name="none" label="There was no complication" />
        <TextField
          name="after"
          label="Drops and instructions afterwards"
          className="wide"
          multiline
          rows={3}
        />
        <TextField name="note" label="Anything else" className="wide" multiline rows={2} />
      </div>
    </FormDialog>
  )
}

/** Loud, as soon as it is typed: this is not what was chosen and checked. */
function OtherLens({ lens }: { lens: Lens }) {
  const [model, power] = useWatch({ name: ['model', 'power'] }) as [string, string]
  if (model.trim() === '' || power.trim() === '' || !isOtherLens({ model, power }, lens)) return null
  return (
    <div className="wide stack">
      <p role="alert" className="notice danger">
        <span>
          <strong>Not the lens that was chosen.</strong> Chosen: {lensText(lens)}.
        </span>
      </p>
      <TextField name="differs" label="Why another lens" multiline rows={2} />
    </div>
  )
}
