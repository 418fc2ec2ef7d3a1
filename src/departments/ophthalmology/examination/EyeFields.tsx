import { useFieldArray, useFormContext, useWatch } from 'react-hook-form'

import { acuityCharts, acuityMethods, converted, readAcuity } from '#departments/ophthalmology/eye/acuity.ts'
import { type ElementName, elements, type Field } from '#departments/ophthalmology/eye/elements.ts'
import { type Eye, eyeWords } from '#departments/ophthalmology/eye/eye.ts'
import { aboveTarget, gradeWords, pressureWords, severityOf } from '#departments/ophthalmology/eye/grades.ts'
import { instruments } from '#departments/ophthalmology/eye/measures.ts'
import { ChoiceField, NumberField, TextField } from '#ui/fields.tsx'

import { acuityExamples } from './problems.ts'
import { emptyAcuity, emptyPressure, type Examination } from './values.ts'

const optionsOf = (words: readonly string[]) => words.map((word) => ({ value: word, label: word }))

/** Several readings of one eye at one visit: unaided, with glasses, by pinhole; the best of them is told when they are read. */
export function AcuityFields({ eye }: { eye: Eye }) {
  const { control } = useFormContext<Examination>()
  const { fields, append, remove } = useFieldArray({ control, name: `${eye}.acuity` })
  return (
    <>
      {fields.map(({ id }, index) => (
        <AcuityRow
          key={id}
          eye={eye}
          index={index}
          {...(index > 0 ? { onRemove: () => remove(index) } : {})}
        />
      ))}
      <AddRow words="Another reading" onAdd={() => append(emptyAcuity)} />
    </>
  )
}

type RowProps = { eye: Eye; index: number; onRemove?: () => void }

function AcuityRow({ eye, index, onRemove }: RowProps) {
  const name = `${eye}.acuity.${index}`
  const written = useWatch<Examination, `${Eye}.acuity.${number}.value`>({
    name: `${eye}.acuity.${index}.value`,
  })
  const read = readAcuity(written ?? '')
  return (
    <div className="exam-row">
      <TextField
        name={`${name}.value`}
        label="Visual acuity"
        hint={(read && converted(read)) ?? acuityExamples}
      />
      <ChoiceField name={`${name}.method`} label="Read with" options={optionsOf(acuityMethods)} />
      <ChoiceField
        name={`${name}.chart`}
        label="Chart"
        placeholder="Not said"
        options={optionsOf(acuityCharts)}
      />
      <NumberField name={`${name}.distance`} label="Distance" unit="m" decimal />
      <RemoveRow words={`reading ${index + 1}, ${eyeWords[eye].toLowerCase()}`} onRemove={onRemove} />
    </div>
  )
}

/** Several pressures of one day, each at its time: a phasing. */
export function PressureFields({ eye, target }: { eye: Eye; target: number | undefined }) {
  const { control } = useFormContext<Examination>()
  const { fields, append, remove } = useFieldArray({ control, name: `${eye}.pressure` })
  return (
    <>
      {fields.map(({ id }, index) => (
        <PressureRow
          target={target}
          key={id}
          eye={eye}
          index={index}
          {...(index > 0 ? { onRemove: () => remove(index) } : {})}
        />
      ))}
      <AddRow words="Another time of the day" onAdd={() => append(emptyPressure)} />
    </>
  )
}

function PressureRow({ eye, index, onRemove, target }: RowProps & { target: number | undefined }) {
  const name = `${eye}.pressure.${index}`
  const written = useWatch<Examination, `${Eye}.pressure.${number}.value`>({
    name: `${eye}.pressure.${index}.value`,
  })
  const typed = useWatch<Examination, `${Eye}.of.target.pressure`>({ name: `${eye}.of.target.pressure` })
  const aim = /^\d{1,2}$/.test(typed ?? '') ? Number(typed) : target
  const value = /^\d{1,2}$/.test(written ?? '') ? Number(written) : undefined
  const usual = aboveTarget(value, aim) ?? (value === undefined ? undefined : pressureWords(value))
  return (
    <div className="exam-row">
      <NumberField
        name={`${name}.value`}
        label="Intraocular pressure"
        unit="mmHg"
        {...(usual ? { hint: usual } : {})}
      />
      <ChoiceField name={`${name}.instrument`} label="Measured with" options={optionsOf(instruments)} />
      <TextField name={`${name}.time`} label="Time of day" hint="If not that of the examination" />
      <RemoveRow words={`pressure ${index + 1}, ${eyeWords[eye].toLowerCase()}`} onRemove={onRemove} />
    </div>
  )
}

const AddRow = ({ words, onAdd }: { words: string; onAdd: () => void }) => (
  <p>
    <button type="button" className="button quiet small" onClick={onAdd}>
      {words}
    </button>
  </p>
)

const RemoveRow = ({ words, onRemove }: { words: string; onRemove: (() => void) | undefined }) =>
  onRemove && (
    <button type="button" className="button quiet small" aria-label={`Take off ${words}`} onClick={onRemove}>
      Take off
    </button>
  )

/** The fields of one part, as it is defined; and what follows from them by a rule. */
export function ElementFields({ eye, element }: { eye: Eye; element: ElementName }) {
  const typed = useWatch<Examination, `${Eye}.of.${ElementName}`>({ name: `${eye}.of.${element}` })
  const follows = followsFrom(element, typed)
  return (
    <>
      <div className="exam-row">
        {elements[element].fields.map((field) => (
          <OneField key={field.name} name={`${eye}.of.${element}.${field.name}`} field={field} />
        ))}
      </div>
      {follows.map((words) => (
        <p key={words} className={words.startsWith('Urgent') ? 'notice warning' : 'quiet-text'}>
          {words}
        </p>
      ))}
    </>
  )
}

function OneField({ name, field }: { name: string; field: Field }) {
  const { label } = field
  switch (field.kind) {
    case 'words':
      return <TextField name={name} label={label} maxLength={500} />
    case 'choice':
      return (
        <ChoiceField
          name={name}
          label={label}
          placeholder="Not recorded"
          options={optionsOf(field.options)}
        />
      )
    case 'number':
      // a number pad has no minus
      return field.low < 0 ? (
        <TextField name={name} label={`${label}, ${field.unit}`} maxLength={8} />
      ) : (
        <NumberField
          name={name}
          label={label}
          {...(field.unit ? { unit: field.unit } : {})}
          decimal={field.step < 1}
        />
      )
  }
}

function followsFrom(element: ElementName, typed: Record<string, string> = {}): string[] {
  if (element === 'diabetic')
    return gradeWords({
      component: Object.values(typed).map((text) => ({ code: {}, valueCodeableConcept: { text } })),
    })
  const deviation = typed['meanDeviation']?.trim()
  const severity = element === 'field' && deviation ? severityOf(Number(deviation)) : undefined
  return severity && Number.isFinite(Number(deviation)) ? [severity] : []
}
