/**
 * National PEWS (NHS England, September 2023), for making the record. Written apart from the screen's own, as the table of
 * the chart stands: the ordinary range, then what lies below and above it. The two can be held against each other.
 */
export type ChildReadings = {
  rr: number
  distress: 'none' | 'mild' | 'moderate' | 'severe'
  spo2: number
  oxygen?: { litres: number; device: string; name: string }
  pulse: number
  sbp: number
  dbp: number
  crt: number
  acvpu: 'A' | 'V' | 'P' | 'U'
  temp: number
}

export type Age = 'baby' | 'toddler' | 'child' | 'teenager'
export const ageOf = (years: number): Age =>
  years < 1 ? 'baby' : years < 5 ? 'toddler' : years < 13 ? 'child' : 'teenager'

export const chartUsed: Record<Age, string> = {
  baby: '0 to 11 months',
  toddler: '1 to 4 years',
  child: '5 to 12 years',
  teenager: '13 years and over',
}

/** `below`: first values that score 2, 1, 0; `above`: first values that score 1, 2, 4. Below the first of `below` is 4. */
type Row = {
  below: [two: number, one: number, nought: number]
  above: [one: number, two: number, four: number]
}

const table: Record<Age, Record<'rr' | 'pulse' | 'sbp', Row>> = {
  baby: {
    rr: { below: [10, 20, 30], above: [50, 60, 70] },
    pulse: { below: [80, 90, 110], above: [150, 170, 180] },
    sbp: { below: [50, 60, 70], above: [90, 100, 110] },
  },
  toddler: {
    rr: { below: [10, 20, 20], above: [40, 50, 60] },
    pulse: { below: [60, 70, 90], above: [140, 150, 170] },
    sbp: { below: [50, 60, 80], above: [100, 120, 130] },
  },
  child: {
    rr: { below: [10, 15, 20], above: [25, 40, 50] },
    pulse: { below: [60, 70, 80], above: [120, 140, 160] },
    sbp: { below: [70, 80, 90], above: [110, 120, 130] },
  },
  teenager: {
    rr: { below: [10, 10, 15], above: [25, 30, 40] },
    pulse: { below: [50, 60, 70], above: [100, 120, 130] },
    sbp: { below: [80, 90, 100], above: [120, 130, 140] },
  },
}

function points(value: number, { below, above }: Row): number {
  if (value >= above[2]) return 4
  if (value >= above[1]) return 2
  if (value >= above[0]) return 1
  if (value >= below[2]) return 0
  if (value >= below[1]) return 1
  return value >= below[0] ? 2 : 4
}

export type ChildScores = Record<'rr' | 'distress' | 'spo2' | 'inspired' | 'pulse' | 'sbp' | 'crt', number>

export function childScores(age: Age, set: ChildReadings): ChildScores {
  const { rr, pulse, sbp } = table[age]
  const { oxygen } = set
  return {
    rr: points(set.rr, rr),
    distress: { none: 0, mild: 1, moderate: 2, severe: 4 }[set.distress],
    spo2: set.spo2 >= 95 ? 0 : set.spo2 >= 92 ? 1 : 4,
    inspired: oxygen ? (oxygen.device === 'HF' || oxygen.litres >= 6 ? 4 : oxygen.litres >= 2 ? 2 : 1) : 0,
    pulse: points(set.pulse, pulse),
    sbp: points(set.sbp, sbp),
    crt: set.crt >= 3 ? 2 : 0,
  }
}

/** What an ordinary child of that age reads, to start from. */
export function ordinary(age: Age) {
  const middle = ({ below, above }: Row) => Math.round((below[2] + above[0]) / 2)
  const { rr, pulse, sbp } = table[age]
  return { rr: middle(rr), pulse: middle(pulse), sbp: middle(sbp) }
}
