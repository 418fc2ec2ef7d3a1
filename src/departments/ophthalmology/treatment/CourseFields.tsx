import { useWatch } from 'react-hook-form'

import { type Eye, eyes, eyeWords } from '#departments/ophthalmology/eye/eye.ts'
import { type EyeRecord, lastOf } from '#departments/ophthalmology/eye/record.ts'
import { formatDate } from '#fhir/dates.ts'
import { ChoiceField, DateTimeField, NumberField, RadioField, TextField } from '#ui/fields.tsx'
import { SuggestField } from '#ui/SuggestField.tsx'

import { treatBy, treatWithinDays } from './interval.ts'
import { agents, dmo, indications, wetAmd } from './planning.ts'

export type CourseValues = Record<
  | 'eye'
  | 'indication'
  | 'other'
  | 'agent'
  | 'loading'
  | 'loadingWeeks'
  | 'minimum'
  | 'maximum'
  | 'step'
  | 'referred'
  | 'first',
  string
>

/** `fixed`: the eye of a course that has begun is not changed; it would be another course. */
export function CourseFields({ record, fixed }: { record: EyeRecord | undefined; fixed?: Eye }) {
  const [eye, indication, agent, referred] = useWatch<
    CourseValues,
    ['eye', 'indication', 'agent', 'referred']
  >({
    name: ['eye', 'indication', 'agent', 'referred'],
  })
  const chosen = eyes.find((one) => one === eye)
  return (
    <>
      {fixed ? (
        <p className="wide">
          <strong>{eyeWords[fixed]}</strong>
        </p>
      ) : (
        <RadioField
          name="eye"
          label="Which eye"
          options={eyes.map((one) => ({ value: one, label: eyeWords[one] }))}
        />
      )}
      <ChoiceField
        name="indication"
        label="What for"
        options={indications.map((one) => ({ value: one, label: one }))}
        hint={indication === dmo && chosen ? thicknessWords(record, chosen) : undefined}
      />
      {indication === 'Other' && <TextField name="other" label="What for, in words" />}
      <SuggestField
        name="agent"
        label="Agent and dose"
        options={agents.filter((one) => one.toLowerCase().includes(agent.trim().toLowerCase()))}
        said={() => 'Kept as your words'}
      />
      <NumberField name="loading" label="Loading" unit="injections" />
      <NumberField name="loadingWeeks" label="Loading, one every" unit="weeks" />
      <NumberField name="minimum" label="Then at the shortest" unit="weeks" />
      <NumberField name="maximum" label="At the longest" unit="weeks" />
      <NumberField name="step" label="Extended or shortened by" unit="weeks" />
      <DateTimeField
        name="referred"
        label="Referred on"
        type="date"
        hint={
          indication === wetAmd
            ? referred
              ? `New wet AMD: treat by ${formatDate(treatBy(referred))}, ${treatWithinDays} days from the referral`
              : `New wet AMD: referred the same day, treated within ${treatWithinDays} days`
            : undefined
        }
      />
      <DateTimeField name="first" label="First injection due" type="date" />
    </>
  )
}

/** NICE has anti-VEGF for diabetic macular oedema of 400 µm and more (domain facts §6.3.3): the reader judges. */
function thicknessWords(record: EyeRecord | undefined, eye: Eye): string {
  const last = record && lastOf(record.readings, 'thickness', eye)
  const is =
    last?.value === undefined
      ? 'No central retinal thickness is recorded'
      : `Last measured ${last.text}, ${formatDate(last.when)}${last.value < 400 ? ': below 400 µm' : ''}`
  return `${is}. NICE: from 400 µm.`
}
