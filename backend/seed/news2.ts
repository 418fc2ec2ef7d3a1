/**
 * NEWS2 by the RCP table (2017), for making the record. Written apart from the screen's own: the two can then be held
 * against each other, and the seed may also write what a wrong scorer once wrote.
 */
export type Readings = {
  rr: number
  spo2: number
  oxygen?: { litres: number; device: string; name: string }
  sbp: number
  dbp: number
  pulse: number
  acvpu: 'A' | 'C' | 'V' | 'P' | 'U'
  temp: number
}
export type SubScores = Record<'rr' | 'spo2' | 'air' | 'sbp' | 'pulse' | 'acvpu' | 'temp', number>

/** Points of the first row whose upper end the value does not pass. */
const points = (value: number, rows: readonly (readonly [upTo: number, points: number])[]) =>
  rows.find(([upTo]) => value <= upTo)?.[1] ?? 0

const above = Number.POSITIVE_INFINITY
const scaleOne = [
  [91, 3],
  [93, 2],
  [95, 1],
  [above, 0],
] as const
const scaleTwoOnAir = [
  [83, 3],
  [85, 2],
  [87, 1],
  [above, 0],
] as const
const scaleTwoOnOxygen = [
  [83, 3],
  [85, 2],
  [87, 1],
  [92, 0],
  [94, 1],
  [96, 2],
  [above, 3],
] as const

export function subScores(set: Readings, scale: 1 | 2): SubScores {
  const scaleTwo = set.oxygen ? scaleTwoOnOxygen : scaleTwoOnAir
  return {
    rr: points(set.rr, [
      [8, 3],
      [11, 1],
      [20, 0],
      [24, 2],
      [above, 3],
    ]),
    spo2: points(set.spo2, scale === 2 ? scaleTwo : scaleOne),
    air: set.oxygen ? 2 : 0,
    sbp: points(set.sbp, [
      [90, 3],
      [100, 2],
      [110, 1],
      [219, 0],
      [above, 3],
    ]),
    pulse: points(set.pulse, [
      [40, 3],
      [50, 1],
      [90, 0],
      [110, 1],
      [130, 2],
      [above, 3],
    ]),
    acvpu: set.acvpu === 'A' ? 0 : 3,
    temp: points(set.temp, [
      [35, 3],
      [36, 1],
      [38, 0],
      [39, 1],
      [above, 2],
    ]),
  }
}

export const totalOf = (scores: SubScores) => Object.values(scores).reduce((sum, score) => sum + score, 0)

/** Hours until the next set by the RCP's minimum frequency; continuous monitoring still charts every half hour. */
export function hoursUntilNext(scores: SubScores): number {
  const total = totalOf(scores)
  if (total >= 7) return 0.5
  if (total >= 5 || Object.values(scores).includes(3)) return 1
  return total > 0 ? 4 : 12
}
