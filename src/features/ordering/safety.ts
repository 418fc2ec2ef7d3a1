import type {
  Coding,
  Questionnaire,
  QuestionnaireItem,
  QuestionnaireResponse,
  QuestionnaireResponseItem,
} from 'fhir/r4'

import type { PatientIdentity } from '#clinical/patient/patient.ts'
import { yearsAt } from '#fhir/dates.ts'

/** One question before an examination, as the catalogue's Questionnaire has it. */
export type Question = {
  linkId: string
  /** Under which the answer is kept while it is given */
  key: string
  text: string
  /** `said`: no question, but words that an answer brings up */
  kind: 'choice' | 'words' | 'said'
  options: { value: string; label: string; coding: Coding }[]
  needed: boolean
  /** A value of the record that stands beside the question, and how old it may be */
  shows: { code: Coding; months: number | undefined } | undefined
  /** Asked only when one of these was answered; always when empty */
  after: { question: string; value: string }[]
  askedOf: { gender: string | undefined; from: number; to: number } | undefined
}
export type Questions = { canonical: string; title: string; questions: Question[] }

/** By the key of the question; a choice by its code. */
export type Answers = Record<string, string>

/** A form takes the dots of `1.2` for a path, and a number for a place in a list. */
const keyOf = (linkId: string) => `q-${linkId.replace(/[^\w-]/g, '-')}`

export function toQuestions(questionnaire: Questionnaire): Questions {
  const { url = '', version, title, item = [] } = questionnaire
  return {
    canonical: version ? `${url}|${version}` : url,
    title: title ?? 'Before this examination',
    questions: item.flatMap(toQuestion),
  }
}

function toQuestion(item: QuestionnaireItem): Question[] {
  const { linkId, text = '', type, answerOption = [], required = false, enableWhen = [] } = item
  const inner = (item.item ?? []).flatMap(toQuestion)
  if (type === 'group') return inner
  const codings = type === 'boolean' ? yesAndNo : answerOption.flatMap(({ valueCoding }) => valueCoding ?? [])
  const question: Question = {
    linkId,
    key: keyOf(linkId),
    text,
    // what we cannot draw as its own kind is asked in words rather than left out
    kind: type === 'display' ? 'said' : codings.length > 0 ? 'choice' : 'words',
    options: codings.map((coding) => ({
      value: coding.code ?? coding.display ?? '',
      label: coding.display ?? coding.code ?? '',
      coding,
    })),
    needed: required && type !== 'display',
    shows: showsOf(item),
    after: enableWhen.flatMap(({ question, answerCoding, answerBoolean }) => ({
      question: keyOf(question),
      value: answerCoding?.code ?? (answerBoolean === undefined ? '' : answerBoolean ? 'Y' : 'N'),
    })),
    askedOf: askedOfIn(item),
  }
  return [question, ...inner]
}

const yesAndNo: Coding[] = [
  { system: 'http://terminology.hl7.org/CodeSystem/v2-0136', code: 'Y', display: 'Yes' },
  { system: 'http://terminology.hl7.org/CodeSystem/v2-0136', code: 'N', display: 'No' },
]

/** SDC: the newest Observation of the item's code, looked back for so long, belongs to the question. */
function showsOf({ code = [], extension = [] }: QuestionnaireItem): Question['shows'] {
  const period = extension.find(({ url }) => url.endsWith('/sdc-questionnaire-observationLinkPeriod'))
  const months = period?.valueDuration?.code === 'mo' ? period.valueDuration.value : undefined
  return period && code[0] ? { code: code[0], months } : undefined
}

function askedOfIn({ extension = [] }: QuestionnaireItem): Question['askedOf'] {
  const parts = extension.find(({ url }) => url.endsWith('/StructureDefinition/asked-of'))?.extension
  if (!parts) return undefined
  const range = parts.find(({ url }) => url === 'age')?.valueRange
  return {
    gender: parts.find(({ url }) => url === 'gender')?.valueCode,
    from: range?.low?.value ?? 0,
    to: range?.high?.value ?? Number.POSITIVE_INFINITY,
  }
}

type Of = Pick<PatientIdentity, 'gender' | 'birth'>

/** The questions that stand just now: what is not known of the patient leaves nothing out. */
export const askedNow = ({ questions }: Questions, answers: Answers, patient: Of, now: Date): Question[] =>
  questions.filter(
    ({ after, askedOf }) =>
      isAskedOf(askedOf, patient, now) &&
      (after.length === 0 || after.some(({ question, value }) => answers[question] === value)),
  )

function isAskedOf(askedOf: Question['askedOf'], { gender, birth }: Of, now: Date): boolean {
  if (!askedOf) return true
  const other = { female: 'Male', male: 'Female' }[askedOf.gender ?? '']
  if (other === gender) return false
  const age = yearsAt(birth, now)
  return age === undefined || (age >= askedOf.from && age <= askedOf.to)
}

export const unanswered = (asked: readonly Question[], answers: Answers): Question[] =>
  asked.filter(({ needed, key }) => needed && !answers[key]?.trim())

/** Held inside of the request (docs/decisions/009): whoever gets the request has the answers. */
export const answersId = 'answers'

export function toResponse(
  questions: Questions,
  answers: Answers,
  frame: Pick<QuestionnaireResponse, 'status' | 'subject' | 'authored' | 'author'> & { of: Of; now: Date },
): QuestionnaireResponse {
  const { of, now, ...rest } = frame
  const item = askedNow(questions, answers, of, now).flatMap((question): QuestionnaireResponseItem[] => {
    const { linkId, key, text, options, kind } = question
    const answer = answers[key]?.trim()
    if (!answer || kind === 'said') return []
    const chosen = options.find(({ value }) => value === answer)
    return [{ linkId, text, answer: [chosen ? { valueCoding: chosen.coding } : { valueString: answer }] }]
  })
  return {
    resourceType: 'QuestionnaireResponse',
    id: answersId,
    questionnaire: questions.canonical,
    ...rest,
    ...(item.length > 0 ? { item } : {}),
  }
}

export const answersIn = ({ item = [] }: QuestionnaireResponse): Answers =>
  Object.fromEntries(
    item.flatMap(({ linkId, answer = [] }) => {
      const { valueCoding, valueString } = answer[0] ?? {}
      const words = valueCoding?.code ?? valueCoding?.display ?? valueString
      return words ? [[keyOf(linkId), words]] : []
    }),
  )
