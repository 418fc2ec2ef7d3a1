import type { Observation, ObservationComponent } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'
import { noValue, valueText } from '#clinical/results/value.ts'
import { hasCode, snomed, textOf } from '#fhir/coding.ts'

import { acuityText, converted } from './acuity.ts'
import { fromValue } from './acuity-fhir.ts'
import { gradeWords, severityOf } from './grades.ts'
import { markText, toMark } from './drawing.ts'
import { elementNames, elements } from './elements.ts'
import { measureOf, measures } from './measures.ts'
import { refractionText, toRefraction } from './refraction.ts'

/** What one Observation of an eye says: the screen, the note and the comparison with before all take it from here (hazard H20). */
export type Words = {
  /** The part of an examination it belongs to */
  title: string
  text: string
  /** The glasses, the instrument, the device */
  how: string | undefined
  /** What follows from it by a rule, with its source; conversions */
  also: string[]
}

const unknown = 'In no form that is known here'

export function wordsOf(observation: Observation): Words {
  const { code, method, dataAbsentReason } = observation
  const measure = measureOf(code)
  const drawn = toMark(observation)
  const title = titleOf(observation)
  const named = [method && textOf(method, ''), nameApart(observation, title)].filter(Boolean)
  const how = named.length > 0 ? named.join(', ') : undefined
  if (drawn) return { title, text: markText(drawn.mark), how, also: [] }
  if (measure === 'acuity') return { title, how, ...acuityWords(observation) }
  const refraction = toRefraction(observation)
  if (refraction) return { title, how, ...refractionText(refraction) }
  const value = dataAbsentReason ? noValue : valueText(observation)
  const components = listOf(observation.component).map(partText)
  const said = [value === noValue ? '' : value, ...components].filter(Boolean)
  const notes = listOf(observation.note).map(({ text }) => text)
  const text = said.join('; ') || (dataAbsentReason ? textOf(dataAbsentReason, 'Not recorded') : unknown)
  return {
    title,
    text: [text, ...notes].join('. '),
    how,
    also: [
      measure === 'field' && severityOf(observation.valueQuantity?.value),
      ...gradeWords(observation),
    ].filter((one) => typeof one === 'string'),
  }
}

export function titleOf({ code }: Observation): string {
  const element = elementNames.find((one) => elements[one].coding.some((known) => hasCode(code, known)))
  if (element) return elements[element].title
  const measure = measureOf(code)
  return measure ? measures[measure].words : textOf(code, 'Finding not named')
}

/** What its own writer calls it, where that is not what we do: "Corrected visual acuity". */
function nameApart({ code }: Observation, title: string): string {
  const [first] = listOf(code.coding)
  const own = first?.system === snomed('').system ? (first?.display ?? '') : ''
  return own && measureOf(code) === 'acuity' && !hasCode(code, snomed('251739003')) && own !== title
    ? own
    : ''
}

function acuityWords(observation: Observation): Pick<Words, 'text' | 'also'> {
  const acuity = fromValue(observation)
  const around = listOf(observation.component)
    .filter(({ code }) => code.text !== 'Letters more or less')
    .map(partText)
  if (acuity) return { text: acuityText(acuity), also: [converted(acuity) ?? '', ...around].filter(Boolean) }
  if (observation.dataAbsentReason)
    return { text: textOf(observation.dataAbsentReason, 'Not recorded'), also: around }
  const value = valueText(observation)
  return { text: value === noValue ? unknown : `${value} (in no unit that is known here)`, also: around }
}

const partText = (component: ObservationComponent) =>
  `${textOf(component.code, 'Not named')}: ${valueText(component)}`
