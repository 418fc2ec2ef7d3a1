import '#ui/layout.css'

import type { Bundle, FhirResource, Observation, ObservationComponent, Patient } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'
import { bornText, nhsNumberText, toIdentity } from '#clinical/patient/patient.ts'
import { quantityText, textOf } from '#fhir/coding.ts'
import { formatDateTime } from '#fhir/dates.ts'

/** A message in words, whole, and as it is written. */
export function MessageShown({ bundle }: { bundle: Bundle }) {
  const inside = listOf(bundle.entry).flatMap(({ resource }): FhirResource[] =>
    resource ? [resource as FhirResource] : [],
  )
  const people = inside.filter((one): one is Patient => one.resourceType === 'Patient')
  const observations = inside.filter((one): one is Observation => one.resourceType === 'Observation')
  return (
    <div className="stack">
      <div className="columns">
        {people.map((patient, index) => (
          <Person key={patient.id ?? index} who={index === 0 ? 'Baby' : 'Mother'} patient={patient} />
        ))}
      </div>
      <ul className="lines" aria-label="What is notified">
        {observations.map((one, index) => (
          <li key={one.id ?? index}>
            <strong>{textOf(one.code)}</strong> {valueOf(one)}
            <span className="second-line">
              {[formatDateTime(one.effectiveDateTime), ...listOf(one.component).map(partText)].join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      <details>
        <summary>The message as it is written ({listOf(bundle.entry).length} entries, FHIR R4)</summary>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by the keys (axe: scrollable-region-focusable) */}
        <pre className="message-text" tabIndex={0}>
          {JSON.stringify(bundle, undefined, 2)}
        </pre>
      </details>
    </div>
  )
}

function Person({ who, patient }: { who: string; patient: Patient }) {
  const known = toIdentity({ ...patient, id: patient.id ?? '' })
  const pending = who === 'Baby' && known.nhsNumber.status === 'none'
  return (
    <section aria-label={who}>
      <h3>{who}</h3>
      <dl className="facts">
        <dt>Name</dt>
        <dd>{known.name}</dd>
        <dt>Born</dt>
        <dd>{known.birth?.includes('T') ? formatDateTime(known.birth) : bornText(known)}</dd>
        <dt>Sex</dt>
        <dd>{known.gender === 'Other Specific' ? 'Indeterminate' : known.gender}</dd>
        {patient.multipleBirthInteger !== undefined && (
          <>
            <dt>Of several</dt>
            <dd>Number {patient.multipleBirthInteger}</dd>
          </>
        )}
        <dt>NHS number</dt>
        <dd>{pending ? 'Pending: asked for by this notification' : nhsNumberText(known.nhsNumber)}</dd>
        <dt>Address</dt>
        <dd>
          {known.address === 'withheld'
            ? 'Withheld – sensitive record'
            : known.address.join(', ') || 'Not recorded'}
        </dd>
      </dl>
    </section>
  )
}

const valueOf = ({
  valueQuantity,
  valueInteger,
  valueString,
  valueCodeableConcept,
}: Observation | ObservationComponent) =>
  quantityText(valueQuantity) ??
  valueInteger?.toString() ??
  valueString ??
  (valueCodeableConcept ? textOf(valueCodeableConcept) : '')

const partText = (part: ObservationComponent) => `${textOf(part.code)}: ${valueOf(part)}`
