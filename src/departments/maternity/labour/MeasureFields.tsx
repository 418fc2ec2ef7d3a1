import { ChoiceField, NumberField, RadioField } from '#ui/fields.tsx'

import { type Measure, measureOf, type MeasureKey } from './measures.ts'

/** The fields of these, in this order: what is not known now stays empty. */
export const MeasureFields = ({ keys }: { keys: readonly MeasureKey[] }) =>
  keys.map((key) => {
    const measure = measureOf(key)
    return measure && <MeasureField key={key} measure={measure} />
  })

/** Few choices are all in sight, one tap each; many are the browser's own list. */
function MeasureField({ measure }: { measure: Measure }) {
  const { key, label, kind } = measure
  switch (kind) {
    case 'pressure':
      return (
        <>
          <NumberField name={key} label="Systolic blood pressure" unit="mmHg" />
          <NumberField name="dbp" label="Diastolic blood pressure" unit="mmHg" />
        </>
      )
    case 'choice':
      return measure.options.length <= 4 ? (
        <RadioField name={key} label={label} options={[notNow, ...measure.options]} />
      ) : (
        <ChoiceField name={key} label={label} options={measure.options} placeholder="Not now" />
      )
    case 'number':
      return <NumberField name={key} label={label} unit={measure.unit} decimal={measure.decimal ?? false} />
  }
}

const notNow = { value: '', label: 'Not now' }
