import { zodResolver } from '@hookform/resolvers/zod'
import type { Coding } from 'fhir/r4'
import { useForm, useWatch } from 'react-hook-form'

import { FormDialog } from '#ui/FormDialog.tsx'
import { ChoiceField, RadioField, TextField } from '#ui/fields.tsx'
import { SuggestField } from '#ui/SuggestField.tsx'

import { allergyDraft, emptyDraft } from './draft.ts'
import { useRecordAllergy } from './mutations.ts'
import { codingOf, reactions, substances } from './substances.ts'

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
const verifications = [
  { value: 'unconfirmed', label: 'Not confirmed' },
  { value: 'presumed', label: 'Presumed' },
  { value: 'confirmed', label: 'Confirmed' },
]

type Props = { patientId: string; patientLine: string; onClose: () => void }

export function RecordAllergyDialog({ patientId, patientLine, onClose }: Props) {
  const form = useForm({ resolver: zodResolver(allergyDraft), defaultValues: emptyDraft })
  const reaction = useWatch({ control: form.control, name: 'reaction' })
  return (
    <FormDialog
      title="Record allergy"
      submit="Record allergy"
      submitting="Recording allergy…"
      form={form}
      save={useRecordAllergy(patientId)}
      onClose={onClose}
    >
      <div className="fields">
        <p className="wide">{patientLine}</p>
        <SuggestField
          name="substance"
          label="Substance"
          options={wordsOf(substances)}
          said={codedIn(substances)}
          className="wide"
          autoFocus
        />
        <SuggestField
          name="reaction"
          label="What happened"
          options={wordsOf(reactions)}
          said={codedIn(reactions)}
          className="wide"
        />
        <ChoiceField
          name="severity"
          label="How bad was it"
          options={severities}
          placeholder="Not recorded"
          disabled={!reaction.trim()}
        />
        <ChoiceField
          name="criticality"
          label="Risk if it happens again"
          options={criticalities}
          placeholder="Not assessed"
        />
        <RadioField name="verification" label="How sure is this" options={verifications} className="wide" />
        <TextField name="note" label="Anything else" multiline rows={2} className="wide" />
      </div>
    </FormDialog>
  )
}

const wordsOf = (list: Coding[]) => list.flatMap(({ display = [] }) => display)
const codedIn = (list: Coding[]) => (words: string) =>
  codingOf(list, words) ? 'Coded (SNOMED CT)' : 'Kept as your words: not coded'
