import type { Chart } from '#clinical/observations/chart-for.ts'
import { acvpuWords, type Parameter, subScores } from '#clinical/observations/news2.ts'
import { DateTimeField, RadioField, TextField } from '#ui/fields.tsx'

import { readingsOf, scaleOf, type Values } from './draft.ts'
import { type Measured, ranges } from './entry-ranges.ts'
import { ConcernFields, OxygenFields, ReadingField, SubScoreNote } from './entry-parts.tsx'

type Props = { values: Values; chart: Chart; scaleChanged: boolean }

/** The readings of the adult and the maternity chart in the order of the bedside, each with its live sub-score beside it. */
export function ReadingFields({ values, chart, scaleChanged }: Props) {
  const sub = chart === 'NEWS2' ? subScores(readingsOf(values), scaleOf(values)) : {}
  const note = (parameter: Parameter) => <SubScoreNote chart="news2" score={sub[parameter]} />
  const number = (name: Measured, parameter?: Parameter) => (
    <ReadingField name={name} value={values[name]} limits={ranges} note={parameter && note(parameter)} />
  )
  return (
    <>
      <p className="obs-entry-hint">
        A complete value moves on by itself, Enter moves on, Enter after the temperature saves. Letters
        choose: A air, O oxygen; A C V P U.
      </p>
      <div className="obs-entry-groups">
        <div className="obs-entry-group" role="group" aria-label="Airway and breathing">
          {number('rr', 'rr')}
          {number('spo2', 'spo2')}
          {chart === 'NEWS2' && (
            <RadioField
              name="scale"
              label="SpO2 scale"
              hint={values.scale === '2' ? 'Target 88–92 %' : undefined}
              options={[
                { value: '1', label: 'Scale 1' },
                { value: '2', label: 'Scale 2' },
              ]}
            />
          )}
          <AirField note={note('air')} />
          {scaleChanged && (
            <TextField
              name="scaleReason"
              className="wide"
              label={`Reason for scale ${values.scale}`}
              hint={
                values.scale === '2'
                  ? 'Only for a target of 88–92 % set by a competent clinician for hypercapnic respiratory failure. Kept as a decision with your name and the time.'
                  : 'The target of 88–92 % no longer holds. Kept as a decision with your name and the time.'
              }
            />
          )}
          <OxygenFields values={values} chart={chart} />
        </div>
        <div className="obs-entry-group thirds" role="group" aria-label="Circulation">
          {number('sbp', 'sbp')}
          {number('dbp')}
          {number('pulse', 'pulse')}
        </div>
        <div className="obs-entry-group thirds" role="group" aria-label="Disability and exposure">
          <RadioField
            name="acvpu"
            className="wide"
            label="Consciousness"
            hint={values.acvpu === 'C' ? confusion : undefined}
            note={note('acvpu')}
            options={acvpuOptions}
          />
          {number('temp', 'temp')}
          <DateTimeField name="observedAt" label="Observed at" />
        </div>
        <ConcernFields values={values} chart={chart} />
      </div>
    </>
  )
}

export const AirField = ({ note }: { note: React.ReactNode }) => (
  <RadioField
    name="air"
    label="Air or oxygen"
    note={note}
    options={[
      { value: 'air', label: 'Air' },
      { value: 'oxygen', label: 'Oxygen' },
    ]}
  />
)

// C is new-onset only; long-standing confusion is not C (domain facts §2.1).
const confusion =
  'New confusion: new-onset confusion, disorientation, delirium or agitation. Long-standing confusion is not C.'

const acvpuOptions = (['A', 'C', 'V', 'P', 'U'] as const).map((value) => ({
  value,
  label: `${value} – ${acvpuWords[value]}`,
}))
