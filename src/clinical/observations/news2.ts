/** NEWS2: National Early Warning Score 2 (Royal College of Physicians, 2017). For people of 16 and over, not in pregnancy. */

export type Scale = 1 | 2
export type Acvpu = 'A' | 'C' | 'V' | 'P' | 'U'
export type SubScore = 0 | 1 | 2 | 3
export type Band = 'low' | 'low-medium' | 'medium' | 'high'

export type News2Readings = {
  rr: number
  spo2: number
  onOxygen: boolean
  sbp: number
  pulse: number
  acvpu: Acvpu
  temp: number
}

export type Parameter = 'rr' | 'spo2' | 'air' | 'sbp' | 'pulse' | 'acvpu' | 'temp'
export type SubScores = Record<Parameter, SubScore>

/** The scored readings in the order of the printed chart: A+B, C, D, E. */
export const parameters: readonly Parameter[] = ['rr', 'spo2', 'air', 'sbp', 'pulse', 'acvpu', 'temp']

export const parameterWords: Record<Parameter, string> = {
  rr: 'respiration rate',
  spo2: 'oxygen saturation',
  air: 'air or oxygen',
  sbp: 'systolic blood pressure',
  pulse: 'pulse',
  acvpu: 'consciousness',
  temp: 'temperature',
}

export const acvpuWords: Record<Acvpu, string> = {
  A: 'Alert',
  C: 'New confusion',
  V: 'Responds to voice',
  P: 'Responds to pain',
  U: 'Unresponsive',
}

// The chart is in whole numbers, temperature in tenths. A reading sent between two bands (20.5) takes the band above.
const rr = (value: number): SubScore =>
  value <= 8 ? 3 : value <= 11 ? 1 : value <= 20 ? 0 : value <= 24 ? 2 : 3
const scale1 = (value: number): SubScore => (value <= 91 ? 3 : value <= 93 ? 2 : value <= 95 ? 1 : 0)
const sbp = (value: number): SubScore =>
  value <= 90 ? 3 : value <= 100 ? 2 : value <= 110 ? 1 : value <= 219 ? 0 : 3
const pulse = (value: number): SubScore =>
  value <= 40 ? 3 : value <= 50 ? 1 : value <= 90 ? 0 : value <= 110 ? 1 : value <= 130 ? 2 : 3
const temp = (value: number): SubScore => {
  const tenths = Math.round(value * 10)
  return tenths <= 350 ? 3 : tenths <= 360 ? 1 : tenths <= 380 ? 0 : tenths <= 390 ? 1 : 2
}

// NEWS2 scale 2 (RCP 2017): only when a clinician has set the 88–92 % target for hypercapnic respiratory failure.
// Above 92 % it scores only on oxygen, so without knowing air or oxygen such a reading has no sub-score yet.
function scale2(value: number, onOxygen: boolean | undefined): SubScore | undefined {
  if (value <= 83) return 3
  if (value <= 85) return 2
  if (value <= 87) return 1
  if (value <= 92 || onOxygen === false) return 0
  if (onOxygen === undefined) return undefined
  return value <= 94 ? 1 : value <= 96 ? 2 : 3
}

/** The sub-scores of whatever has been read; a reading that was not taken is never scored as nought. */
export function subScores(readings: Partial<News2Readings>, scale: Scale): Partial<SubScores> {
  const { onOxygen } = readings
  const given: [Parameter, SubScore | undefined][] = [
    ['rr', of(readings.rr, rr)],
    ['spo2', of(readings.spo2, (value) => (scale === 2 ? scale2(value, onOxygen) : scale1(value)))],
    ['air', onOxygen === undefined ? undefined : onOxygen ? 2 : 0],
    ['sbp', of(readings.sbp, sbp)],
    ['pulse', of(readings.pulse, pulse)],
    ['acvpu', readings.acvpu === undefined ? undefined : readings.acvpu === 'A' ? 0 : 3],
    ['temp', of(readings.temp, temp)],
  ]
  return Object.fromEntries(given.filter(([, score]) => score !== undefined))
}

const of = (value: number | undefined, score: (value: number) => SubScore | undefined) =>
  value === undefined || Number.isNaN(value) ? undefined : score(value)

export type News2 =
  | { status: 'scored'; total: number; any3: boolean; band: Band; sub: SubScores }
  /** `atLeast` is the sum of what was read: the true score cannot be lower. */
  | { status: 'incomplete'; missing: Parameter[]; sub: Partial<SubScores>; atLeast: number; any3: boolean }

/** The score of a set; an incomplete one has none, and says what is missing. */
export function news2(readings: Partial<News2Readings>, scale: Scale): News2 {
  const sub = subScores(readings, scale)
  const scores = Object.values(sub)
  const total = scores.reduce<number>((sum, score) => sum + score, 0)
  const any3 = scores.includes(3)
  if (isWhole(sub)) return { status: 'scored', total, any3, band: bandOf(total, any3), sub }
  const missing = parameters.filter((parameter) => sub[parameter] === undefined)
  return { status: 'incomplete', missing, sub, atLeast: total, any3 }
}

const isWhole = (sub: Partial<SubScores>): sub is SubScores =>
  parameters.every((parameter) => sub[parameter] !== undefined)

/** Thresholds and triggers (RCP 2017, chart 2): 7 or more, 5 to 6, 3 in any one parameter, else low. */
export const bandOf = (total: number, any3: boolean): Band =>
  total >= 7 ? 'high' : total >= 5 ? 'medium' : any3 ? 'low-medium' : 'low'

export const bandWords: Record<Band, string> = {
  low: 'low',
  'low-medium': 'low–medium',
  medium: 'medium',
  high: 'high',
}
