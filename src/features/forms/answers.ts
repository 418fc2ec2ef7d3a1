import type { QuestionnaireItemEnableWhen } from 'fhir/r4'

import { everyItem, type Form, type FormItem, type ScoreBand } from './questionnaire.ts'

/** What was entered, by the key of its item: as typed, or what was ticked. */
export type Answers = Record<string, string | string[] | undefined>

const given = (answers: Answers, { key }: Pick<FormItem, 'key'>): string[] =>
  [answers[key] ?? []]
    .flat()
    .map((one) => one.trim())
    .filter(Boolean)

/**
 * Whether the form asks this now: an answer elsewhere may open or close it, and so does what closes the group around it.
 * An answer that is not asked for any more opens nothing. `within` are the questions that led here: a published form may
 * ask in a circle.
 */
export function isShown(
  form: Form,
  item: FormItem,
  answers: Answers,
  within: ReadonlySet<string> = new Set(),
): boolean {
  if (within.has(item.key)) return true
  const inside = new Set([...within, item.key])
  const holds = (condition: QuestionnaireItemEnableWhen) => isMet(form, condition, answers, inside)
  return (chainTo(form.items, item.key) ?? [item]).every(
    ({ shownWhen, any }) => shownWhen.length === 0 || (any ? shownWhen.some(holds) : shownWhen.every(holds)),
  )
}

/** The item with the groups around it, the outermost first. */
function chainTo(items: readonly FormItem[], key: string): FormItem[] | undefined {
  for (const item of items) {
    if (item.key === key) return [item]
    const inside = item.kind === 'group' ? chainTo(item.items, key) : undefined
    if (inside) return [item, ...inside]
  }
  return undefined
}

function isMet(
  form: Form,
  condition: QuestionnaireItemEnableWhen,
  answers: Answers,
  within: ReadonlySet<string>,
): boolean {
  const asked = everyItem(form.items).find(({ linkId }) => linkId === condition.question)
  const said = asked && isShown(form, asked, answers, within) ? given(answers, asked) : []
  const wanted =
    condition.answerCoding?.code ??
    condition.answerString ??
    condition.answerDate ??
    condition.answerBoolean ??
    condition.answerInteger ??
    condition.answerDecimal
  const compare = (holds: (one: number, other: number) => boolean) =>
    said.some((one) => holds(Number(one), Number(wanted)))
  switch (condition.operator) {
    case 'exists':
      return said.length > 0 === (condition.answerBoolean ?? true)
    case '=':
      return said.includes(String(wanted))
    case '!=':
      return said.length > 0 && !said.includes(String(wanted))
    case '>':
      return compare((one, other) => one > other)
    case '<':
      return compare((one, other) => one < other)
    case '>=':
      return compare((one, other) => one >= other)
    case '<=':
      return compare((one, other) => one <= other)
  }
}

export type Score = { total: number; band: ScoreBand | undefined }

/**
 * A score as the form says: the points of the answers it names. Undefined while one of them is missing: a missing
 * answer is not 0 (hazard H12). A list to tick may have nothing ticked; what is not asked now counts nothing.
 */
export function scoreOf(form: Form, item: FormItem, answers: Answers): Score | undefined {
  if (item.kind !== 'score') return undefined
  let total = 0
  for (const one of everyItem(form.items).filter(({ linkId }) => item.of.includes(linkId))) {
    if (!isShown(form, one, answers)) continue
    const said = given(answers, one)
    if (said.length === 0 && !(one.kind === 'choice' && one.many)) return undefined
    for (const answer of said) {
      const points =
        one.kind === 'choice' ? one.options.find(({ value }) => value === answer)?.points : Number(answer)
      if (points === undefined || Number.isNaN(points)) return undefined
      total += points
    }
  }
  return { total, band: item.bands.findLast(({ from }) => total >= from) }
}

/** What is wrong with the answers, by key; nothing when the form may be kept. */
export function faultsIn(form: Form, answers: Answers): Record<string, string> {
  const faults: Record<string, string> = {}
  const look = (items: readonly FormItem[]) => {
    for (const item of items) {
      if (!isShown(form, item, answers)) continue
      if (item.kind === 'group') look(item.items)
      const fault = faultOf(item, given(answers, item))
      if (fault) faults[item.key] = fault
    }
  }
  look(form.items)
  return faults
}

function faultOf(item: FormItem, said: string[]): string | undefined {
  if (item.kind === 'group' || item.kind === 'words' || item.kind === 'score' || item.kind === 'unsupported')
    return undefined
  if (said.length === 0) return item.required ? 'This needs an answer' : undefined
  if (item.kind !== 'number') return undefined
  const [written = ''] = said
  if (!/^-?\d+(\.\d+)?$/.test(written)) return 'Write a number, with a point for decimals'
  const number = Number(written)
  if (item.whole && !Number.isInteger(number)) return 'Write a whole number'
  if (item.least !== undefined && number < item.least) return `No less than ${item.least}`
  return item.most !== undefined && number > item.most ? `No more than ${item.most}` : undefined
}

/** Each item that is asked now and has an answer or a score, in the order of the form. */
export function answered(
  form: Form,
  answers: Answers,
): { item: FormItem; said: string[]; score: Score | undefined }[] {
  const look = (items: readonly FormItem[]): ReturnType<typeof answered> =>
    items
      .filter((item) => isShown(form, item, answers))
      .flatMap((item) => {
        if (item.kind === 'group') return look(item.items)
        const [said, score] = [given(answers, item), scoreOf(form, item, answers)]
        return said.length > 0 || score ? [{ item, said, score }] : []
      })
  return look(form.items)
}
