import { useWatch } from 'react-hook-form'

import { CodingField } from '#clinical/entries/CodingField.tsx'
import { ChoiceField, RadioField, TextField } from '#ui/fields.tsx'
import { PartialDateField } from '#ui/PartialDateField.tsx'

import { isOver, type ProblemDraft } from './draft.ts'

const statuses = [
  { value: 'active', label: 'Active' },
  { value: 'recurrence', label: 'Active: it has come back (recurrence)' },
  { value: 'relapse', label: 'Active: it has become worse again (relapse)' },
  { value: 'inactive', label: 'Inactive' },
  { value: 'remission', label: 'In remission' },
  { value: 'resolved', label: 'Resolved' },
]
const certainties = [
  { value: 'confirmed', label: 'Confirmed' },
  { value: 'provisional', label: 'Provisional' },
  { value: 'differential', label: 'Differential: one of several' },
  { value: 'unconfirmed', label: 'Not confirmed' },
  { value: 'refuted', label: 'Refuted: found not to be so' },
]
const severities = [
  { value: 'mild', label: 'Mild' },
  { value: 'moderate', label: 'Moderate' },
  { value: 'severe', label: 'Severe' },
]
const places = [
  { value: 'main', label: 'Main' },
  { value: 'secondary', label: 'Secondary' },
  { value: '', label: 'Not said' },
]

type Props = {
  /** The entry says of its status nothing at all */
  statusUnknown?: boolean
  noteLabel?: string
}

/** What is said of a problem, new or changed. */
export function ProblemFields({ statusUnknown = false, noteLabel = 'Note' }: Props) {
  const status = useWatch<ProblemDraft, 'status'>({ name: 'status' })
  return (
    <>
      <CodingField name="name" label="Problem" named="problem" className="wide" autoFocus />
      <RadioField name="rank" label="Place in the list" options={places} className="wide" />
      <ChoiceField
        name="status"
        label="Status"
        options={statuses}
        placeholder={statusUnknown ? 'Not recorded' : null}
      />
      <ChoiceField name="certainty" label="How sure is this" options={certainties} placeholder="Not stated" />
      <PartialDateField name="onset" label="Began" />
      {isOver(status) && <PartialDateField name="ended" label="Ended" />}
      <ChoiceField name="severity" label="Severity" options={severities} placeholder="Not stated" />
      <TextField name="note" label={noteLabel} multiline rows={2} className="wide" />
    </>
  )
}
