import type { Extension, Questionnaire, QuestionnaireItem } from 'fhir/r4'

import { ours } from './shapes.ts'

/** The shapes of which the forms of a ward are made (domain facts §2.8). */

const structure = `${ours}/StructureDefinition`
const answers = `${ours}/CodeSystem/form-answer`

type Item = QuestionnaireItem
type Points = readonly [label: string, points?: number]
/** What a score leads to: a task for whoever is named, within so many hours. */
type ToDo = { task: string; hours: number; who: 'nurse' | 'medical-team' }
type Levels = readonly (readonly [
  from: number,
  words: string,
  level: 'low' | 'medium' | 'high',
  toDo?: ToDo,
])[]

const ordinal = (points: number): Extension => ({
  url: 'http://hl7.org/fhir/StructureDefinition/ordinalValue',
  valueDecimal: points,
})
const codeOf = (label: string) =>
  label
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)

/** One of a few answers; with points when the form gives any. */
export const choice = (
  linkId: string,
  text: string,
  options: readonly Points[],
  more: Partial<Item> = {},
): Item => ({
  linkId,
  text,
  type: 'choice',
  required: true,
  answerOption: options.map(([display, points]) => ({
    ...(points === undefined ? {} : { extension: [ordinal(points)] }),
    valueCoding: { system: answers, code: codeOf(display), display },
  })),
  ...more,
})
/** Any of a list; nothing ticked is an answer. */
export const ticks = (linkId: string, text: string, options: readonly Points[]): Item =>
  choice(linkId, text, options, { repeats: true, required: false })
export const yesNo = (linkId: string, text: string, more: Partial<Item> = {}): Item => ({
  linkId,
  text,
  type: 'boolean',
  required: true,
  ...more,
})
export const words = (linkId: string, text: string, more: Partial<Item> = {}): Item => ({
  linkId,
  text,
  type: 'text',
  ...more,
})
export const date = (linkId: string, text: string, more: Partial<Item> = {}): Item => ({
  linkId,
  text,
  type: 'date',
  ...more,
})
export const number = (
  linkId: string,
  text: string,
  unit: string,
  range: readonly [number, number],
  more: Partial<Item> = {},
): Item => ({
  linkId,
  text,
  type: 'decimal',
  extension: [
    { url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-unit', valueCoding: { display: unit } },
    { url: 'http://hl7.org/fhir/StructureDefinition/minValue', valueDecimal: range[0] },
    { url: 'http://hl7.org/fhir/StructureDefinition/maxValue', valueDecimal: range[1] },
  ],
  ...more,
})
/** The sum of the points of those answers, and what it means from each number upwards. */
export const score = (linkId: string, text: string, of: readonly string[], levels: Levels): Item => ({
  linkId,
  text,
  type: 'integer',
  readOnly: true,
  extension: [
    ...of.map((one): Extension => ({ url: `${structure}/score-of`, valueString: one })),
    ...levels.map(([from, meaning, level, toDo]): Extension => ({
      url: `${structure}/score-band`,
      extension: [
        { url: 'from', valueInteger: from },
        { url: 'words', valueString: meaning },
        { url: 'level', valueCode: level },
        ...(toDo
          ? [
              { url: 'task', valueString: toDo.task },
              { url: 'task-hours', valueInteger: toDo.hours },
              { url: 'task-doer', valueCode: toDo.who },
            ]
          : []),
      ],
    })),
  ],
})
type Condition = NonNullable<Item['enableWhen']>[number]

const isSo = (question: string, answer: string | boolean): Condition => ({
  question,
  operator: '=',
  ...(typeof answer === 'boolean'
    ? { answerBoolean: answer }
    : { answerCoding: { system: answers, code: codeOf(answer) } }),
})

/** Asked only when that was answered so. */
export const when = (question: string, answer: string | boolean): Partial<Item> => ({
  enableWhen: [isSo(question, answer)],
})
/** All of them must be answered so. */
export const whenAll = (...conditions: [question: string, answer: string | boolean][]): Partial<Item> => ({
  enableBehavior: 'all',
  enableWhen: conditions.map(([question, answer]) => isSo(question, answer)),
})
/** One of these answers is enough. */
export const whenAny = (question: string, some: readonly string[]): Partial<Item> => ({
  enableBehavior: 'any',
  enableWhen: some.map((answer) => isSo(question, answer)),
})
/** One of these questions answered so is enough. */
export const whenAnyIs = (answer: boolean, questions: readonly string[]): Partial<Item> => ({
  enableBehavior: 'any',
  enableWhen: questions.map((question) => isSo(question, answer)),
})

type Cadence = {
  first?: number
  every?: number
  fromAge?: number
  words: string
  /** The answer after which it is due no more, until somebody begins again */
  ends?: readonly [question: string, answer: string]
}
type Wanted = {
  name: string
  /** Whose work it is; a ward's when not said */
  kind?: 'ward-assessment' | 'maternity-booking'
  version?: string
  title: string
  about?: string
  source: string
  cadence: Cadence
  item: Item[]
}

const notSignedOff =
  'General knowledge, not signed off: check it with your clinical safety officer before use.'

export const form = ({
  name,
  kind = 'ward-assessment',
  version = '1',
  title,
  about,
  source,
  cadence,
  item,
}: Wanted): Questionnaire => ({
  resourceType: 'Questionnaire',
  id: `form-${name}`,
  url: `${ours}/Questionnaire/${name}`,
  version,
  name: name.replaceAll('-', ''),
  title,
  status: 'active',
  subjectType: ['Patient'],
  // R4's search parameter `code` is about the items; who looks for forms of a ward asks by `context`.
  useContext: [
    {
      code: { system: 'http://terminology.hl7.org/CodeSystem/usage-context-type', code: 'venue' },
      valueCodeableConcept: { coding: [{ system: `${ours}/CodeSystem/form-kind`, code: kind }] },
    },
  ],
  copyright: `${source}. ${notSignedOff}`,
  ...(about ? { description: about } : {}),
  extension: [
    {
      url: `${structure}/form-cadence`,
      extension: [
        ...(cadence.first === undefined ? [] : [{ url: 'first-hours', valueInteger: cadence.first }]),
        ...(cadence.every === undefined ? [] : [{ url: 'every-hours', valueInteger: cadence.every }]),
        ...(cadence.fromAge === undefined ? [] : [{ url: 'from-age', valueInteger: cadence.fromAge }]),
        { url: 'words', valueString: cadence.words },
        ...(cadence.ends
          ? [
              { url: 'ends-question', valueString: cadence.ends[0] },
              { url: 'ends-answer', valueCode: codeOf(cadence.ends[1]) },
            ]
          : []),
      ],
    },
  ],
  item,
})
