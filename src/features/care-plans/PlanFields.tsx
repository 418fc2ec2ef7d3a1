import './care-plans.css'

import { useQuery } from '@tanstack/react-query'
import { useFieldArray, useFormContext } from 'react-hook-form'

import { ChoiceField, DateTimeField, TextField } from '#ui/fields.tsx'

import type { PlanDraft } from './draft.ts'
import { problemsToPlanFor } from './queries.ts'
import { emptyActivity, emptyGoal } from './rows.ts'

/** What is said of a plan: the need, what is to be reached by when, what is done how often. */
export function PlanFields({ patientId }: { patientId: string }) {
  const problems = useQuery(problemsToPlanFor(patientId))
  const options = (problems.data ?? []).map(({ id, name }) => ({ value: id, label: name }))
  return (
    <>
      <TextField name="title" label="Plan" className="wide" />
      <TextField name="need" label="What the patient needs" multiline rows={2} className="wide" />
      <ChoiceField
        name="problem"
        label="Problem it is about (if any)"
        options={options}
        placeholder={problems.isPending ? 'Loading the problems…' : 'None of the list'}
        className="wide"
        {...(problems.error ? { hint: `Could not load the problems. ${problems.error.message}` } : {})}
      />
      <GoalRows />
      <ActivityRows />
    </>
  )
}

const goalStates = [
  { value: 'active', label: 'Still to be reached' },
  { value: 'achieved', label: 'Met' },
  { value: 'not-achieved', label: 'Not met' },
  { value: 'cancelled', label: 'Given up' },
]
const activityStates = [
  { value: 'in-progress', label: 'Goes on' },
  { value: 'stopped', label: 'Stopped' },
]

function GoalRows() {
  const { control } = useFormContext<PlanDraft>()
  const { fields, append, remove } = useFieldArray({ control, name: 'goals' })
  return (
    <fieldset className="wide plan-rows">
      <legend>Goals</legend>
      {fields.map(({ id, key }, index) => (
        <div key={id} className="plan-row goal" role="group" aria-label={`Goal ${index + 1}`}>
          <TextField name={`goals.${index}.words`} label="What is to be reached" className="row-words" />
          <TextField name={`goals.${index}.measure`} label="Measured by" />
          <TextField name={`goals.${index}.value`} label="Target" />
          <DateTimeField name={`goals.${index}.due`} label="By" type="date" />
          <RowEnd
            isNew={isNew(key)}
            name={`goals.${index}.state`}
            options={goalStates}
            what={`goal ${index + 1}`}
            onRemove={fields.length > 1 ? () => remove(index) : undefined}
          />
        </div>
      ))}
      <button type="button" className="button small" onClick={() => append(emptyGoal())}>
        Add a goal
      </button>
    </fieldset>
  )
}

function ActivityRows() {
  const { control } = useFormContext<PlanDraft>()
  const { fields, append, remove } = useFieldArray({ control, name: 'activities' })
  return (
    <fieldset className="wide plan-rows">
      <legend>Care</legend>
      {fields.map(({ id, key }, index) => (
        <div key={id} className="plan-row activity" role="group" aria-label={`Care ${index + 1}`}>
          <TextField name={`activities.${index}.words`} label="What is done" className="row-words" />
          <TextField name={`activities.${index}.often`} label="How often" />
          <RowEnd
            isNew={isNew(key)}
            name={`activities.${index}.state`}
            options={activityStates}
            what={`care ${index + 1}`}
            onRemove={fields.length > 1 ? () => remove(index) : undefined}
          />
        </div>
      ))}
      <button type="button" className="button small" onClick={() => append(emptyActivity())}>
        Add care
      </button>
    </fieldset>
  )
}

const isNew = (key: string) => key.startsWith('new-')

type EndProps = {
  isNew: boolean
  name: string
  options: { value: string; label: string }[]
  what: string
  onRemove: (() => void) | undefined
}

/** What is in the record is ended, never taken away; what is only being written may go. */
const RowEnd = ({ isNew, name, options, what, onRemove }: EndProps) =>
  isNew ? (
    onRemove ? (
      <button type="button" className="button quiet small" aria-label={`Remove ${what}`} onClick={onRemove}>
        Remove
      </button>
    ) : null
  ) : (
    <ChoiceField name={name} label="State" options={options} placeholder={null} />
  )
