import { memo } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'

import { type Eye, eyes, eyeWords } from '#departments/ophthalmology/eye/eye.ts'
import { type Finding, lastFinding } from '#departments/ophthalmology/eye/finding.ts'
import { isNarrow } from '#departments/ophthalmology/eye/grades.ts'
import { formatDate } from '#fhir/dates.ts'

import { DrawingFields } from './DrawingFields.tsx'
import { AcuityFields, ElementFields, PressureFields } from './EyeFields.tsx'
import { drawnIn, type Examination, isElement, type SectionName, sectionTitle } from './values.ts'

type Props = {
  section: SectionName
  /** What was found before; undefined while it is not known */
  before: readonly Finding[] | undefined
}

/** One part of the examination: the right eye on the left, as one faces the patient (hazard H13). */
export const SectionFields = memo(function SectionFields({ section, before }: Props) {
  return (
    <section className="exam-part" aria-label={sectionTitle(section)}>
      <h3>{sectionTitle(section)}</h3>
      {section === 'dilation' && (
        <p className="quiet-text">No driving until sight is clear again: say so to the patient.</p>
      )}
      <div className="eyes">
        {eyes.map((eye) => (
          <OneEye key={eye} section={section} eye={eye} before={before} />
        ))}
      </div>
    </section>
  )
})

function OneEye({ section, eye, before }: Props & { eye: Eye }) {
  const { register } = useFormContext<Examination>()
  const [state, unable] = useWatch<Examination, [`${Eye}.state`, `${Eye}.unable.${SectionName}`]>({
    name: [`${eye}.state`, `${eye}.unable.${section}`],
  })
  return (
    <fieldset className="eye-fields" aria-label={`${eyeWords[eye]}: ${sectionTitle(section)}`}>
      <legend>{eyeWords[eye]}</legend>
      {state === 'Examined' ? (
        <>
          {!unable && <Fields section={section} eye={eye} before={before} />}
          <label className="exam-unable">
            <input type="checkbox" {...register(`${eye}.unable.${section}`)} /> Unable to assess
          </label>
        </>
      ) : (
        <p>
          <strong>{state}</strong>
        </p>
      )}
      <Before title={sectionTitle(section)} eye={eye} before={before} />
    </fieldset>
  )
}

function Fields({ section, eye, before }: Props & { eye: Eye }) {
  if (section === 'acuity') return <AcuityFields eye={eye} />
  if (section === 'pressure') {
    const aimed = before ? lastFinding(before, sectionTitle('target'), eye).at(-1) : undefined
    return <PressureFields eye={eye} target={aimed?.observation.valueQuantity?.value} />
  }
  if (isElement(section))
    return (
      <>
        {section === 'dilation' && <NarrowAngle eye={eye} before={before} />}
        <ElementFields eye={eye} element={section} />
      </>
    )
  const part = drawnIn[section]
  return part ? <DrawingFields part={part} eye={eye} /> : null
}

/** Shown beside the field with its date, never carried into it (hazard H18). */
function Before({ title, eye, before }: { title: string; eye: Eye; before: Props['before'] }) {
  const found = before ? lastFinding(before, title, eye) : []
  return found.length === 0 ? null : (
    <p className="second-line exam-before">
      Before, {formatDate(found[0]?.when)}:{' '}
      {found.map(({ words: { text, how } }) => [text, how].filter(Boolean).join(', ')).join(' · ')}
    </p>
  )
}

/** No dilation with narrow angles (domain facts §6.3.2), whether they were found today or before. */
function NarrowAngle({ eye, before }: { eye: Eye; before: Props['before'] }) {
  const today = useWatch<Examination, `${Eye}.of.gonioscopy`>({ name: `${eye}.of.gonioscopy` })
  const earlier = before ? lastFinding(before, 'Gonioscopy', eye)[0] : undefined
  const parts = Object.fromEntries(
    (earlier?.observation.component ?? []).map(({ code, valueCodeableConcept }) => [
      code.coding?.[0]?.code?.replace('gonioscopy-', '') ?? '',
      valueCodeableConcept?.text ?? '',
    ]),
  )
  const words = isNarrow(today ?? {})
    ? 'a narrow angle is recorded in this examination'
    : earlier && isNarrow(parts)
      ? `a narrow angle was recorded on ${formatDate(earlier.when)}`
      : undefined
  return words ? (
    <p role="alert" className="notice warning">
      <span>
        <strong>Do not dilate:</strong> {words}.
      </span>
    </p>
  ) : null
}
