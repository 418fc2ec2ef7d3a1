/**
 * National PEWS (NHS England, September 2023; domain facts §2.3): for those under 16. Sub-scores are 0, 1, 2 and 4; there is
 * no 3. Temperature and AVPU are not in the total: they drive the escalation (pews-response.ts).
 */

import type { PewsBand } from './chart-for.ts'

export type PewsSubScore = 0 | 1 | 2 | 4
export type Distress = 'none' | 'mild' | 'moderate' | 'severe'

/** Why there is no blood pressure, in the letters of the chart: only `U4` scores. */
export type PressureNotRead = 'NCD' | 'U0' | 'U4'

/** Air, or oxygen by a device and how much of it, as far as that was said. */
export type Inspired =
  { oxygen: false } | { oxygen: true; device?: string; percent?: number; litres?: number }

export type PewsReadings = {
  rr: number
  distress: Distress
  spo2: number
  inspired: Inspired
  pulse: number
  sbp: number | PressureNotRead
  /** Capillary refill in seconds */
  crt: number
}

export type PewsParameter = keyof PewsReadings
export type PewsSubScores = Record<PewsParameter, PewsSubScore>

/** The scored readings in the order of the printed chart. */
export const pewsParameters: readonly PewsParameter[] = [
  'rr',
  'distress',
  'spo2',
  'inspired',
  'pulse',
  'sbp',
  'crt',
]

export const pewsParameterWords: Record<PewsParameter, string> = {
  rr: 'respiration rate',
  distress: 'respiratory distress',
  spo2: 'oxygen saturation',
  inspired: 'inspired oxygen',
  pulse: 'heart rate',
  sbp: 'systolic blood pressure',
  crt: 'capillary refill',
}

/** Lower bound and score, ascending: a value takes the score of the last bound it reaches. "20–29" is 20 and more, below 30. */
export type Cuts = readonly (readonly [from: number, score: PewsSubScore])[]

/** A row as the chart prints it: `4 <10 2 <20 0` scores 4 below 10, 2 below 20, and 0 from there. */
function row(printed: string): Cuts {
  const [first = '', ...rest] = printed.split(' <')
  const steps = rest.map((step) => step.split(' ').map(Number))
  const from = [Number.NEGATIVE_INFINITY, ...steps.map(([bound]) => bound ?? Number.NaN)]
  const scores = [Number(first), ...steps.map(([, score]) => score)]
  return from.map((bound, index) => [bound, toPewsSubScore(scores[index]) ?? 4])
}

export const toPewsSubScore = (value: number | undefined): PewsSubScore | undefined =>
  value === 0 || value === 1 || value === 2 || value === 4 ? value : undefined

export const pewsCuts: Record<PewsBand, Record<'rr' | 'pulse' | 'sbp', Cuts>> = {
  '0-11m': {
    rr: row('4 <10 2 <20 1 <30 0 <50 1 <60 2 <70 4'),
    pulse: row('4 <80 2 <90 1 <110 0 <150 1 <170 2 <180 4'),
    sbp: row('4 <50 2 <60 1 <70 0 <90 1 <100 2 <110 4'),
  },
  '1-4y': {
    rr: row('4 <10 2 <20 0 <40 1 <50 2 <60 4'),
    pulse: row('4 <60 2 <70 1 <90 0 <140 1 <150 2 <170 4'),
    sbp: row('4 <50 2 <60 1 <80 0 <100 1 <120 2 <130 4'),
  },
  '5-12y': {
    rr: row('4 <10 2 <15 1 <20 0 <25 1 <40 2 <50 4'),
    pulse: row('4 <60 2 <70 1 <80 0 <120 1 <140 2 <160 4'),
    sbp: row('4 <70 2 <80 1 <90 0 <110 1 <120 2 <130 4'),
  },
  '13+y': {
    rr: row('4 <10 1 <15 0 <25 1 <30 2 <40 4'),
    pulse: row('4 <50 2 <60 1 <70 0 <100 1 <120 2 <130 4'),
    sbp: row('4 <80 2 <90 1 <100 0 <120 1 <130 2 <140 4'),
  },
}

const cut = (value: number, cuts: Cuts) => cuts.findLast(([from]) => value >= from)?.[1]

const distressScores: Record<Distress, PewsSubScore> = { none: 0, mild: 1, moderate: 2, severe: 4 }

/** High flow, BiPAP and CPAP score 4 whatever the level. NIV is what the adult chart calls BiPAP. */
const alwaysFour = ['HF', 'BiP', 'CP', 'NIV']

function inspiredScore(inspired: Inspired): PewsSubScore | undefined {
  if (!inspired.oxygen) return 0
  const { device, percent, litres } = inspired
  if (device !== undefined && alwaysFour.includes(device)) return 4
  if (percent !== undefined) return percent >= 50 ? 4 : percent >= 30 ? 2 : 1
  if (litres !== undefined) return litres >= 6 ? 4 : litres >= 2 ? 2 : 1
  // Oxygen of an amount nobody wrote down has no score; it is not nought.
  return undefined
}

/** 2 seconds or less is 0, 3 or more is 2; what lies between is on no chart, and so has no score. */
const refillScore = (seconds: number): PewsSubScore | undefined =>
  seconds <= 2 ? 0 : seconds >= 3 ? 2 : undefined

const saturationScore = (value: number): PewsSubScore => (value >= 95 ? 0 : value > 91 ? 1 : 4)

/** The sub-scores of whatever has been read; a reading that was not taken is never scored as nought. */
export function pewsSubScores(band: PewsBand, readings: Partial<PewsReadings>): Partial<PewsSubScores> {
  const { rr, distress, spo2, inspired, pulse, sbp, crt } = readings
  const { [band]: cuts } = pewsCuts
  const given: [PewsParameter, PewsSubScore | undefined][] = [
    ['rr', of(rr, (value) => cut(value, cuts.rr))],
    ['distress', distress && distressScores[distress]],
    ['spo2', of(spo2, saturationScore)],
    ['inspired', inspired && inspiredScore(inspired)],
    ['pulse', of(pulse, (value) => cut(value, cuts.pulse))],
    ['sbp', typeof sbp === 'string' ? (sbp === 'U4' ? 4 : 0) : of(sbp, (value) => cut(value, cuts.sbp))],
    ['crt', of(crt, refillScore)],
  ]
  return Object.fromEntries(given.filter(([, score]) => score !== undefined))
}

const of = <Score>(value: number | undefined, score: (value: number) => Score | undefined) =>
  value === undefined || !Number.isFinite(value) ? undefined : score(value)

export type Pews =
  | { status: 'scored'; total: number; sub: PewsSubScores }
  /** `atLeast` is the sum of what was read: the true score cannot be lower. */
  | { status: 'incomplete'; missing: PewsParameter[]; sub: Partial<PewsSubScores>; atLeast: number }

/** The score of a set; an incomplete one has none, and says what is missing. */
export function pews(band: PewsBand, readings: Partial<PewsReadings>): Pews {
  const sub = pewsSubScores(band, readings)
  const total = Object.values(sub).reduce<number>((sum, score) => sum + score, 0)
  if (isWhole(sub)) return { status: 'scored', total, sub }
  const missing = pewsParameters.filter((parameter) => sub[parameter] === undefined)
  return { status: 'incomplete', missing, sub, atLeast: total }
}

const isWhole = (sub: Partial<PewsSubScores>): sub is PewsSubScores =>
  pewsParameters.every((parameter) => sub[parameter] !== undefined)
