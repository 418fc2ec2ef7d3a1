import type { ObservationComponent } from 'fhir/r4'

import { hasAny, hasCode, loinc } from '#fhir/coding.ts'

const parts = [
  { letter: 'E', coding: loinc('9267-6') },
  { letter: 'V', coding: loinc('9270-0') },
  { letter: 'M', coding: loinc('9268-4') },
]

/** `E4 V-NT M6` (domain facts §2.7): the parts of a Glasgow Coma Scale; `NT` is not testable. Empty without parts. */
export function comaScaleText(component: readonly ObservationComponent[]): string {
  return parts
    .flatMap(({ letter, coding }) => {
      const part = component.find(({ code }) => hasCode(code, coding))
      return part ? `${letter}${scoreOf(part)}` : []
    })
    .join(' ')
}

function scoreOf({
  valueQuantity,
  valueInteger,
  valueCodeableConcept,
  dataAbsentReason,
}: ObservationComponent) {
  const score = valueQuantity?.value ?? valueInteger ?? digitIn(valueCodeableConcept?.text)
  if (score !== undefined) return String(score)
  return dataAbsentReason || hasAny(valueCodeableConcept, 'NT') ? '-NT' : '-?'
}

/** `5 (Localizes painful stimuli)`: some send the score as the words of a code. */
const digitIn = (text: string | undefined) => /^\s*([1-6])\b/.exec(text ?? '')?.[1]
