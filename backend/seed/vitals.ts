import type { Chart } from './chart.ts'
import { hoursUntilNext, type Readings, subScores } from './news2.ts'
import { chartSet, type ObservationSet } from './observations.ts'
import type { Random } from './random.ts'
import { minute } from './shapes.ts'

/** How ill somebody is, and so what is found at the bedside. */
export type Condition = 'well' | 'poorly' | 'unwell' | 'very ill'

export function readingsOf(random: Random, condition: Condition): Readings {
  const { whole, chance } = random
  const temp = (low: number, high: number) => whole(low * 10, high * 10) / 10
  const nasal = (low: number, high: number) => ({
    litres: whole(low, high),
    device: 'N',
    name: 'Nasal cannula',
  })
  const sbp = {
    well: whole(112, 158),
    poorly: whole(104, 150),
    unwell: whole(104, 132),
    'very ill': whole(91, 112),
  }[condition]
  const shared = { sbp, dbp: Math.round(sbp * 0.6) + whole(-4, 6) }
  switch (condition) {
    case 'well':
      return {
        ...shared,
        rr: whole(13, 18),
        spo2: whole(96, 99),
        pulse: whole(58, 88),
        acvpu: 'A',
        temp: temp(36.2, 37.4),
      }
    case 'poorly':
      return {
        ...shared,
        rr: whole(15, 20),
        spo2: whole(94, 97),
        pulse: whole(78, 104),
        acvpu: 'A',
        temp: temp(36.4, 38.2),
        ...(chance(0.15) ? { oxygen: nasal(1, 2) } : {}),
      }
    case 'unwell':
      return {
        ...shared,
        rr: whole(18, 22),
        spo2: whole(93, 96),
        pulse: whole(86, 108),
        acvpu: chance(0.06) ? 'C' : 'A',
        temp: temp(37.2, 38.5),
        ...(chance(0.4) ? { oxygen: nasal(1, 3) } : {}),
      }
    case 'very ill':
      return {
        ...shared,
        rr: whole(21, 25),
        spo2: whole(92, 95),
        pulse: whole(104, 126),
        acvpu: chance(0.15) ? random.pick(['C', 'V']) : 'A',
        temp: chance(0.15) ? temp(35.2, 35.9) : temp(38.1, 39.3),
        oxygen: { litres: 10, device: 'RM', name: 'Reservoir mask' },
      }
  }
}

const better: Record<Condition, Condition> = {
  well: 'well',
  poorly: 'well',
  unwell: 'poorly',
  'very ill': 'unwell',
}
/** How ill somebody who is getting better was before: not every ward is full of the very ill. */
const sicker: Record<Condition, Condition> = {
  well: 'poorly',
  poorly: 'unwell',
  unwell: 'unwell',
  'very ill': 'very ill',
}

export type Course = {
  condition: Condition
  trend: 'steady' | 'improving' | 'worsening'
  sets: number
  scale?: 1 | 2
  scored?: boolean
  /** The newest set in so many words; the earlier ones follow the trend */
  newest?: Partial<ObservationSet>
  /** Minutes since the newest set; without it chance decides: due later, due soon, or overdue */
  minutesAgo?: number
}

/**
 * The sets of a stay, oldest first. They go back from now: the last one is where the patient is today, and the time
 * since then is drawn so that a ward shows sets overdue, due soon and not yet due.
 */
export function chartCourse(chart: Chart, course: Course) {
  const { random, now } = chart
  const { scale = 1, scored = true } = course
  const sets: ObservationSet[] = []
  let condition = course.condition
  let at = now
  for (let back = 0; back < course.sets; back++) {
    const readings = saturated(readingsOf(random, condition), scale, random)
    const interval = Math.max(hoursUntilNext(subScores(readings, scale)), back === 0 ? 0 : 3)
    const minutes =
      back === 0 && course.minutesAgo !== undefined ? course.minutesAgo : interval * gap(random, back)
    at -= Math.max(4, minutes) * minute
    sets.unshift({ at, readings, scale, scored, ...(back === 0 ? course.newest : {}) })
    if (back % 2 === 0) condition = earlier(condition, course.trend, random)
  }
  for (const set of sets) chartSet(chart, set)
}

/** Minutes per hour of the interval: after a set the next is near its time; the newest may be fresh, due or overdue. */
function gap(random: Random, back: number): number {
  if (back > 0) return random.whole(54, 70)
  const lot = random.next()
  if (lot < 0.55) return random.whole(5, 50)
  return lot < 0.78 ? random.whole(52, 60) : random.whole(62, 110)
}

function earlier(condition: Condition, trend: Course['trend'], random: Random): Condition {
  if (trend === 'steady' || random.chance(trend === 'worsening' ? 0.2 : 0.5)) return condition
  return trend === 'improving' ? sicker[condition] : better[condition]
}

/** On scale 2 the aim is 88–92 %. */
const saturated = (readings: Readings, scale: 1 | 2, random: Random): Readings =>
  scale === 1 ? readings : { ...readings, spo2: random.whole(87, 93) }
