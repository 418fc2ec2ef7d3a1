import type {
  QuestionnaireResponse,
  QuestionnaireResponseItem,
  QuestionnaireResponseItemAnswer,
} from 'fhir/r4'

import type { Session } from '#auth/session.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { entryIdentifier, recordedBy } from '#clinical/acts/recorded-by.ts'
import { type Source, sourceOf } from '#clinical/entries/source.ts'
import type { Stored } from '#fhir/client.ts'
import { formatDate } from '#fhir/dates.ts'

import { answered, type Answers, type Score } from './answers.ts'
import { everyItem, type Form, type FormItem } from './questionnaire.ts'

export type Draft = { answers: Answers; carried: Carried | undefined }
/**
 * Answers taken over from an earlier time: marked with its date, for they were not asked again (hazard H18). What had been
 * carried then keeps the date it was really asked on, by the key of its item.
 */
export type Carried = { on: string; answers: Answers; asked?: Readonly<Record<string, string>> }

type Writer = {
  patientId: string
  encounterId: string | undefined
  session: Pick<Session, 'userId' | 'name' | 'post'>
  entryId: string
  now: Date
}

const carriedFrom = 'https://lune.example/fhir/StructureDefinition/carried-from'

/** The form as it was filled in, with the scores it gives. */
export function toResponse(form: Form, { answers, carried }: Draft, writer: Writer): QuestionnaireResponse {
  const { patientId, encounterId, session, entryId, now } = writer
  return {
    resourceType: 'QuestionnaireResponse',
    identifier: entryIdentifier(session, entryId),
    ...(endsCadence(form, answers) ? { extension: [{ url: endedUrl, valueBoolean: true }] } : {}),
    questionnaire: form.url,
    status: 'completed',
    subject: { reference: `Patient/${patientId}` },
    ...(encounterId ? { encounter: { reference: `Encounter/${encounterId}` } } : {}),
    authored: now.toISOString(),
    author: recordedBy(session),
    item: answered(form, answers).map(({ item, said, score }): QuestionnaireResponseItem => ({
      ...(isCarried(item, answers, carried) && carried
        ? { extension: [{ url: carriedFrom, valueDateTime: carried.asked?.[item.key] ?? carried.on }] }
        : {}),
      linkId: item.linkId,
      text: item.label,
      answer: score ? [{ valueInteger: score.total }] : said.map((one) => toAnswer(item, one)),
    })),
  }
}

const endedUrl = 'https://lune.example/fhir/StructureDefinition/form-cadence-ended'

/** Said on the response itself, so that a ward need not read every answer to know that nothing is due. */
function endsCadence(form: Form, answers: Answers): boolean {
  const { ends } = form.cadence
  const asked = ends && everyItem(form.items).find(({ linkId }) => linkId === ends.question)
  return asked !== undefined && [answers[asked.key]].flat().includes(ends?.answer)
}

export const hasEnded = ({ extension }: Pick<QuestionnaireResponse, 'extension'>): boolean =>
  listOf(extension).some(({ url, valueBoolean }) => url === endedUrl && valueBoolean === true)

/** Still as it was carried over; what was changed since is today's answer. */
export const isCarried = (
  { key }: Pick<FormItem, 'key'>,
  answers: Answers,
  carried: Carried | undefined,
): boolean =>
  carried !== undefined &&
  carried.answers[key] !== undefined &&
  String(carried.answers[key]) === String(answers[key] ?? '')

function toAnswer(item: FormItem, said: string): QuestionnaireResponseItemAnswer {
  switch (item.kind) {
    case 'choice': {
      if (item.yesNo) return { valueBoolean: said === 'true' }
      const coding = item.options.find(({ value }) => value === said)?.coding
      return coding ? { valueCoding: withoutExtensions(coding) } : { valueString: said }
    }
    case 'number':
      return item.whole ? { valueInteger: Number(said) } : { valueDecimal: Number(said) }
    case 'date':
      return { valueDate: said }
    case 'text':
    case 'group':
    case 'words':
    case 'score':
    case 'unsupported':
      return { valueString: said }
  }
}

const withoutExtensions = ({
  extension: _,
  ...coding
}: NonNullable<QuestionnaireResponseItemAnswer['valueCoding']>) => coding

/** One time that a form was filled in. */
export type Assessment = {
  id: string
  title: string
  at: string | undefined
  answers: { label: string; words: string; carriedFrom: string | undefined }[]
  score: Score | undefined
  source: Source
}

