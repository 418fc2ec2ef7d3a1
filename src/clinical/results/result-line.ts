import type {
  Annotation,
  CodeableConcept,
  FhirResource,
  Observation,
  ObservationReferenceRange,
  Reference,
} from 'fhir/r4'

import { quantityUnit, textOf } from '#fhir/coding.ts'

import { listOf } from '#clinical/entries/lenient.ts'
import { resolve, type Source, sourceOf } from '#clinical/entries/source.ts'
import { type Susceptibility, susceptibilityOf } from './susceptibility.ts'
import { type Mark, markOf, noValue, referenceText, type Valued, valueText } from './value.ts'

/** One line of a report: a value with its unit, its mark and the range that came with it. */
export type ResultLine = {
  id: string
  /** What was measured, in every coding sent; the same analyte shares one of them */
  codes: string[]
  name: string
  value: string
  /** The number of it, for a trend; undefined for words, and for a number that could not be read */
  number: number | undefined
  /** `<`, `>`: the number is a limit, not a value */
  comparator: string | undefined
  unit: string
  /** How it was measured; two methods are two rows */
  method: string | undefined
  mark: Mark
  /** Everything the laboratory marked it with, in its codes; `mark` is the worst of them */
  marks: string[]
  range: string | undefined
  limits: { low?: number; high?: number }
  susceptibility: Susceptibility | undefined
  notes: string[]
  status: string | undefined
  when: string | undefined
  /** `when` for putting in order; a year alone counts from its start */
  at: number
  source: Source
  /** Panels nest, microbiology more than once (domain facts §6.1.1) */
  parts: ResultLine[]
}

/** Finds what a reference points to among what came along. */
export type Find = (reference: Reference, within: FhirResource) => FhirResource | undefined

const tables = new WeakMap<FhirResource[], Find>()

/** By a table, made once for an answer: a hundred reports and their thousand results are looked up in one. */
export function findIn(included: FhirResource[]): Find {
  const made = tables.get(included)
  if (made) return made
  const table = new Map(included.map((one) => [`${one.resourceType}/${one.id}`, one]))
  const find: Find = (reference, within) =>
    reference.reference?.startsWith('#')
      ? resolve(reference, within, [])
      : table.get(addressOf(reference.reference))
  tables.set(included, find)
  return find
}

const addressOf = (reference = '') =>
  reference.split('/_history/')[0]?.split('/').slice(-2).join('/') ?? reference

/** Undated things are older than all others: nobody takes them for the latest. */
export function orderOf(when: string | undefined): number {
  const instant = Date.parse(when ?? '')
  return Number.isFinite(instant) ? instant : Number.NEGATIVE_INFINITY
}

export const isObservation = (resource: FhirResource | undefined): resource is Observation =>
  resource?.resourceType === 'Observation'

export const isShown = ({ status }: Observation) => status !== 'entered-in-error'

/** Rings of references do not end; nobody nests deeper than this on purpose. */
const deepest = 6

export function toLine(observation: Observation, find: Find, depth = 0): ResultLine {
  const members = listOf(observation.hasMember).map((reference) => find(reference, observation))
  const when = observation.effectiveDateTime ?? observation.effectivePeriod?.start ?? observation.issued
  const shared = {
    when,
    at: orderOf(when),
    source: sourceOf(observation, observation.issued),
    method: methodOf(observation),
  }
  const parts = [
    ...listOf(observation.component).map((one, index) => ({
      ...shared,
      ...said(one, one.code, one.interpretation, one.referenceRange),
      id: `${observation.id}-${index}`,
      notes: [],
      status: undefined,
      parts: [],
    })),
    ...(depth < deepest
      ? members
          .filter(isObservation)
          .filter(isShown)
          .map((one) => toLine(one, find, depth + 1))
      : []),
  ]
  const { code, interpretation, referenceRange, status } = observation
  const line = said(observation, code, interpretation, referenceRange)
  const away = members.filter((one) => !isObservation(one)).length
  return {
    ...shared,
    ...line,
    id: observation.id ?? textOf(code, ''),
    value: line.value === noValue && parts.length > 0 ? '' : line.value,
    notes: [
      ...wordsOf(observation.note),
      ...(away > 0 ? [`${away === 1 ? '1 part was' : `${away} parts were`} not sent with it`] : []),
    ],
    status: statusWords[status],
    parts,
  }
}

/** What an observation and a component of one say alike. */
function said(
  valued: Valued,
  code: CodeableConcept | undefined,
  interpretation: CodeableConcept[] | undefined,
  ranges: ObservationReferenceRange[] | undefined,
) {
  const { valueQuantity: quantity, valueInteger, valueCodeableConcept } = valued
  const number = quantity?.value ?? valueInteger
  const [range] = listOf(ranges)
  return {
    codes: listOf(code?.coding).flatMap((one) => (one.code ? `${one.system ?? ''}|${one.code}` : [])),
    name: textOf(code, 'Result not named'),
    value: valueText(valued),
    number: typeof number === 'number' && Number.isFinite(number) ? number : undefined,
    comparator: quantity?.comparator,
    unit: quantity ? quantityUnit(quantity) : '',
    mark: markOf(interpretation),
    marks: listOf(interpretation).map(({ coding }) => listOf(coding)[0]?.code ?? 'other'),
    range: referenceText(ranges),
    // Several ranges (sex, pregnancy) are not one band to draw.
    limits: listOf(ranges).length === 1 ? limitsOf(range) : {},
    susceptibility: susceptibilityOf(interpretation, valueCodeableConcept),
  }
}

const limitsOf = (range: ObservationReferenceRange | undefined): ResultLine['limits'] => ({
  ...(range?.low?.value === undefined ? {} : { low: range.low.value }),
  ...(range?.high?.value === undefined ? {} : { high: range.high.value }),
})

const methodOf = ({ method, device }: Observation): string | undefined =>
  [method && textOf(method, ''), device?.display?.trim()].filter(Boolean).join(', ') || undefined

const wordsOf = (notes: Annotation[] | undefined): string[] =>
  listOf(notes).flatMap(({ text }) => text?.trim() || [])

/** Undefined for a final result. */
const statusWords: Record<string, string> = {
  registered: 'No result yet',
  preliminary: 'Preliminary',
  amended: 'Amended',
  corrected: 'Corrected',
  cancelled: 'Cancelled',
  unknown: 'Status not known',
}

/** Every line, however deep; the panels too. */
export const everyLine = (lines: readonly ResultLine[]): ResultLine[] =>
  lines.flatMap((line) => [line, ...everyLine(line.parts)])
