import { timeProblem } from '#clinical/acts/time-problem.ts'
import { chartAt, type Chart, type ChartChoice } from '#clinical/observations/chart-for.ts'
import {
  type Acvpu,
  type News2,
  news2,
  type News2Readings,
  parameterWords,
  type Scale,
} from '#clinical/observations/news2.ts'
import {
  type Distress,
  type Pews,
  pews,
  pewsParameterWords,
  type PewsReadings,
  type PressureNotRead,
} from '#clinical/observations/pews.ts'
import { fromLondonWallClock } from '#lib/london-time.ts'

import { checked, childRanges, type Measured, type Ranges, ranges } from './entry-ranges.ts'
import { checkedAmount, deviceOf } from './oxygen.ts'

/** What the form holds: text as typed. */
export type Values = Record<Measured, string> & {
  scale: '1' | '2'
  scaleReason: string
  air: '' | 'air' | 'oxygen'
  device: string
  flow: string
  acvpu: '' | Acvpu
  distress: '' | Distress
  pressureNotRead: '' | PressureNotRead
  carer: string
  concern: string[]
  concernWords: string
  observedAt: string
  incomplete: string
  incompleteWords: string
  amendReason: string
}

/** What the record and the clock say about this entry. */
export type Situation = {
  chart: Chart
  /** Which of the children's charts it is depends on the time that is entered */
  birth: string | undefined
  /** In maternity care: of a newborn's chart there is no score here */
  newborn?: boolean
  /** The scale that stands by the recorded decision, 1 without one */
  standing: Scale
  now: number
  /** When the time that stands in the form was written; now, when that is not said */
  writtenAt?: number
  /** True when a set on record is being corrected: then the reason is asked */
  amending?: boolean
}

type Read = Partial<News2Readings> & {
  dbp?: number
  distress?: Distress
  crt?: number
  pressureNotRead?: PressureNotRead
}

export type ObservationDraft = {
  chart: ChartChoice
  readings: Read
  oxygen: { device: string; litres?: number; percent?: number } | undefined
  scale: Scale
  /** A new decision about the scale, to be recorded with the set */
  scaleReason: string | undefined
  /** Undefined when another chart than NEWS2 is needed: then no such score is made */
  score: News2 | undefined
  /** Undefined on another chart, and where the birth date is too inexact to choose one */
  pews: Pews | undefined
  carer: string | undefined
  concern: { codes: string[]; words: string } | undefined
  incompleteReason: string | undefined
  amendReason: string | undefined
  /** With the offset of London */
  observedAt: string
}

export const incompleteReasons = [
  { value: 'refused', label: 'Refused' },
  { value: 'asleep', label: 'Asleep, not woken' },
  { value: 'off-ward', label: 'Off the ward' },
  { value: 'plan', label: 'Not needed by plan' },
  { value: 'unable', label: 'Unable to measure' },
  { value: 'other', label: 'Other' },
]

export type Problems = Partial<Record<keyof Values, string>>

const measured = Object.keys(ranges) as Measured[]

/** The chart of the time that stands in the form: the children's changes on the birthday. */
export function choiceOf({ observedAt }: Pick<Values, 'observedAt'>, situation: Situation): ChartChoice {
  const { chart, birth, newborn = false, now, writtenAt = now } = situation
  if (chart !== 'PEWS') return { chart, band: undefined }
  const at = new Date(Date.parse(fromLondonWallClock(observedAt, writtenAt) ?? '') || now)
  const choice = chartAt(birth, at, newborn)
  // Sixteen since the form was opened: the chart it was opened with is finished on.
  return choice.chart === 'PEWS' ? choice : { chart: 'PEWS', band: '13+y' }
}

export const rangesOf = ({ band }: ChartChoice): Ranges => (band ? childRanges(band) : ranges)

/** The readings that can be made of what stands in the form now; half-typed ones are left out. */
export function readingsOf(values: Values, limits: Ranges = ranges): Read {
  const numbers = measured.flatMap((name) => {
    const { value } = checked(name, values[name], limits)
    return value === undefined ? [] : [[name, value] as const]
  })
  const { air, acvpu, distress, pressureNotRead } = values
  return {
    ...Object.fromEntries(numbers),
    ...(air ? { onOxygen: air === 'oxygen' } : {}),
    ...(acvpu ? { acvpu } : {}),
    ...(distress ? { distress } : {}),
    ...(pressureNotRead ? { pressureNotRead } : {}),
  }
}

export const scaleOf = ({ scale }: Pick<Values, 'scale'>): Scale => (scale === '2' ? 2 : 1)

/** The NEWS2 score of what stands in the form now. */
export const liveScore = (values: Values): News2 => news2(readingsOf(values), scaleOf(values))

/** The PEWS score of what stands in the form now; undefined where there is no chart of the age to score by. */
export function livePews(values: Values, situation: Situation): Pews | undefined {
  const { band } = choiceOf(values, situation)
  return band && pews(band, pewsReadings(values, childRanges(band)))
}

function pewsReadings(values: Values, limits: Ranges): Partial<PewsReadings> {
  const { rr, distress, spo2, onOxygen, pulse, sbp, pressureNotRead, crt } = readingsOf(values, limits)
  const inspired =
    onOxygen === undefined
      ? undefined
      : onOxygen
        ? ({ oxygen: true, ...oxygenOf(values) } as const)
        : ({ oxygen: false } as const)
  const pressure = sbp ?? pressureNotRead
  return {
    ...(rr === undefined ? {} : { rr }),
    ...(distress === undefined ? {} : { distress }),
    ...(spo2 === undefined ? {} : { spo2 }),
    ...(inspired === undefined ? {} : { inspired }),
    ...(pulse === undefined ? {} : { pulse }),
    ...(pressure === undefined ? {} : { sbp: pressure }),
    ...(crt === undefined ? {} : { crt }),
  }
}

