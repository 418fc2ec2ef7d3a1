import type {
  Coding,
  Extension,
  Questionnaire,
  QuestionnaireItem,
  QuestionnaireItemEnableWhen,
} from 'fhir/r4'

import type { Stored } from '#fhir/client.ts'

const ours = 'https://lune.example/fhir/StructureDefinition'
const ordinal = 'http://hl7.org/fhir/StructureDefinition/ordinalValue'
const unit = 'http://hl7.org/fhir/StructureDefinition/questionnaire-unit'
const least = 'http://hl7.org/fhir/StructureDefinition/minValue'
const most = 'http://hl7.org/fhir/StructureDefinition/maxValue'

export type Option = { value: string; label: string; coding: Coding | undefined; points: number | undefined }
export type BandLevel = 'low' | 'medium' | 'high'
/** What a score from `from` upwards means. */
export type ScoreBand = { from: number; words: string; level: BandLevel; toDo?: ToDo }
/** What such a score leads to: a task, for whom, within how many hours. */
export type ToDo = { what: string; doer: string | undefined; hours: number | undefined }

type Common = {
  linkId: string
  /** Names the answer in the form on the screen: link ids may hold dots */
  key: string
  label: string
  required: boolean
  shownWhen: QuestionnaireItemEnableWhen[]
  /** One of the conditions is enough */
  any: boolean
}
export type FormItem = Common &
  (
    | { kind: 'group'; items: FormItem[] }
    | { kind: 'words' }
    | { kind: 'choice'; options: Option[]; many: boolean; yesNo: boolean }
    | {
        kind: 'number'
        unit: string | undefined
        whole: boolean
        least: number | undefined
        most: number | undefined
      }
    | { kind: 'text'; long: boolean }
    | { kind: 'date' }
    /** Computed from other answers, never entered */
    | { kind: 'score'; of: string[]; bands: ScoreBand[] }
    | { kind: 'unsupported'; type: string }
  )

/** When a form is due: hours after admission, and after the last time. */
export type Cadence = {
  first: number | undefined
  every: number | undefined
  fromAge: number | undefined
  words: string
  /** The answer after which it is due no more, until somebody begins again: the cannula is out */
  ends?: { question: string; answer: string }
}

/** A form to fill in: a FHIR Questionnaire, understood. Its wording, scores and bands are data, with their source. */
export type Form = {
  id: string
  url: string
  title: string
  about: string | undefined
  source: string | undefined
  items: FormItem[]
  cadence: Cadence
}

export function toForm(questionnaire: Stored<Questionnaire>): Form {
  const { id, url, version, title, name, description, copyright, item = [], extension } = questionnaire
  let count = 0
  const nextKey = () => `q${(count += 1)}`
  const cadence = partsOf(extension, `${ours}/form-cadence`)[0]
  return {
    id,
    url: url ? (version ? `${url}|${version}` : url) : `Questionnaire/${id}`,
    title: title?.trim() || name?.trim() || 'Form without a title',
    about: description?.trim() || undefined,
    source: copyright?.trim() || undefined,
    items: item.map((one) => toItem(one, nextKey)),
    cadence: {
      first: numberIn(cadence, 'first-hours'),
      every: numberIn(cadence, 'every-hours'),
      fromAge: numberIn(cadence, 'from-age'),
      words: partsOf(cadence?.extension, 'words')[0]?.valueString ?? 'when needed',
      ...endsOf(cadence),
    },
  }
}

function endsOf(cadence: Extension | undefined): Pick<Cadence, 'ends'> {
  const question = partsOf(cadence?.extension, 'ends-question')[0]?.valueString
  const answer = partsOf(cadence?.extension, 'ends-answer')[0]?.valueCode
  return question && answer ? { ends: { question, answer } } : {}
}

