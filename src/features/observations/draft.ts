import {
  type Acvpu,
  type Chart,
  type News2,
  news2,
  type News2Readings,
  type Parameter,
  parameterWords,
  type Scale,
} from '#clinical/news2.ts'
import { fromLondonWallClock } from '#lib/london-time.ts'

import { checked, type Measured, ranges } from './entry-ranges.ts'
import { checkedAmount, deviceOf } from './oxygen.ts'

/** What the form holds: text as typed. */
export type Values = Record<Measured, string> & {
  scale: '1' | '2'
  scaleReason: string
  air: '' | 'air' | 'oxygen'
  device: string
  flow: string
  acvpu: '' | Acvpu
  observedAt: string
  incomplete: string
  incompleteWords: string
}

/** What the record and the clock say about this entry. */
export type Situation = {
  chart: Chart
  /** The scale that stands by the recorded decision, 1 without one */
  standing: Scale
  now: number
}

export type ObservationDraft = {
  readings: Partial<News2Readings> & { dbp?: number }
  oxygen: { device: string; litres?: number; percent?: number } | undefined
  scale: Scale
  /** A new decision about the scale, to be recorded with the set */
  scaleReason: string | undefined
  /** Undefined when another chart than NEWS2 is needed: then no score is made */
  score: News2 | undefined
  incompleteReason: string | undefined
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

/** The readings that can be made of what stands in the form now; half-typed ones are left out. */
export function readingsOf(values: Values): ObservationDraft['readings'] {
  const numbers = measured.flatMap((name) => {
    const { value } = checked(name, values[name])
    return value === undefined ? [] : [[name, value] as const]
  })
  return {
    ...Object.fromEntries(numbers),
    ...(values.air ? { onOxygen: values.air === 'oxygen' } : {}),
    ...(values.acvpu ? { acvpu: values.acvpu } : {}),
  }
}

export const scaleOf = ({ scale }: Pick<Values, 'scale'>): Scale => (scale === '2' ? 2 : 1)

/** The score of what stands in the form now. */
export const liveScore = (values: Values): News2 => news2(readingsOf(values), scaleOf(values))

/** What must be put right before this can be saved, by field, in words. Empty: nothing. */
export function problemsIn(values: Values, situation: Situation): Problems {
  const found: Problems = {}
  for (const name of measured) {
    const { error } = checked(name, values[name])
    if (error) found[name] = error
  }
  const { sbp, dbp } = readingsOf(values)
  if (sbp !== undefined && dbp !== undefined && dbp >= sbp) {
    found.dbp = `Diastolic must be below systolic (${sbp})`
  }
  if (values.air === 'oxygen' && !deviceOf(values.device)) found.device = 'Choose how oxygen is given'
  const { error } = values.air === 'oxygen' ? checkedAmount(values.device, values.flow) : {}
  if (error) found.flow = error
  if (scaleChanged(values, situation) && values.scaleReason.trim().length < 3) {
    found.scaleReason = 'Say why the scale is changed'
  }
  const time = timeProblem(values.observedAt, situation.now)
  if (time) found.observedAt = time
  return { ...found, ...incompleteProblem(values, situation) }
}

/** Something stands in a box that is no reading: to be put right before anybody is asked why a reading is missing. */
export const isUnreadable = (values: Values): boolean =>
  measured.some((name) => checked(name, values[name]).error !== undefined)

function incompleteProblem(values: Values, { chart }: Situation): Problems {
  if (chart !== 'NEWS2') {
    const none = Object.keys(readingsOf(values)).length === 0
    return none ? { rr: 'Enter at least one reading' } : {}
  }
  if (liveScore(values).status === 'scored' || isUnreadable(values)) return {}
  if (!values.incomplete) return { incomplete: 'Say why the set is incomplete' }
  const wordless = values.incomplete === 'other' && values.incompleteWords.trim() === ''
  return wordless ? { incompleteWords: 'Say why in words' } : {}
}

/** No future times (hazard H14); a minute of grace for a clock that runs ahead. */
function timeProblem(observedAt: string, now: number): string | undefined {
  if (!observedAt) return 'Enter the date and time'
  const instant = Date.parse(fromLondonWallClock(observedAt, now) ?? '')
  // A date and time input holds nothing but real dates, save for the hour that is left out in March.
  if (Number.isNaN(instant)) return 'The clocks went forward: this hour did not exist. Enter another time'
  return instant > now + 60_000 ? 'This time is in the future' : undefined
}

export const scaleChanged = (
  values: Pick<Values, 'scale'>,
  { chart, standing }: Pick<Situation, 'chart' | 'standing'>,
) => chart === 'NEWS2' && scaleOf(values) !== standing

/** The entry as it goes to the record; only for values without problems. */
export function toDraft(values: Values, situation: Situation): ObservationDraft {
  const score = situation.chart === 'NEWS2' ? liveScore(values) : undefined
  return {
    readings: readingsOf(values),
    oxygen: values.air === 'oxygen' ? oxygenOf(values) : undefined,
    scale: scaleOf(values),
    scaleReason: scaleChanged(values, situation) ? values.scaleReason.trim() : undefined,
    score,
    incompleteReason: score?.status === 'incomplete' ? reasonIn(values) : undefined,
    observedAt: fromLondonWallClock(values.observedAt, situation.now) ?? '',
  }
}

function oxygenOf({ device, flow }: Values): ObservationDraft['oxygen'] {
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

/** `respiration rate, temperature`: what the score is waiting for. */
export const missingWords = (missing: readonly Parameter[]) =>
  missing.map((parameter) => parameterWords[parameter]).join(', ')
