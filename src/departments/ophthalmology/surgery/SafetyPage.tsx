import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import * as z from 'zod/mini'

import type { PatientIdentity } from '#clinical/patient/patient.ts'
import { lensText } from '#departments/ophthalmology/biometry/lens.ts'
import { AboutListing } from '#departments/ophthalmology/cataract/AboutListing.tsx'
import { OverListing, type Parts } from '#departments/ophthalmology/cataract/OverListing.tsx'
import { toStart } from '#departments/ophthalmology/cataract/refusals.ts'
import { useListingAct } from '#departments/ophthalmology/cataract/use-listing-act.ts'
import { type Eye, eyes, eyeWords } from '#departments/ophthalmology/eye/eye.ts'
import { CheckField } from '#ui/CheckField.tsx'
import { DateTimeField, RadioField } from '#ui/fields.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'

import { checked } from './checks.ts'

const title = 'Check before the start'

export const Component = () => (
  <OverListing title={title} refusal={toStart}>
    {(parts) => parts.listing.eye && <Check {...parts} eye={parts.listing.eye} />}
  </OverListing>
)

const yes = (words: string) => z.boolean().check(z.refine((said) => said, { error: words }))

/** Said and seen with the patient awake: who they are, which eye, its mark, the consent, the lens (hazards H1, H13). */
const safetyDraftFor = ({ birth }: PatientIdentity, eye: Eye) =>
  z.object({
    born: z.string().check(
      z.minLength(1, 'Ask the patient, or read the wristband'),
      z.refine((born) => !born || !birth || born === birth.slice(0, 10), {
        error: 'This is not the date of birth of this patient. Stop: is it the right person?',
      }),
    ),
    eye: z.pipe(z.string(), z.enum(eyes, { error: 'Ask the patient which eye' })).check(
      z.refine((said) => said === eye, {
        error: `Stop: the ${eyeWords[eye].toLowerCase()} is listed and consented`,
      }),
    ),
    marked: yes('Look for the mark'),
    consent: yes('Look at the consent'),
    lens: yes('Look at the lens'),
    allergies: yes('Ask about allergies'),
  })
type Draft = z.infer<ReturnType<typeof safetyDraftFor>>
type Values = { born: string; eye: string } & Record<'marked' | 'consent' | 'lens' | 'allergies', boolean>

function Check({ patient, listing, eye, onClose }: Parts & { eye: Eye }) {
  const form = useForm<Values, unknown, Draft>({
    resolver: zodResolver(safetyDraftFor(patient, eye)),
    defaultValues: { born: '', eye: '', marked: false, consent: false, lens: false, allergies: false },
  })
  const { lens, lensCheck, request } = listing
  const save = useListingAct(patient.id, (_: Draft, actor) =>
    checked(
      {
        requestId: request.id,
        kind: 'safety',
        words: `Identity by date of birth; ${eyeWords[eye].toLowerCase()} said by the patient and marked; consent seen; lens ${lens ? lensText(lens) : ''} there, double-checked by ${lensCheck?.by ?? 'somebody not named'}; allergies asked`,
      },
      actor,
    ),
  )
  return (
    <FormDialog
      title={title}
      submit="Save check"
      submitting="Saving check…"
      form={form}
      save={save}
      onClose={onClose}
      width="wide"
    >
      <div className="fields">
        <AboutListing patient={patient} listing={listing} />
        <DateTimeField
          name="born"
          label="Date of birth"
          type="date"
          hint="As the patient says it, or as the wristband has it: not from this screen"
          autoFocus
        />
        <RadioField
          name="eye"
          label="Which eye, as the patient says it"
          options={eyes.map((one) => ({ value: one, label: eyeWords[one] }))}
        />
        <CheckField name="marked" label={`The ${eyeWords[eye].toLowerCase()} is marked`} />
        <CheckField name="consent" label={`The signed consent is for the ${eyeWords[eye].toLowerCase()}`} />
        <CheckField
          name="lens"
          label={`${lens ? lensText(lens) : 'The lens'} is in theatre, double-checked by ${lensCheck?.by ?? 'somebody not named'}`}
        />
        <CheckField name="allergies" label="Allergies were asked about" />
      </div>
    </FormDialog>
  )
}