function toItem(item: QuestionnaireItem, nextKey: () => string): FormItem {
  const { linkId, text, prefix, required = false, enableWhen = [], enableBehavior, extension } = item
  const common: Common = {
    linkId,
    key: nextKey(),
    label: [prefix, text].filter(Boolean).join(' ') || linkId,
    required,
    shownWhen: enableWhen,
    any: enableBehavior === 'any',
  }
  switch (item.type) {
    case 'group':
      return { ...common, kind: 'group', items: (item.item ?? []).map((one) => toItem(one, nextKey)) }
    case 'display':
      return { ...common, kind: 'words' }
    case 'boolean':
      return { ...common, kind: 'choice', options: yesNo, many: false, yesNo: true }
    case 'choice':
    case 'open-choice':
      // Options that are only named by a value set elsewhere cannot be offered.
      if (!item.answerOption?.length) return { ...common, kind: 'unsupported', type: item.type }
      return {
        ...common,
        kind: 'choice',
        options: item.answerOption.map(toOption),
        many: item.repeats ?? false,
        yesNo: false,
      }
    case 'integer':
    case 'decimal':
    case 'quantity': {
      const of = partsOf(extension, `${ours}/score-of`).flatMap(({ valueString }) => valueString ?? [])
      if (of.length > 0) return { ...common, kind: 'score', of, bands: bandsOf(extension) }
      return {
        ...common,
        kind: 'number',
        unit: partsOf(extension, unit)[0]?.valueCoding?.display,
        whole: item.type === 'integer',
        least: valueOf(partsOf(extension, least)[0]),
        most: valueOf(partsOf(extension, most)[0]),
      }
    }
    case 'string':
    case 'text':
      return { ...common, kind: 'text', long: item.type === 'text' }
    case 'date':
      return { ...common, kind: 'date' }
    default:
      return { ...common, kind: 'unsupported', type: item.type }
  }
}

const yesNo: Option[] = [
  { value: 'true', label: 'Yes', coding: undefined, points: undefined },
  { value: 'false', label: 'No', coding: undefined, points: undefined },
]

type AnswerOption = NonNullable<QuestionnaireItem['answerOption']>[number]

function toOption({ valueCoding, valueString, valueInteger, valueDate, extension }: AnswerOption): Option {
  const value = valueCoding?.code ?? valueString ?? valueDate ?? String(valueInteger ?? '')
  return {
    value,
    label: valueCoding?.display ?? value,
    coding: valueCoding,
    points: valueOf(
      [...(extension ?? []), ...(valueCoding?.extension ?? [])].find(({ url }) => url === ordinal),
    ),
  }
}

const bandsOf = (extension: Extension[] | undefined): ScoreBand[] =>
  partsOf(extension, `${ours}/score-band`)
    .flatMap((band): ScoreBand[] => {
      const [from, words, level] = [
        numberIn(band, 'from'),
        partsOf(band.extension, 'words')[0]?.valueString,
        partsOf(band.extension, 'level')[0]?.valueCode,
      ]
      if (from === undefined || !words) return []
      return [{ from, words, level: isLevel(level) ? level : 'high', ...toDoOf(band) }]
    })
    .toSorted((one, other) => one.from - other.from)

function toDoOf(band: Extension): Pick<ScoreBand, 'toDo'> {
  const what = partsOf(band.extension, 'task')[0]?.valueString
  const doer = partsOf(band.extension, 'task-doer')[0]?.valueCode
  return what ? { toDo: { what, doer, hours: numberIn(band, 'task-hours') } } : {}
}

const isLevel = (level: string | undefined): level is BandLevel =>
  level === 'low' || level === 'medium' || level === 'high'

const partsOf = (extension: Extension[] | undefined, url: string) =>
  (extension ?? []).filter((one) => one.url === url)
const valueOf = (extension: Extension | undefined) => extension?.valueDecimal ?? extension?.valueInteger
const numberIn = (extension: Extension | undefined, url: string) =>
  valueOf(partsOf(extension?.extension, url)[0])

/** Every item, those inside of groups too. */
export const everyItem = (items: readonly FormItem[]): FormItem[] =>
  items.flatMap((item) => (item.kind === 'group' ? [item, ...everyItem(item.items)] : [item]))
