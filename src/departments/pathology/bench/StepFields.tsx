import { useFormContext, useWatch } from 'react-hook-form'

import { deltaOf } from '#clinical/results/earlier.ts'
import type { Measure } from '#departments/pathology/work/catalogue.ts'
import { valuesIn } from '#departments/pathology/work/lab-task.ts'
import type { Work } from '#departments/pathology/work/model.ts'
import { deltaRule, rejections } from '#departments/pathology/work/rules.ts'
import { CheckField } from '#ui/CheckField.tsx'
import { ChoiceField, RadioField, TextField } from '#ui/fields.tsx'

import { type EarlierValues, lastOf, type ReportedValues } from './previous.ts'
import type { LabStep } from './steps.ts'
import { ValuesShown } from './ValuesShown.tsx'
import { deltaTo, markOf, readNumber, usualText } from './values.ts'
import { amendable, farOff, measuresOf, type StepValues } from './work-draft.ts'

type Props = { step: LabStep; work: Work; earlier: EarlierValues; out: ReportedValues; gender: string }

/** What one step asks for, and no more. */
export function StepFields({ step, work, earlier, out, gender }: Props) {
  const waiting = work.task ? valuesIn(work.task) : []
  const values = <ValuesShown caption="Results to authorise" values={waiting} earlier={earlier} />
  switch (step) {
    case 'receive':
      return (
        <TextField
          name="number"
          label="Number on the tube, or the laboratory’s own"
          hint="Scan the label: another sample’s stops you. Empty keeps the number on the tube."
          maxLength={40}
          autoFocus
        />
      )
    case 'reject':
      return (
        <div className="fields">
          <p className="wide">All that is done from this specimen stops.</p>
          <ChoiceField name="reason" label="Why can it not be used?" options={rejections} />
          <TextField name="words" label="More about it" maxLength={200} />
          <CheckField name="again" label="Ask the ward for another sample" />
        </div>
      )
    case 'begin':
    case 'again':
      return null
    case 'enter':
      return (
        <div className="stack">
          <Measured measures={measuresOf(work.test)} earlier={earlier} gender={gender} />
          <FarOff work={work} earlier={earlier} gender={gender} />
          <TextField name="words" label="Note for whoever authorises" maxLength={300} />
        </div>
      )
    case 'authorise':
      return values
    case 'back':
      return (
        <>
          {values}
          <TextField name="words" label="What is to be put right?" maxLength={300} />
        </>
      )
    case 'report':
    case 'interim':
      return (
        <>
          {values}
          <TextField name="words" label="Comment on the report" multiline rows={3} maxLength={1000} />
        </>
      )
    case 'amend':
      return (
        <div className="stack">
          <Measured
            measures={amendable({ work, out })}
            earlier={{ lines: [], complete: true }}
            gender={gender}
          />
          <RadioField
            name="kind"
            label="What kind of change?"
            options={[
              { value: 'amended', label: 'Amended: more is known now' },
              { value: 'corrected', label: 'Corrected: it was wrong' },
            ]}
          />
          <TextField name="words" label="Why does the report change?" multiline rows={2} maxLength={500} />
        </div>
      )
  }
}

type MeasuredProps = { measures: readonly Measure[]; earlier: EarlierValues; gender: string }

const Measured = ({ measures, earlier, gender }: MeasuredProps) => (
  <div className="fields">
    {measures.map((measure, index) => (
      <OneValue
        key={`${measure.name} ${index}`}
        name={`values.${index}`}
        measure={measure}
        earlier={earlier}
        gender={gender}
      />
    ))}
  </div>
)

type ValueProps = { name: string; measure: Measure; earlier: EarlierValues; gender: string }

/** A value with its unit, the range it is marked by, and how it stands to the one before; said as it is typed. */
function OneValue({ name, measure, earlier, gender }: ValueProps) {
  const typed: unknown = useWatch({ name })
  const words = typeof typed === 'string' ? typed : ''
  const number = readNumber(words)
  const mark = number && !number.comparator ? markOf(measure, number.value, gender) : undefined
  const before = lastOf(earlier, measure)
  const delta = deltaTo(measure, words, before, gender)
  const told = number && before ? deltaOf({ ...before, number: number.value }, before) : undefined
  const usual = usualText(measure, gender)
  if (!measure.unit) return <TextField name={name} label={measure.name} multiline rows={3} className="wide" />
  return (
    <div>
      <TextField
        name={name}
        label={`${measure.name}, ${measure.unit.words}`}
        hint={usual ? `Usual ${usual}` : 'No range in the catalogue'}
        maxLength={20}
      />
      <p role="status" className="lab-live">
        {mark && mark.code !== 'N' && (
          <span className={mark.critical ? 'badge danger' : 'badge warning'}>{mark.words}</span>
        )}{' '}
        {told && (
          <span className={delta?.far ? 'badge warning' : 'quiet-text'}>
            <span aria-hidden="true">{told.arrow}</span> <span className="visually-hidden">{told.words}</span>{' '}
            {told.last}
          </span>
        )}
        {!told && before && <span className="quiet-text">Last {deltaOf(before, before).last}</span>}
      </p>
    </div>
  )
}

function FarOff(about: { work: Work; earlier: EarlierValues; gender: string }) {
  const { control } = useFormContext<StepValues>()
  const values = useWatch({ control, name: 'values' })
  const far = farOff({ values }, about)
  if (far.length === 0) return null
  return (
    <div className="notice warning">
      <div>
        <p>
          <strong>Far from the value before:</strong> {far.map(({ name }) => name).join(', ')} (
          {deltaRule.source}).
        </p>
        <CheckField name="believed" label="Checked: right patient, right sample, value believed" />
      </div>
    </div>
  )
}
