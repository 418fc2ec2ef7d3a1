import { useFieldArray, useFormContext, useWatch } from 'react-hook-form'

import { CodingField } from '#clinical/entries/CodingField.tsx'
import { ChoiceField, RadioField, TextField } from '#ui/fields.tsx'
import { PartialDateField } from '#ui/PartialDateField.tsx'

import { type AllergyDraft, emptyReaction } from './draft.ts'

const severities = [
  { value: 'mild', label: 'Mild' },
  { value: 'moderate', label: 'Moderate' },
  { value: 'severe', label: 'Severe' },
]
const criticalities = [
  { value: 'high', label: 'High: could be life-threatening' },
  { value: 'low', label: 'Low' },
  { value: 'unable-to-assess', label: 'Cannot be assessed' },
]
const kinds = [
  { value: 'allergy', label: 'Allergy' },
  { value: 'intolerance', label: 'Intolerance' },
]
const verifications = [
  { value: 'unconfirmed', label: 'Not confirmed' },
  { value: 'confirmed', label: 'Confirmed' },
]
const refuted = { value: 'refuted', label: 'Refuted: found not to be so' }
const statuses = [
  { value: 'active', label: 'Active' },
  { value: 'inactive', label: 'Inactive' },
  { value: 'resolved', label: 'Resolved' },
]

/** What is said of an allergy. `existing`: it may have ended, or be found not to be one. */
export function AllergyFields({ existing = false }: { existing?: boolean }) {
  const status = useWatch<AllergyDraft, 'status'>({ name: 'status' })
  return (
    <>
      <CodingField name="substance" label="Substance" named="substance" className="wide" autoFocus />
      <Reactions />
      <ChoiceField
        name="criticality"
        label="Risk if it happens again"
        options={criticalities}
        placeholder="Not assessed"
      />
      <ChoiceField name="kind" label="Kind" options={kinds} placeholder="Not known" />
      <RadioField
        name="verification"
        label="How sure is this"
        options={existing ? [...verifications, refuted] : verifications}
        className="wide"
      />
      {existing && <RadioField name="status" label="Status" options={statuses} className="wide" />}
      {status !== 'active' && (
        <>
          <PartialDateField name="ended" label="Ended" />
          <TextField name="whyEnded" label="Why has it ended" />
        </>
      )}
      <TextField
        name="note"
        label={existing ? 'Add a note' : 'Anything else'}
        multiline
        rows={2}
        className="wide"
      />
    </>
  )
}

/** What happened, each with how bad it was; as many as there are. */
function Reactions() {
  const { control } = useFormContext<AllergyDraft>()
  const { fields, append, remove } = useFieldArray({ control, name: 'reactions' })
  return (
    <div className="wide stack reactions">
      {fields.map((field, index) => (
        <Reaction key={field.id} index={index} only={fields.length === 1} onRemove={() => remove(index)} />
      ))}
      <p>
        <button type="button" className="button small" onClick={() => append(emptyReaction)}>
          Add another reaction
        </button>
      </p>
    </div>
  )
}

type ReactionProps = { index: number; only: boolean; onRemove: () => void }

function Reaction({ index, only, onRemove }: ReactionProps) {
  const words = useWatch<AllergyDraft, `reactions.${number}.words`>({ name: `reactions.${index}.words` })
  const nth = only ? '' : ` (${index + 1})`
  return (
    <div className="reaction">
      <CodingField name={`reactions.${index}.words`} label={`What happened${nth}`} named="reaction" />
      <ChoiceField
        name={`reactions.${index}.severity`}
        label={`How bad was it${nth}`}
        options={severities}
        placeholder="Not recorded"
        disabled={!words.trim()}
      />
      {!only && (
        <button
          type="button"
          className="button quiet small"
          aria-label={`Remove reaction ${index + 1}`}
          onClick={onRemove}
        >
          Remove
        </button>
      )}
    </div>
  )
}
