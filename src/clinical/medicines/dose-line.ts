import type { Dosage, Duration, Timing } from 'fhir/r4'

import { periodText } from '#clinical/results/value.ts'
import { textOf } from '#fhir/coding.ts'
import { formatDateTime } from '#fhir/dates.ts'

import { perText } from './medicine-name.ts'
import {
  amount,
  amountRange,
  frequencyOfCode,
  numberText,
  plural,
  routeText,
  spelledOut,
  timesText,
} from './medicine-words.ts'

/** The second half of a medicine's line: `DOSE` **dose** – rate – duration – route – frequency (CUI MEDi). */
export type DoseLine = {
  dose: string | undefined
  parts: string[]
  route: string | undefined
  /** The words the prescriber sent, when they are not what stands above */
  asWritten: string | undefined
  /** Dose, route and frequency all stand above: the written words add nothing that must be seen at a glance */
  whole: boolean
  /** How it stands to the line before it: at the same time, or after it */
  joined: 'and' | 'then'
}

/** The lines of one medicine in the order of taking them: of the same number together, of the next number afterwards. */
export function toDoseLines(dosages: readonly Dosage[] = []): DoseLine[] {
  const inOrder = dosages.toSorted((one, other) => (one.sequence ?? 0) - (other.sequence ?? 0))
  return inOrder.map((dosage, index) => {
    const before = inOrder[index - 1]?.sequence
    const later = dosage.sequence !== undefined && before !== undefined && dosage.sequence > before
    return { ...toDoseLine(dosage), joined: later ? 'then' : 'and' }
  })
}

function toDoseLine(dosage: Dosage): DoseLine {
  const {
    text,
    patientInstruction,
    additionalInstruction = [],
    doseAndRate = [],
    route,
    site,
    method,
  } = dosage
  const distinct = (words: (string | undefined)[]) =>
    [...new Set(words.filter(Boolean))].join(', ') || undefined
  const dose = distinct(doseAndRate.map(doseOf))
  const way = route && routeText(textOf(route, ''))
  const place = site && routeText(textOf(site, ''))
  const frequency = [timingText(dosage.timing), asNeededText(dosage)].filter(Boolean).join(' ')
  const most = maximumText(dosage)
  const structured = [
    distinct(doseAndRate.map(rateOf)),
    durationOf(dosage.timing),
    way,
    place === way ? undefined : place,
    method && !route ? textOf(method, '') : undefined,
    [frequency, most && `(${most})`].filter(Boolean).join(' '),
    boundsOf(dosage.timing),
  ].filter((part): part is string => Boolean(part))
  const extra = [...additionalInstruction.map((one) => textOf(one, '')), patientInstruction ?? '']
    .map(spelledOut)
    .filter(Boolean)
  const words = text?.trim()
  const line = { dose, route: way, joined: 'and' as const }
  if (!dose && structured.length === 0) {
    const spelled = words ? spelledOut(words) : ''
    return {
      ...line,
      parts: spelled ? [spelled, ...extra] : extra,
      asWritten: spelled && spelled !== words ? words : undefined,
      whole: spelled === (words ?? ''),
    }
  }
  return {
    ...line,
    parts: [...structured, ...extra],
    asWritten: words,
    whole: Boolean(dose && route && frequency),
  }
}

type DoseAndRate = NonNullable<Dosage['doseAndRate']>[number]

const doseOf = ({ doseQuantity, doseRange }: DoseAndRate) =>
  amount(doseQuantity) ?? amountRange(doseRange?.low, doseRange?.high)

const rateOf = ({ rateQuantity, rateRange, rateRatio }: DoseAndRate) =>
  amount(rateQuantity) ??
  amountRange(rateRange?.low, rateRange?.high) ??
  perText(rateRatio?.numerator, rateRatio?.denominator)

