import { acvpuWords } from '#clinical/observations/news2.ts'
import { carerAnswers, distressSigns } from '#clinical/observations/pews-response.ts'
import { type PewsParameter } from '#clinical/observations/pews.ts'
import { ChoiceField, DateTimeField, RadioField } from '#ui/fields.tsx'

import { choiceOf, livePews, rangesOf, type Situation, type Values } from './draft.ts'
import { type Measured } from './entry-ranges.ts'
import { ConcernFields, OxygenFields, ReadingField, SubScoreNote } from './entry-parts.tsx'
import { pressureNotReadWords } from './pressure-not-read.ts'
import { AirField } from './ReadingFields.tsx'

type Props = { values: Values; situation: Situation }

/** The readings of the national children's chart, each with its live sub-score; temperature and AVPU have none. */
export function PewsFields({ values, situation }: Props) {
  const choice = choiceOf(values, situation)
  const limits = rangesOf(choice)
  const sub = livePews(values, situation)?.sub ?? {}
  const note = (parameter: PewsParameter) => <SubScoreNote chart="pews" score={sub[parameter]} />
  const number = (name: Measured, parameter?: PewsParameter) => (
    <ReadingField name={name} value={values[name]} limits={limits} note={parameter && note(parameter)} />
  )
  const underFive = choice.band === '0-11m' || choice.band === '1-4y'
  const signs = distressSigns[underFive ? 'underFive' : 'fiveAndOver']
  return (
    <>
      <p className="obs-entry-hint">
        A complete value moves on by itself, Enter moves on, Enter after the temperature saves. Keys choose: 0
        1 2 4 distress; A air, O oxygen; A V P U.
      </p>
      <div className="obs-entry-groups">
        <div className="obs-entry-group thirds" role="group" aria-label="Airway and breathing">
          {number('rr', 'rr')}
          {number('spo2', 'spo2')}
          <AirField note={note('inspired')} />
          <RadioField
            name="distress"
            className="wide"
            label="Respiratory distress"
            hint={values.distress && signs[values.distress] ? `Signs: ${signs[values.distress]}` : undefined}
            note={note('distress')}
            options={distressOptions}
          />
          <OxygenFields values={values} chart="PEWS" />
        </div>
        <div className="obs-entry-group" role="group" aria-label="Circulation">
          {number('pulse', 'pulse')}
          {number('crt', 'crt')}
          {number('sbp', 'sbp')}
          {number('dbp')}
          {values.sbp.trim() === '' && (
            <ChoiceField
              name="pressureNotRead"
              className="wide"
              label="Blood pressure not read"
              placeholder="Not said"
              options={pressureOptions}
            />
          )}
        </div>
        <div className="obs-entry-group thirds" role="group" aria-label="Disability and exposure">
          <RadioField name="acvpu" className="wide" label="Consciousness" options={avpuOptions} />
          {number('temp')}
          <DateTimeField name="observedAt" label="Observed at" />
          <ChoiceField
            name="carer"
            label="Carer: how is your child different?"
            placeholder="Not asked"
            options={carerAnswers.map(({ code, words }) => ({ value: code, label: words }))}
          />
        </div>
        <ConcernFields values={values} chart="PEWS" />
      </div>
    </>
  )
}

const distressOptions = [
  { value: 'none', label: '0 – None' },
  { value: 'mild', label: '1 – Mild' },
  { value: 'moderate', label: '2 – Moderate' },
  { value: 'severe', label: '4 – Severe' },
]

const pressureOptions = Object.entries(pressureNotReadWords).map(([value, words]) => ({
  value,
  label: `${value} – ${words}`,
}))

// AVPU: the children's chart has no new confusion (domain facts §2.3).
const avpuOptions = (['A', 'V', 'P', 'U'] as const).map((value) => ({
  value,
  label: `${value} – ${acvpuWords[value]}`,
}))
