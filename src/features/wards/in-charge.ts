import { bandWords, type Band } from '#clinical/observations/news2.ts'

import { type Asked, known } from './known.ts'
import type { Occupant, Ward } from './model.ts'
import { bandShown, type WardScore } from './scores.ts'
import { isOverdue, type WardTasks } from './tasks.ts'

/** What a nurse in charge looks for first: how ill the ward is, what is late, and who carries how much. */
export type InCharge = {
  acuity: { words: string; count: number }[]
  /** Who is high or medium, the highest first */
  illest: { occupant: Occupant; bed: string; score: WardScore }[]
  overdue: { occupant: Occupant; bed: string; since: number | undefined }[]
  tasksLate: { occupant: Occupant; bed: string; count: number }[]
  nurses: Load[]
  beds: { words: string; count: number }[]
}
/** What one nurse carries; undefined `who`: these patients have nobody named */
export type Load = {
  who: string | undefined
  patients: { occupant: Occupant; bed: string }[]
  ill: number
  overdue: number
  tasks: number
}

type Known = { scores: Asked<WardScore>; tasks: Asked<WardTasks>; now: number }

const bands = ['high', 'medium', 'low-medium', 'low'] as const satisfies readonly Band[]

export function toInCharge({ rows }: Ward, { scores, tasks, now }: Known): InCharge {
  const people = rows.flatMap(({ bed, state }) =>
    state.status === 'occupied' ? [{ bed: bed ?? 'No bed', occupant: state.occupant }] : [],
  )
  const scored = people.map(({ bed, occupant }) => {
    const score = known(scores, occupant.patientId)
    const found = typeof score === 'object' ? score : undefined
    const due = known(tasks, occupant.patientId)
    return {
      bed,
      occupant,
      score: found,
      band: found && (found.chart === 'PEWS' ? 'PEWS' : (bandShown(found) ?? 'none')),
      isLate: found?.due ? found.due.overdueAt <= now : score === 'none' || found !== undefined,
      late: typeof due === 'object' ? due.tasks.filter((task) => isOverdue(task, now)).length : 0,
      open: typeof due === 'object' ? due.tasks.length : 0,
    }
  })
  const nurses = new Map<string, Load>()
  for (const { occupant, bed, band, isLate, open } of scored) {
    const nurse = occupant.details.namedNurse
    const key = nurse?.user ?? nurse?.who ?? ''
    const load = nurses.get(key) ?? { who: nurse?.who, patients: [], ill: 0, overdue: 0, tasks: 0 }
    nurses.set(key, {
      ...load,
      patients: [...load.patients, { occupant, bed }],
      ill: load.ill + (band === 'high' || band === 'medium' ? 1 : 0),
      overdue: load.overdue + (isLate ? 1 : 0),
      tasks: load.tasks + open,
    })
  }
  const count = (is: (one: (typeof scored)[number]) => boolean) => scored.filter(is).length
  return {
    acuity: [
      ...bands.map((band) => ({
        words: `NEWS2 ${bandWords[band]}`,
        count: count((one) => one.band === band),
      })),
      { words: 'PEWS chart', count: count((one) => one.band === 'PEWS') },
      { words: 'No score', count: count((one) => one.band === 'none' || one.band === undefined) },
    ],
    illest: scored
      .flatMap(({ occupant, bed, band, score }) =>
        score && (band === 'high' || band === 'medium') ? [{ occupant, bed, score }] : [],
      )
      .toSorted((one, other) => (other.score.total ?? 0) - (one.score.total ?? 0)),
    overdue: scored
      .filter(({ isLate }) => isLate)
      .map(({ occupant, bed, score }) => ({ occupant, bed, since: score?.due?.overdueAt }))
      .toSorted((one, other) => (one.since ?? 0) - (other.since ?? 0)),
    tasksLate: scored
      .filter(({ late }) => late > 0)
      .map(({ occupant, bed, late }) => ({ occupant, bed, count: late })),
    // Patients without a nurse first: somebody has to be named.
    nurses: [...nurses.values()].toSorted(
      (one, other) =>
        Number(one.who !== undefined) - Number(other.who !== undefined) ||
        other.patients.length - one.patients.length,
    ),
    beds: bedCounts(rows),
  }
}

const bedWords = {
  occupied: 'Occupied',
  restricted: 'Occupied, restricted record',
  free: 'Free',
  reserved: 'Reserved',
  cleaning: 'Being cleaned or contaminated',
  closed: 'Closed',
  unclear: 'Status unclear',
}

function bedCounts(rows: Ward['rows']) {
  const kinds = rows
    .filter(({ bedId }) => bedId !== undefined)
    .map(({ state }) => (state.status === 'empty' ? state.kind : state.status))
  return Object.entries(bedWords)
    .map(([kind, words]) => ({ words, count: kinds.filter((one) => one === kind).length }))
    .filter(({ count }) => count > 0)
}