/** What the score of this chart still waits for, in words; undefined when it has one, or the chart has none. */
export function missingWords(values: Values, situation: Situation): string | undefined {
  if (situation.chart === 'NEWS2') {
    const score = liveScore(values)
    return score.status === 'scored' ? undefined : score.missing.map((one) => parameterWords[one]).join(', ')
  }
  const score = livePews(values, situation)
  return score?.status === 'incomplete'
    ? score.missing.map((one) => pewsParameterWords[one]).join(', ')
    : undefined
}

/** What must be put right before this can be saved, by field, in words. Empty: nothing. */
export function problemsIn(values: Values, situation: Situation): Problems {
  const found: Problems = {}
  const limits = rangesOf(choiceOf(values, situation))
  for (const name of measured) {
    const { error } = checked(name, values[name], limits)
    if (error) found[name] = error
  }
  const { sbp, dbp } = readingsOf(values, limits)
  if (sbp !== undefined && dbp !== undefined && dbp >= sbp) {
    found.dbp = `Diastolic must be below systolic (${sbp})`
  }
  if (values.pressureNotRead && values.sbp.trim() !== '') {
    found.pressureNotRead = 'There is a systolic pressure above: choose Read'
  }
  if (values.air === 'oxygen' && !deviceOf(values.device)) found.device = 'Choose how oxygen is given'
  const { error } = values.air === 'oxygen' ? checkedAmount(values.device, values.flow) : {}
  if (error) found.flow = error
  if (scaleChanged(values, situation) && values.scaleReason.trim().length < 3) {
    found.scaleReason = 'Say why the scale is changed'
  }
  if (situation.amending && values.amendReason.trim().length < 3) {
    found.amendReason = 'Say what was wrong'
  }
  const time = timeProblem(values.observedAt, situation.now, situation.writtenAt)
  if (time) found.observedAt = time
  return { ...found, ...incompleteProblem(values, situation) }
}

/** Something stands in a box that is no reading: to be put right before anybody is asked why a reading is missing. */
export function isUnreadable(values: Values, situation: Situation): boolean {
  const limits = rangesOf(choiceOf(values, situation))
  return measured.some((name) => checked(name, values[name], limits).error !== undefined)
}

/** Whether this chart makes a score, so that a set without one needs its reason. */
const isScoring = (values: Values, situation: Situation): boolean =>
  situation.chart === 'NEWS2' || choiceOf(values, situation).band !== undefined

function incompleteProblem(values: Values, situation: Situation): Problems {
  if (!isScoring(values, situation)) {
    const none = Object.keys(readingsOf(values)).length === 0 && values.concern.length === 0
    return none ? { rr: 'Enter at least one reading' } : {}
  }
  if (missingWords(values, situation) === undefined || isUnreadable(values, situation)) return {}
  if (!values.incomplete) return { incomplete: 'Say why the set is incomplete' }
  const wordless = values.incomplete === 'other' && values.incompleteWords.trim() === ''
  return wordless ? { incompleteWords: 'Say why in words' } : {}
}

export const scaleChanged = (
  values: Pick<Values, 'scale'>,
  { chart, standing }: Pick<Situation, 'chart' | 'standing'>,
) => chart === 'NEWS2' && scaleOf(values) !== standing

/** The entry as it goes to the record; only for values without problems. */
export function toDraft(values: Values, situation: Situation): ObservationDraft {
  const chart = choiceOf(values, situation)
  const score = chart.chart === 'NEWS2' ? liveScore(values) : undefined
  const found = livePews(values, situation)
  const incomplete = (score ?? found)?.status === 'incomplete'
  const words = values.concernWords.trim()
  return {
    chart,
    readings: readingsOf(values, rangesOf(chart)),
    oxygen: values.air === 'oxygen' ? oxygenOf(values) : undefined,
    scale: scaleOf(values),
    scaleReason: scaleChanged(values, situation) ? values.scaleReason.trim() : undefined,
    score,
    pews: found,
    carer: values.carer || undefined,
    concern: values.concern.length > 0 || words ? { codes: values.concern, words } : undefined,
    incompleteReason: incomplete ? reasonIn(values) : undefined,
    amendReason: situation.amending ? values.amendReason.trim() : undefined,
    observedAt: fromLondonWallClock(values.observedAt, situation.writtenAt ?? situation.now) ?? '',
  }
}

function oxygenOf({ device, flow }: Values): { device: string; litres?: number; percent?: number } {
  const amount = deviceOf(device)?.amount
  if (amount && 'fixed' in amount) return { device, percent: amount.fixed }
  const { value } = checkedAmount(device, flow)
  if (value === undefined || !amount) return { device }
  return amount.ask === '%' ? { device, percent: value } : { device, litres: value }
}

function reasonIn({ incomplete, incompleteWords }: Values): string {
  const chosen = incompleteReasons.find(({ value }) => value === incomplete)?.label ?? incomplete
  const words = incompleteWords.trim()
  if (!words) return chosen
  return incomplete === 'other' ? words : `${chosen}: ${words}`
}
