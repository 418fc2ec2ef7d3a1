import { useWatch } from 'react-hook-form'

import { eyes, eyeWords } from '#departments/ophthalmology/eye/eye.ts'
import { formatDate } from '#fhir/dates.ts'
import { ChoiceField, DateTimeField, NumberField, RadioField, TextField } from '#ui/fields.tsx'
import { SuggestField } from '#ui/SuggestField.tsx'

import { type Standing, standingFor } from './course.ts'
import { CourseLine } from './CourseLine.tsx'
import {
  antisepsis,
  checks,
  complications,
  dueBy,
  goesOn,
  type InjectDraft,
  noInjectionReasons,
  weeksBy,
} from './injecting.ts'
import { intervalChoices, isLoading } from './interval.ts'
import { agents } from './planning.ts'
import type { EyeInjections } from './queries.ts'

export type InjectValues = Record<keyof InjectDraft, string>

const optionsOf = (words: readonly string[]) => words.map((word) => ({ value: word, label: word }))
const eyeOptions = eyes.map((eye) => ({ value: eye, label: eyeWords[eye] }))

/** What was typed stays when the visit turns out to be one without an injection, and back. */
export function InjectFields({ injections }: { injections: EyeInjections }) {
  const [eye, given] = useWatch<InjectValues, ['eye', 'given']>({ name: ['eye', 'given'] })
  const chosen = eyes.find((one) => one === eye)
  const standing = chosen && standingFor(chosen, injections)
  return (
    <>
      <RadioField name="eye" label="Which eye" options={eyeOptions} />
      <DateTimeField name="at" label="When" />
      {chosen && (
        <div className="wide">
          {standing ? (
            <CourseLine standing={standing} />
          ) : (
            <p>{eyeWords[chosen]}: no course is planned. Nothing can be reckoned for the next one.</p>
          )}
        </div>
      )}
      <RadioField
        name="given"
        label="Today"
        className="wide"
        options={[
          { value: 'yes', label: 'Injected' },
          { value: 'no', label: 'No injection' },
        ]}
      />
      {given === 'yes' && <Given />}
      {given === 'no' && (
        <ChoiceField name="reason" label="Why no injection" options={optionsOf(noInjectionReasons)} />
      )}
      {given !== '' && <GoesOn standing={standing} given={given === 'yes'} />}
      <TextField name="note" label="Anything else" className="wide" multiline rows={2} />
    </>
  )
}

function Given() {
  const agent = useWatch<InjectValues, 'agent'>({ name: 'agent' })
  return (
    <>
      <RadioField
        name="again"
        label="The eye that is marked, and that the patient says"
        hint="Look at the mark, ask, and choose again (site confirmed before the injection)"
        className="wide"
        options={eyeOptions}
      />
      <SuggestField
        name="agent"
        label="Agent and dose"
        options={agents.filter((one) => one.toLowerCase().includes(agent.trim().toLowerCase()))}
        said={() => 'Kept as your words'}
      />
      <TextField name="batch" label="Batch" />
      <DateTimeField name="expiry" label="Use by" type="date" />
      <ChoiceField name="antisepsis" label="Antisepsis" options={optionsOf(antisepsis)} />
      <ChoiceField name="check" label="Sees afterwards" options={optionsOf(checks)} />
      <ChoiceField name="complication" label="Complications" options={optionsOf(complications)} />
    </>
  )
}

/** How it goes on: by the course, a step longer, the same or shorter; each choice with its day. */
function GoesOn({ standing, given }: { standing: Standing | undefined; given: boolean }) {
  const [at, next, weeks] = useWatch<InjectValues, ['at', 'next', 'weeks']>({ name: ['at', 'next', 'weeks'] })
  const loading = standing?.course.regimen && isLoading(standing.course.regimen, standing.given + 1)
  const options = given
    ? [
        ...(standing?.course.regimen
          ? intervalChoices
              .filter((choice) => !loading || choice === 'keep')
              .map((choice) => ({ value: choice, label: labelOf(choice, standing, at, loading ?? false) }))
          : []),
        { value: 'weeks', label: 'In another number of weeks' },
        { value: 'none', label: 'No more is due' },
      ]
    : [
        { value: 'date', label: keepWords(standing) },
        { value: 'weeks', label: 'In another number of weeks' },
        { value: 'none', label: 'No more is due' },
      ]
  const chosen = goesOn.find((one) => one === next)
  const day = chosen && chosen !== 'none' && dueBy({ next: chosen, weeks, at }, standing)
  return (
    <>
      <RadioField name="next" label="Next injection" className="wide" options={options} />
      {next === 'weeks' && <NumberField name="weeks" label="Next injection in" unit="weeks" />}
      <p className="wide" role="status">
        {day ? `Due ${formatDate(day)}` : ''}
      </p>
    </>
  )
}

const words = { extend: 'Extend', keep: 'Keep', shorten: 'Shorten' } as const
const labelOf = (choice: keyof typeof words, standing: Standing, at: string, loading: boolean) => {
  const day = dueBy({ next: choice, weeks: '', at }, standing)
  const after = `${weeksBy(choice, standing)} weeks, ${formatDate(day)}`
  return loading ? `Loading goes on: ${after}` : `${words[choice]}: ${after}`
}

const keepWords = (standing: Standing | undefined) =>
  standing?.due?.occurrenceDateTime
    ? `Stays due since ${formatDate(standing.due.occurrenceDateTime)}`
    : 'Nothing is due; leave it so'