/** What was answered, in words; `form` when the record has it, for its labels and bands. */
export function toAssessment(response: Stored<QuestionnaireResponse>, form: Form | undefined): Assessment {
  const items = flat(listOf(response.item))
  const byLink = new Map(form ? everyItem(form.items).map((item) => [item.linkId, item]) : [])
  const scoreItem = form && everyItem(form.items).find(({ kind }) => kind === 'score')
  const recorded = items.find(({ linkId }) => linkId === scoreItem?.linkId)?.answer?.[0]
  const total = recorded?.valueInteger ?? recorded?.valueDecimal
  return {
    id: response.id,
    title: form?.title ?? 'A form that this record does not hold',
    at: response.authored,
    answers: items.flatMap(({ linkId, text, answer, extension }) => {
      const words = listOf(answer)
        .map((one) => answerWords(one, byLink.get(linkId)))
        .filter(Boolean)
      if (words.length === 0 || linkId === scoreItem?.linkId) return []
      const from = listOf(extension).find(({ url }) => url === carriedFrom)?.valueDateTime
      return [
        {
          label: byLink.get(linkId)?.label ?? text ?? linkId,
          words: words.join('; '),
          carriedFrom: from && formatDate(from),
        },
      ]
    }),
    score:
      total === undefined || scoreItem?.kind !== 'score'
        ? undefined
        : { total, band: scoreItem.bands.findLast(({ from }) => total >= from) },
    source: sourceOf(response, response.authored),
  }
}

const flat = (items: QuestionnaireResponseItem[]): QuestionnaireResponseItem[] =>
  items.flatMap((item) => [
    item,
    ...flat(listOf(item.item)),
    ...flat(listOf(item.answer).flatMap((answer) => listOf(answer.item))),
  ])

function answerWords(answer: QuestionnaireResponseItemAnswer, item: FormItem | undefined): string {
  const { valueCoding, valueBoolean, valueString, valueDate, valueDateTime, valueQuantity } = answer
  if (valueCoding) return valueCoding.display ?? valueCoding.code ?? ''
  if (valueBoolean !== undefined) return valueBoolean ? 'Yes' : 'No'
  if (valueDate ?? valueDateTime) return formatDate(valueDate ?? valueDateTime)
  const number = answer.valueInteger ?? answer.valueDecimal ?? valueQuantity?.value
  const unit = valueQuantity?.unit ?? (item?.kind === 'number' ? item.unit : undefined)
  if (number !== undefined) return unit ? `${number} ${unit}` : String(number)
  return valueString ?? answer.valueReference?.display ?? answer.valueUri ?? ''
}

/** The answers of an earlier time, to be offered again; what the form no longer offers is left out. */
export function answersOf(response: QuestionnaireResponse, form: Form): Answers {
  const byLink = new Map(flat(listOf(response.item)).map((item) => [item.linkId, listOf(item.answer)]))
  return Object.fromEntries(
    everyItem(form.items).flatMap((item) => {
      const said = (byLink.get(item.linkId) ?? []).map(answerValue).filter((value) => isOffered(item, value))
      if (item.kind === 'score' || said.length === 0) return []
      return [[item.key, item.kind === 'choice' && item.many ? said : said[0]]]
    }),
  )
}

function answerValue(answer: QuestionnaireResponseItemAnswer): string {
  const { valueCoding, valueBoolean, valueString, valueDate, valueInteger, valueDecimal } = answer
  return String(
    valueCoding?.code ?? valueBoolean ?? valueString ?? valueDate ?? valueInteger ?? valueDecimal ?? '',
  )
}

/** A newer version of a form may have other answers than the one it was filled in with. */
const isOffered = (item: FormItem, said: string) =>
  item.kind !== 'choice' || item.options.some(({ value }) => value === said)

/** When each answer was really asked, where it had been carried from before. */
export function askedOn(response: QuestionnaireResponse, form: Form): Record<string, string> {
  const items = flat(listOf(response.item))
  return Object.fromEntries(
    everyItem(form.items).flatMap(({ key, linkId }) => {
      const item = items.find((one) => one.linkId === linkId)
      const on = listOf(item?.extension).find(({ url }) => url === carriedFrom)?.valueDateTime
      return on ? [[key, on]] : []
    }),
  )
}

/** `https://…/must|1` and `https://…/must` are the same form; its answers are read by the newest version of it. */
export const isOf = (
  response: Pick<QuestionnaireResponse, 'questionnaire'>,
  { url, id }: Pick<Form, 'url' | 'id'>,
) => {
  const bare = (address = '') => address.split('|')[0]
  return bare(response.questionnaire) === bare(url) || response.questionnaire === `Questionnaire/${id}`
}
