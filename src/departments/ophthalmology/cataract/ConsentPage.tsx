import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'

import { type Eye, eyes, eyeWords } from '#departments/ophthalmology/eye/eye.ts'
import { RadioField, TextField } from '#ui/fields.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'

import { AboutListing } from './AboutListing.tsx'
import { consentDraftFor, type ConsentDraft, consented, forms } from './consenting.ts'
import { OverListing, type Parts } from './OverListing.tsx'
import { whileListed } from './refusals.ts'
import { useListingAct } from './use-listing-act.ts'

const title = 'Record consent'

export const Component = () => (
  <OverListing title={title} refusal={whileListed}>
    {(parts) => parts.listing.eye && <Record {...parts} eye={parts.listing.eye} />}
  </OverListing>
)

function Record({ patient, listing, eye, onClose }: Parts & { eye: Eye }) {
  const form = useForm<{ eye: string; form: string; told: string }, unknown, ConsentDraft>({
    resolver: zodResolver(consentDraftFor(eye)),
    defaultValues: { eye: '', form: '', told: '' },
  })
  const save = useListingAct(patient.id, (draft: ConsentDraft, actor) =>
    consented(draft, listing.request.id, actor),
  )
  return (
    <FormDialog
      title={title}
      submit={title}
      submitting="Recording consent…"
      form={form}
      save={save}
      onClose={onClose}
      width="wide"
    >
      <div className="fields">
        <AboutListing patient={patient} listing={listing} />
        <RadioField
          name="eye"
          label="Which eye the patient agrees to"
          options={eyes.map((one) => ({ value: one, label: eyeWords[one] }))}
        />
        <RadioField name="form" label="Form" options={forms} />
        <TextField
          name="told"
          label="Risks and benefits that were told"
          className="wide"
          multiline
          rows={3}
        />
      </div>
    </FormDialog>
  )
}
