import type {
  CarePlan,
  Extension,
  PlanDefinition,
  QuestionnaireResponse,
  QuestionnaireResponseItem,
} from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'
import { timingText } from '#clinical/medicines/dose-line.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'
import type { Stored } from '#fhir/client.ts'
import { quantityText, textOf } from '#fhir/coding.ts'
import { formatDateTime, instantOf } from '#fhir/dates.ts'

const structure = 'https://lune.example/fhir/StructureDefinition'

/** A plan to start from: a FHIR PlanDefinition in the record, with its wording, its source and what asks for it. */
export type Template = {
  id: string
  url: string
  canonical: string
  title: string
  need: string
  source: string | undefined
  goals: { words: string; measure: string; value: string; days: number | undefined }[]
  activities: { words: string; often: string }[]
  triggers: Trigger[]
}
/** An answer of an assessment that asks for the plan: a number from `from` upwards, or one of `answers`. */
type Trigger = {
  form: string
  item: string
  from: number | undefined
  answers: string[]
  words: string
}

export function toTemplate(definition: Stored<PlanDefinition>): Template {
  const { id, url, version, title, name, description, purpose, copyright, extension } = definition
  const address = url ?? `PlanDefinition/${id}`
  return {
    id,
    url: address,
    canonical: version ? `${address}|${version}` : address,
    title: title?.trim() || name?.trim() || 'Plan without a title',
    need: (description ?? purpose ?? '').trim(),
    source: copyright?.trim() || undefined,
    goals: listOf(definition.goal).map(({ description: words, target }) => {
      const [first] = listOf(target)
      return {
        words: textOf(words, ''),
        measure: first?.measure ? textOf(first.measure, '') : '',
        value:
          quantityText(first?.detailQuantity) ??
          (first?.detailCodeableConcept ? textOf(first.detailCodeableConcept, '') : ''),
        days: first?.due?.code === 'd' ? first.due.value : undefined,
      }
    }),
    activities: listOf(definition.action).map(({ title, description, timingTiming }) => ({
      words: title?.trim() || description?.trim() || '',
      often: timingText(timingTiming) ?? '',
    })),
    triggers: listOf(extension)
      .filter((one) => one.url === `${structure}/plan-trigger`)
      .flatMap(toTrigger),
  }
}

function toTrigger({ extension }: Extension): Trigger[] {
  const part = (name: string) => listOf(extension).find(({ url }) => url === name)
  const [form, item] = [part('form')?.valueCanonical, part('item')?.valueString]
  if (!form || !item) return []
  const answers = listOf(extension).flatMap(({ url, valueString }) =>
    url === 'answer' && valueString ? [valueString] : [],
  )
  return [
    {
      form: bare(form),
      item,
      from: part('from')?.valueDecimal,
      answers,
      words: part('words')?.valueString ?? '',
    },
  ]
}

const bare = (canonical = '') => canonical.split('|')[0] ?? ''

/** An assessment that asks for a plan which nobody has started. */
export type Offer = { template: Template; responseId: string; at: string | undefined; because: string }

type Asked = {
  templates: readonly Template[]
  responses: readonly Stored<QuestionnaireResponse>[]
  /** Those entered in error too: an assessment makes its plan once */
  plans: readonly CarePlan[]
  /** What was found before this stay says nothing of it */
  since: string | undefined
}

/** Only the newest answers of each form count: what was found before them is over. */
export function offersOf({ templates, responses, plans, since }: Asked): Offer[] {
  const newest = new Map<string, Stored<QuestionnaireResponse>>()
  const byTime = responses.toSorted((one, other) => (other.authored ?? '').localeCompare(one.authored ?? ''))
  for (const response of byTime) {
    const form = bare(response.questionnaire)
    if (!newest.has(form) && !isBefore(response.authored, since)) newest.set(form, response)
  }
  return templates.flatMap((template) => {
    if (plans.some((plan) => isOf(plan, template) && isGoing(plan))) return []
    const met = template.triggers.flatMap((trigger) => {
      const response = newest.get(trigger.form)
      return response && isMet(trigger, response) ? [{ trigger, response }] : []
    })
    const [first] = met.filter(
      ({ response }) => !plans.some((plan) => isMadeFrom(plan, template, response.id)),
    )
    if (!first) return []
    const { id: responseId, authored: at } = first.response
    const because = met
      .filter(({ response }) => response.id === responseId)
      .map(({ trigger }) => trigger.words)
      .join('; ')
    return [{ template, responseId, at, because }]
  })
}

const isBefore = (one: string | undefined, other: string | undefined) =>
  (instantOf(one) ?? Number.MAX_SAFE_INTEGER) < (instantOf(other) ?? 0)

const isOf = ({ instantiatesCanonical }: CarePlan, { url }: Template) =>
  listOf(instantiatesCanonical).some((one) => bare(one) === url)
const isGoing = ({ status }: CarePlan) => status === 'active' || status === 'on-hold' || status === 'draft'
const isMadeFrom = (plan: CarePlan, template: Template, responseId: string) =>
  isOf(plan, template) &&
  listOf(plan.supportingInfo).some((one) => referenceId(one, 'QuestionnaireResponse') === responseId)

/** Does this answer ask for a plan? The number is the one that was recorded with the form, by its own bands. */
function isMet({ item, from, answers }: Trigger, response: QuestionnaireResponse): boolean {
  const said = everyItem(listOf(response.item))
    .filter(({ linkId }) => linkId === item)
    .flatMap(({ answer }) => listOf(answer))
  return said.some((one) => {
    const number = one.valueInteger ?? one.valueDecimal ?? one.valueQuantity?.value
    if (from !== undefined) return number !== undefined && number >= from
    const words = [
      one.valueCoding?.code,
      one.valueCoding?.display,
      one.valueString,
      one.valueBoolean?.toString(),
    ]
    return words.some((word) => word !== undefined && answers.includes(word))
  })
}

const everyItem = (items: QuestionnaireResponseItem[]): QuestionnaireResponseItem[] =>
  items.flatMap((item) => [item, ...everyItem(listOf(item.item))])

/** `Falls, 27-Nov-2026 14:05: fallen in the last 12 months` */
export const offerWords = ({ at, because }: Offer): string =>
  [`Assessed ${formatDateTime(at, 'on a day that is not recorded')}`, because].filter(Boolean).join(': ')