const whenWords: Record<string, string> = {
  MORN: 'in the morning',
  'MORN.early': 'in the early morning',
  'MORN.late': 'in the late morning',
  NOON: 'at midday',
  AFT: 'in the afternoon',
  EVE: 'in the evening',
  NIGHT: 'at night',
  HS: 'at bedtime',
  PHS: 'after going to bed',
  WAKE: 'on waking',
  C: 'with meals',
  CM: 'with breakfast',
  CD: 'with lunch',
  CV: 'with dinner',
  AC: 'before meals',
  ACM: 'before breakfast',
  ACD: 'before lunch',
  ACV: 'before dinner',
  PC: 'after meals',
  PCM: 'after breakfast',
  PCD: 'after lunch',
  PCV: 'after dinner',
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

/** How often, in words; the abbreviations of the trade (BD, TDS) are never shown. */
export function timingText(timing: Timing | undefined): string | undefined {
  if (!timing) return undefined
  const { repeat = {}, code, event = [] } = timing
  const known = code?.coding?.map(({ code }) => frequencyOfCode(code ?? '')).find(Boolean)
  if (known) return known
  const { when = [], offset, dayOfWeek = [], timeOfDay = [], count } = repeat
  const about = offset ? `${many(offset, 'min')} ` : ''
  const words = [
    frequencyText(repeat),
    ...when.map((one) => `${about}${whenWords[one] ?? one}`),
    dayOfWeek.length > 0 ? `on ${dayOfWeek.map((day) => dayWords[day] ?? day).join(', ')}` : '',
    timeOfDay.length > 0 ? `at ${timeOfDay.map((time) => time.slice(0, 5)).join(', ')}` : '',
    count && count > 1 ? `${timesText(count)} in all` : '',
    event.length > 0 ? event.map((one) => formatDateTime(one)).join(', ') : '',
  ]
  return words.filter(Boolean).join(' ') || spelledOut(code ? textOf(code, '') : '') || undefined
}

function frequencyText(repeat: NonNullable<Timing['repeat']>): string | undefined {
  const { frequency = 1, frequencyMax, period, periodMax, periodUnit, count } = repeat
  if (!period || !periodUnit) return count === 1 ? 'once' : undefined
  const unit = periodWords[periodUnit] ?? periodUnit
  const often = frequencyMax ? `${frequency} to ${frequencyMax} times` : timesText(frequency)
  if (period === 1 && !periodMax) return `${often} ${unit === 'hour' ? 'an' : 'a'} ${unit}`
  const every = `every ${periodMax ? `${numberText(period)} to ${periodMax}` : numberText(period)} ${unit}s`
  return frequency === 1 && !frequencyMax ? every : `${often} ${every}`
}

/** `30 minutes`, `1 hour`. */
function many(value: number, unit: string): string {
  const word = periodWords[unit] ?? unit
  return `${numberText(value)} ${value === 1 || !periodWords[unit] ? word : `${word}s`}`
}

/** How long one dose takes to go in. */
function durationOf({ repeat }: Timing = {}): string | undefined {
  if (!repeat?.duration || !repeat.durationUnit) return undefined
  const { duration, durationMax, durationUnit } = repeat
  return `over ${durationMax ? `${numberText(duration)} to ` : ''}${many(durationMax ?? duration, durationUnit)}`
}

/** How long the course runs. */
function boundsOf({ repeat }: Timing = {}): string | undefined {
  const { boundsDuration, boundsRange, boundsPeriod } = repeat ?? {}
  if (boundsDuration?.value !== undefined) return `for ${lengthText(boundsDuration)}`
  const [low, high] = [boundsRange?.low, boundsRange?.high]
  if (high?.value !== undefined)
    return `for ${low?.value === undefined ? 'up to' : `${numberText(low.value)} to`} ${lengthText(high)}`
  return boundsPeriod ? periodText(boundsPeriod) : undefined
}

const lengthText = ({ value = 0, unit, code }: Duration) =>
  code && periodWords[code]
    ? many(value, code)
    : `${numberText(value)} ${plural(unit ?? code ?? '', value)}`.trim()

function asNeededText({ asNeededBoolean, asNeededCodeableConcept }: Dosage): string | undefined {
  if (asNeededCodeableConcept)
    return `when required for ${textOf(asNeededCodeableConcept, 'a reason not recorded')}`
  return asNeededBoolean ? 'when required' : undefined
}

/** `max 4 g in 24 hours`. */
function maximumText({ maxDosePerPeriod, maxDosePerAdministration, maxDosePerLifetime }: Dosage): string {
  const { numerator, denominator } = maxDosePerPeriod ?? {}
  const most = amount(numerator)
  const period = denominator?.value !== undefined ? lengthText(denominator) : ''
  return [
    most && (period ? `max ${most} in ${period}` : `max ${most}`),
    amount(maxDosePerAdministration) && `max ${amount(maxDosePerAdministration)} at once`,
    amount(maxDosePerLifetime) && `max ${amount(maxDosePerLifetime)} in a lifetime`,
  ]
    .filter(Boolean)
    .join(', ')
}
