import type { Dosage, Quantity, Timing } from 'fhir/r4'

import { periodText } from '#clinical/value.ts'
import { textOf } from '#fhir/coding.ts'
import { formatDateTime } from '#fhir/dates.ts'

/** DOSE, rate, duration, route, frequency, in the order of CUI MEDi, as far as the record gives them. */
export type DoseLine = {
  dose: string | undefined
  parts: string[]
  /** The words the prescriber sent, when they are not what stands above */
  asWritten: string | undefined
  /** Dose, route and frequency all stand above: the written words add nothing that must be seen at a glance */
  whole: boolean
}

export function toDoseLine(dosage: Dosage): DoseLine {
  const {
    text,
    patientInstruction,
    additionalInstruction = [],
    doseAndRate = [],
    route,
    site,
    method,
  } = dosage
  const dose = doseAndRate.map(doseOf).find(Boolean)
  const structured = [
    doseAndRate.map(rateOf).find(Boolean),
    durationOf(dosage.timing),
    route && inLine(textOf(route, '')),
    site && textOf(site, ''),
    method && !route ? textOf(method, '') : undefined,
    timingText(dosage.timing),
    asNeededText(dosage),
    maximumText(dosage),
  ]
  const parts = structured.filter((part): part is string => Boolean(part))
  const extra = additionalInstruction.map((one) => textOf(one, '')).filter(Boolean)
  const words = text?.trim() || patientInstruction?.trim()
  if (!dose && parts.length === 0) {
    return { dose: undefined, parts: words ? [words] : extra, asWritten: undefined, whole: true }
  }
  const whole = Boolean(dose && route && (timingText(dosage.timing) || asNeededText(dosage)))
  return { dose, parts: [...parts, ...extra], asWritten: words, whole }
}

const doseOf = ({ doseQuantity, doseRange }: NonNullable<Dosage['doseAndRate']>[number]) =>
  amount(doseQuantity) ?? amountRange(doseRange?.low, doseRange?.high)

const rateOf = ({ rateQuantity, rateRange, rateRatio }: NonNullable<Dosage['doseAndRate']>[number]) =>
  amount(rateQuantity) ??
  amountRange(rateRange?.low, rateRange?.high) ??
  (rateRatio
    ? [amount(rateRatio.numerator), amount(rateRatio.denominator)].filter(Boolean).join(' per ')
    : undefined)

const unitWords: Record<string, string> = {
  ug: 'micrograms',
  µg: 'micrograms',
  μg: 'micrograms',
  mcg: 'micrograms',
  microgram: 'micrograms',
  ng: 'nanograms',
  nanogram: 'nanograms',
  U: 'units',
  '[U]': 'units',
  '[iU]': 'international units',
  IU: 'international units',
  iu: 'international units',
  ml: 'mL',
  milligram: 'mg',
  gram: 'g',
  millilitre: 'mL',
}

/** `500 micrograms`, `5,000 units`, `40 mg per mL`: a space, words in full, no slash (MEDi-014..047). */
export function amount(quantity: Quantity | undefined): string | undefined {
  if (quantity?.value === undefined) return undefined
  const { value, unit, code, comparator = '' } = quantity
  const sent = (unit ?? code ?? '').trim()
  const words = sent
    .split('/')
    .map((part) => unitWords[part.trim()] ?? part.trim().replace(/^\{(.*)\}$/, '$1'))
    .join(' per ')
  return [`${comparator}${value.toLocaleString('en-GB', { maximumFractionDigits: 20 })}`, words]
    .filter(Boolean)
    .join(' ')
}

function amountRange(low: Quantity | undefined, high: Quantity | undefined): string | undefined {
  const [from, to] = [amount(low), amount(high)]
  return from && to ? `${from} to ${to}` : from ? `at least ${from}` : to && `up to ${to}`
}

const times: Record<string, string> = {
  QD: 'once a day',
  BID: 'twice a day',
  TID: 'three times a day',
  QID: 'four times a day',
  AM: 'in the morning',
  PM: 'in the afternoon',
  BED: 'at bedtime',
  QOD: 'every other day',
  Q4H: 'every 4 hours',
  Q6H: 'every 6 hours',
  Q8H: 'every 8 hours',
  WK: 'once a week',
  MO: 'once a month',
}

