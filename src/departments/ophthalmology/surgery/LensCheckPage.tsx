import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import * as z from 'zod/mini'

import { useSession } from '#auth/session.ts'
import { type Lens, lensText } from '#departments/ophthalmology/biometry/lens.ts'
import { AboutListing } from '#departments/ophthalmology/cataract/AboutListing.tsx'
import { lensMark } from '#departments/ophthalmology/cataract/listing.ts'
import { OverListing, type Parts, Told } from '#departments/ophthalmology/cataract/OverListing.tsx'
import { toCheckLens } from '#departments/ophthalmology/cataract/refusals.ts'
import { useListingAct } from '#departments/ophthalmology/cataract/use-listing-act.ts'
import { type Eye, eyes, eyeWords } from '#departments/ophthalmology/eye/eye.ts'
import { NumberField, RadioField, TextField } from '#ui/fields.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'

import { checked } from './checks.ts'

const title = 'Double-check lens'

export const Component = () => (
  <OverListing title={title} refusal={toCheckLens}>
    {(parts) => {
      const { lens, eye } = parts.listing
      return lens && eye && <Check {...parts} lens={lens} eye={eye} />
    }}
  </OverListing>
)

/** What is read off the box has to be what was chosen: model, power, and the eye in words. */
const checkDraftFor = (eye: Eye, lens: Lens) =>
  z.object({
    eye: z.pipe(z.string(), z.enum(eyes, { error: 'Say which eye' })).check(
      z.refine((said) => said === eye, {
        error: `Stop: the lens is for the ${eyeWords[eye].toLowerCase()}`,
      }),
    ),
    model: z.string().check(
      z.refine((said) => said.trim().toLowerCase() === lens.model.trim().toLowerCase(), {
        error: 'Stop: this is not the model that was chosen',
      }),
    ),
    power: z.string().check(
      z.refine((said) => said.trim() !== '' && Number(said) === lens.power, {
        error: 'Stop: this is not the power that was chosen',
      }),
    ),
  })
type Draft = z.infer<ReturnType<typeof checkDraftFor>>

function Check({ patient, listing, lens, eye, onClose }: Parts & { lens: Lens; eye: Eye }) {
  const { userId } = useSession()
  const form = useForm<Record<keyof Draft, string>, unknown, Draft>({
    resolver: zodResolver(checkDraftFor(eye, lens)),
    defaultValues: { eye: '', model: '', power: '' },
  })
  const save = useListingAct(patient.id, (_: Draft, actor) =>
    checked(
      {
        requestId: listing.request.id,
        kind: 'lens',
        of: lensMark(lens),
        words: `${eyeWords[eye]}: ${lensText(lens)}`,
      },
      actor,
    ),
  )
  if (lens.chosenById === userId)
    return (
      <Told title={title} onClose={onClose}>
        You chose this lens: a second person checks it.
      </Told>
    )
  return (
    <FormDialog
      title={title}
      submit="Lens is right"
      submitting="Recording check…"
      form={form}
      save={save}
      onClose={onClose}
      width="wide"
    >
      <div className="fields">
        <AboutListing patient={patient} listing={listing} />
        <p className="wide">
          Chosen by {lens.chosenBy ?? 'somebody not named'}. Read the box, not this screen, and write what it
          says.
        </p>
        <RadioField
          name="eye"
          label="Which eye it is for"
          options={eyes.map((one) => ({ value: one, label: eyeWords[one] }))}
        />
        <TextField name="model" label="Model on the box" />
        <NumberField name="power" label="Power on the box" unit="D" decimal />
      </div>
    </FormDialog>
  )
}
