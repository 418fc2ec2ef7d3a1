import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'

import { AboutListing } from '#departments/ophthalmology/cataract/AboutListing.tsx'
import { OverListing, type Parts } from '#departments/ophthalmology/cataract/OverListing.tsx'
import { toChooseLens } from '#departments/ophthalmology/cataract/refusals.ts'
import { useListingAct } from '#departments/ophthalmology/cataract/use-listing-act.ts'
import { eyeWords } from '#departments/ophthalmology/eye/eye.ts'
import { formatDateTime } from '#fhir/dates.ts'
import { NumberField, RadioField, TextField } from '#ui/fields.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'

import { type Biometry, partNames, parts } from './biometry.ts'
import { chosen, formulaAdvice, formulas, lensDraft, type LensDraft } from './lens.ts'

const title = 'Choose lens'

export const Component = () => (
  <OverListing title={title} refusal={toChooseLens}>
    {(found) => found.listing.biometry && <Choose {...found} biometry={found.listing.biometry} />}
  </OverListing>
)

type Values = Record<'formula' | 'model' | 'power' | 'target' | 'predicted' | 'table', string>

/** Nothing is preset: model and power are read off the sheet of this eye, and written (hazard H17). */
function Choose({ patient, listing, biometry, onClose }: Parts & { biometry: Biometry }) {
  const { lens, eye, request } = listing
  const form = useForm<Values, unknown, LensDraft>({
    resolver: zodResolver(lensDraft),
    defaultValues: { formula: '', model: '', power: '', target: '', predicted: '', table: '' },
  })
  const save = useListingAct(patient.id, (draft: LensDraft, actor) =>
    chosen(
      draft,
      { requestId: request.id, eyeWords: eye ? eyeWords[eye] : '', biometry, before: lens },
      actor,
    ),
  )
  return (
    <FormDialog
      title={title}
      submit="Save lens"
      submitting="Saving lens…"
      form={form}
      save={save}
      onClose={onClose}
      width="wide"
    >
      <div className="fields">
        <AboutListing patient={patient} listing={listing} />
        <p className="wide">
          {eye && eyeWords[eye]}:{' '}
          {partNames
            .flatMap((part) => (biometry.texts[part] ? `${parts[part].words} ${biometry.texts[part]}` : []))
            .join(' · ')}
          <span className="second-line">
            {[biometry.device, formatDateTime(biometry.when), biometry.by].filter(Boolean).join(' · ')}
          </span>
        </p>
        <RadioField
          name="formula"
          label="Formula"
          className="wide"
          hint={`${formulaAdvice(biometry.values.axialLength)} Lune calculates no power: write what the device gives.`}
          options={formulas.map((one) => ({ value: one, label: one }))}
        />
        <TextField name="model" label="Model" hint="As on the box" />
        <NumberField name="power" label="Power" unit="D" decimal />
        <NumberField name="target" label="Target refraction" unit="D" decimal />
        <NumberField name="predicted" label="Predicted with this power" unit="D" decimal />
        <TextField
          name="table"
          label="Power table"
          hint="If kept: a power and what it predicts, one to a line: 21.0 -0.12"
          className="wide"
          multiline
          rows={3}
        />
      </div>
    </FormDialog>
  )
}