const whenWords: Record<string, string> = {
  MORN: 'in the morning',
  'MORN.early': 'in the early morning',
  AFT: 'in the afternoon',
  EVE: 'in the evening',
  NIGHT: 'at night',
  HS: 'at bedtime',
  AC: 'before meals',
  PC: 'after meals',
  C: 'with meals',
  ACM: 'before breakfast',
  ACD: 'before lunch',
  ACV: 'before dinner',
  PCM: 'after breakfast',
  WAKE: 'on waking',
}

const periodWords: Record<string, string> = {
  s: 'second',
  min: 'minute',
  h: 'hour',
  d: 'day',
  wk: 'week',
  mo: 'month',
  a: 'year',
}
const dayWords: Record<string, string> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
}

/** How often, in words; abbreviations of the trade (BD, TDS) are never shown. */
export function timingText(timing: Timing | undefined): string | undefined {
  if (!timing) return undefined
  const { repeat, code, event = [] } = timing
  const known = code?.coding?.map(({ code }) => times[code ?? '']).find(Boolean)
  if (known) return known
  const words = [
    frequencyText(repeat),
    ...(repeat?.when ?? []).map((one) => whenWords[one]),
    repeat?.dayOfWeek?.length ? `on ${repeat.dayOfWeek.map((day) => dayWords[day] ?? day).join(', ')}` : '',
    repeat?.timeOfDay?.length ? `at ${repeat.timeOfDay.map((time) => time.slice(0, 5)).join(', ')}` : '',
    repeat?.boundsPeriod ? periodText(repeat.boundsPeriod) : '',
    event.length > 0 ? event.map((one) => formatDateTime(one)).join(', ') : '',
  ]
  return words.filter(Boolean).join(' ') || (code && textOf(code, '')) || undefined
}

function frequencyText(repeat: Timing['repeat']): string | undefined {
  if (!repeat?.period || !repeat.periodUnit) return repeat?.count === 1 ? 'once' : undefined
  const { frequency = 1, frequencyMax, period, periodMax, periodUnit } = repeat
  const unit = periodWords[periodUnit] ?? periodUnit
  const often = frequencyMax
    ? `${frequency} to ${frequencyMax} times`
    : (countWords[frequency] ?? `${frequency} times`)
  if (period === 1 && !periodMax) return `${often} ${unit === 'hour' ? 'an' : 'a'} ${unit}`
  const every = `every ${periodMax ? `${period} to ${periodMax}` : period} ${unit}s`
  return frequency === 1 && !frequencyMax ? every : `${often} ${every}`
}

const countWords: Record<number, string> = { 1: 'once', 2: 'twice', 3: 'three times', 4: 'four times' }

function durationOf(timing: Timing | undefined): string | undefined {
  const { duration, durationUnit, boundsDuration } = timing?.repeat ?? {}
  if (duration && durationUnit) {
    const unit = periodWords[durationUnit] ?? durationUnit
    return `over ${duration} ${duration === 1 ? unit : `${unit}s`}`
  }
  return boundsDuration?.value
    ? `for ${boundsDuration.value} ${boundsDuration.unit ?? periodWords[boundsDuration.code ?? ''] ?? ''}`.trim()
    : undefined
}

function asNeededText({ asNeededBoolean, asNeededCodeableConcept }: Dosage): string | undefined {
  if (asNeededCodeableConcept)
    return `when required for ${textOf(asNeededCodeableConcept, 'a reason not recorded')}`
  return asNeededBoolean ? 'when required' : undefined
}

function maximumText({ maxDosePerPeriod, maxDosePerAdministration }: Dosage): string | undefined {
  const per = [amount(maxDosePerPeriod?.numerator), amount(maxDosePerPeriod?.denominator)]
  const period =
    per[0] && per[1]
      ? `max ${per[0]} in ${per[1].replace(/ h$/, ' hours').replace(/ d$/, ' days')}`
      : undefined
  const once = amount(maxDosePerAdministration)
  return period ?? (once ? `max ${once} at once` : undefined)
}

/** `Oral` as part of a line is `oral`; an abbreviation stays as it was sent. */
const inLine = (words: string) =>
  /^[A-Z][a-z]/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words
