import type { Priority } from '#clinical/care/order.ts'

/** The disciplines of a laboratory, each with its own worklist. */
export const disciplines = ['blood sciences', 'microbiology', 'transfusion'] as const
export type Discipline = (typeof disciplines)[number]

export const disciplineWords: Record<Discipline, string> = {
  'blood sciences': 'Blood sciences',
  microbiology: 'Microbiology',
  transfusion: 'Transfusion',
}

const minute = 60_000
const hour = 60 * minute

type Targets = { urgent: number; routine: number }

/**
 * By when a report is out, counted from when the laboratory has the specimen; and a sample in the tube, counted from the
 * request. [design] Typical targets, not a national standard: a laboratory sets its own. Shown with their source.
 */
export const turnaroundRules = {
  source: 'typical targets, to be confirmed by the laboratory',
  reported: {
    'blood sciences': { urgent: hour, routine: 4 * hour },
    microbiology: { urgent: 24 * hour, routine: 72 * hour },
    transfusion: { urgent: hour, routine: 6 * hour },
  } satisfies Record<Discipline, Targets>,
  /** Where nobody knows which discipline does it, the shortest holds */
  reportedElse: { urgent: hour, routine: 4 * hour },
  collected: { urgent: hour, routine: 12 * hour },
  /** This share of the time is left: it is due soon */
  soon: 0.25,
}

/** Anything but routine is urgent: urgent, as soon as possible, immediately. */
export const isUrgent = (priority: Priority | undefined): boolean =>
  priority !== undefined && priority !== 'routine'
