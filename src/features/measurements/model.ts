import type { Observation } from 'fhir/r4'

import { enteredAt } from '#clinical/observations/latest-weight.ts'
import { isTakenBack, observedAt } from '#clinical/observations/news2-score.ts'
import { type Struck, toStruck } from '#clinical/observations/struck.ts'
import { referenceText, valueText } from '#clinical/results/value.ts'
import { hasCode, quantityText, textOf } from '#fhir/coding.ts'
import { formatDateTime, instantOf } from '#fhir/dates.ts'
import { scaleAround } from '#ui/chart/scale.ts'
import type { ChartPoint, Scale, Strip } from '#ui/chart/strip.ts'

import { comaScaleText } from './coma-scale.ts'
import type { Group, Quantity } from './groups.ts'

/** Nothing recorded, nothing taken back, and nothing that could not be read. */
export const isEmpty = ({ strips, struck, unreadable }: Measurements) =>
  strips.length === 0 && struck.length === 0 && unreadable === 0

type Kept = Observation & { id: string }

/** What a group of charts is drawn from, and what was taken back of it. */
export type Measurements = {
  strips: Strip[]
  struck: { id: string; words: string; struck: Struck }[]
  /** What stands, the newest first, in words */
  entries: { id: string; words: string }[]
  unreadable: number
}

/** A strip for each quantity and each unit it was sent in: units are never mixed and never converted (hazard H7). */
export function toMeasurements({ quantities }: Group, observations: readonly Kept[]): Measurements {
  const strips: Strip[] = []
  const struck: Measurements['struck'] = []
  const entries: { id: string; words: string; at: number }[] = []
  let unreadable = 0
  // Of two at one minute the one that was entered last is the newer.
  const asEntered = observations.toSorted((one, other) => enteredAt(one) - enteredAt(other))
  for (const quantity of quantities) {
    const byUnit = new Map<string, ChartPoint[]>()
    for (const resource of asEntered) {
      try {
        if (!quantity.codings.some((coding) => hasCode(resource.code, coding))) continue
        const { unit, ...point } = toPoint(resource)
        const words = `${point.when} · ${quantity.name} ${[point.text, unit].filter(Boolean).join(' ')}`
        if (isTakenBack(resource)) {
          struck.push({ id: resource.id, words, struck: toStruck(resource) })
          continue
        }
        byUnit.set(unit, [...(byUnit.get(unit) ?? []), point])
        entries.push({ id: resource.id, words, at: point.at ?? 0 })
      } catch {
        // one odd resource must not take the chart with it
        unreadable += 1
      }
    }
    for (const [unit, points] of byUnit) strips.push(toStrip(quantity, unit, points))
  }
  const newestFirst = entries.toReversed().toSorted((one, other) => other.at - one.at)
  return { strips, struck, unreadable, entries: newestFirst.map(({ id, words }) => ({ id, words })) }
}

function toStrip({ name, scale, bands }: Quantity, unit: string, points: ChartPoint[]): Strip {
  const oldestFirst = points.toSorted((one, other) => (one.at ?? 0) - (other.at ?? 0))
  return {
    // Two strips of one quantity are told apart by their unit.
    name,
    unit,
    points: oldestFirst,
    scale: 'fixed' in scale ? scale.fixed : aroundThe(points, scale.least),
    ...(bands ? { bands } : {}),
  }
}

const aroundThe = (points: readonly ChartPoint[], least: number): Scale =>
  scaleAround(
    points.flatMap(({ value }) => value ?? []),
    least,
  )

function toPoint(resource: Kept): ChartPoint & { unit: string } {
  const { valueInteger, referenceRange, component = [], status, performer } = resource
  const valueQuantity = withoutScoreUnit(resource.valueQuantity)
  const at = observedAt(resource)
  const value = valueQuantity?.value ?? valueInteger ?? numberSaid(resource)
  const unit = quantityUnit(valueQuantity)
  const parts = comaScaleText(component)
  const range = referenceText(referenceRange)
  const remark = [
    parts,
    statusWords[status],
    performer?.find(({ display }) => display)?.display ?? '',
  ].filter(Boolean)
  return {
    at: momentOf(at),
    when: formatDateTime(at, 'Time not recorded'),
    // What is below or above a limit is drawn there, as a ring.
    value,
    text: textOfValue({ ...resource, ...(valueQuantity ? { valueQuantity } : {}) }, unit),
    unit,
    ...(valueQuantity?.comparator ? { hollow: true } : {}),
    ...(range ? { range: { text: range, ...limitsOf(resource) } } : {}),
    ...(remark.length > 0 ? { remark: remark.join('; ') } : {}),
  }
}

/** A score is a number of points: `13`, not `13 score`. */
function withoutScoreUnit(quantity: Observation['valueQuantity']): Observation['valueQuantity'] {
  if (!quantity || !/^\{score(of)?\}$/i.test(quantity.code ?? quantity.unit ?? '')) return quantity
  const { unit: _unit, code: _code, ...rest } = quantity
  return rest
}

/** Some send a pain score as the text `2`. */
const numberSaid = ({ valueString }: Observation) =>
  valueString !== undefined && /^\d+(\.\d+)?$/.test(valueString.trim()) ? Number(valueString) : undefined

/** The value without its unit, which stands at the head of its column; a tenth where a device sends more. */
function textOfValue(resource: Observation, unit: string): string {
  const { valueQuantity, dataAbsentReason } = resource
  if (valueQuantity?.value === undefined)
    return dataAbsentReason ? `No value: ${textOf(dataAbsentReason, 'no reason given')}` : valueText(resource)
  const rounded = { ...valueQuantity, value: Math.round(valueQuantity.value * 100) / 100 }
  const text = quantityText(rounded) ?? '–'
  return unit && text.endsWith(unit) ? text.slice(0, -unit.length).trim() : text
}

function quantityUnit(quantity: Observation['valueQuantity']): string {
  if (quantity?.value === undefined) return ''
  return (quantityText({ ...quantity, value: 0 }) ?? '').replace(/^\D*0\s*/, '')
}

/** A single range with numbers is drawn; several, as a laboratory's by severity, are only said. */
function limitsOf({ referenceRange = [], valueQuantity }: Observation): { low?: number; high?: number } {
  const [only, other] = referenceRange
  if (!only || other) return {}
  const same = ({ code, unit }: { code?: string; unit?: string }) =>
    (code ?? unit) === (valueQuantity?.code ?? valueQuantity?.unit)
  return {
    ...(only.low?.value !== undefined && same(only.low) ? { low: only.low.value } : {}),
    ...(only.high?.value !== undefined && same(only.high) ? { high: only.high.value } : {}),
  }
}

/** A day without a time is drawn at its noon; a year or a month is not drawn. */
const momentOf = (at: string | undefined) =>
  instantOf(at) ?? (at && /^\d{4}-\d\d-\d\d$/.test(at) ? Date.parse(`${at}T12:00:00Z`) : undefined)

const statusWords: Partial<Record<Observation['status'], string>> = {
  amended: 'amended',
  corrected: 'corrected',
  preliminary: 'preliminary',
  registered: 'not final',
  unknown: 'status not known',
}
