import type { Board, BoardStep, Visit } from './board.ts'

const minute = 60_000

/** Where somebody in the clinic stands at this moment. */
export type Wait = {
  /** What is being done with them */
  busy: BoardStep | undefined
  /** What they wait for; undefined: nothing is left but somebody is with them */
  next: BoardStep | undefined
  /** Since when nobody has done anything with them */
  since: number | undefined
  /** Until then the drops work, and they cannot go on; undefined: ready */
  readyAt: number | undefined
}

/** Nobody waits while somebody is with them, nor while drops work: then the wait begins when they have. */
export function waitOf({ steps, arrivedAt }: Pick<Visit, 'steps' | 'arrivedAt'>, now: number): Wait {
  const busy = steps.find(({ state }) => state === 'in progress')
  const next = steps.find(({ state }) => state === 'to do')
  const done = steps.filter(({ state }) => state === 'done')
  const ready = Math.max(
    0,
    ...done.map(({ at, readyAfter }) => (at && readyAfter ? at + readyAfter * minute : 0)),
  )
  const last = Math.max(arrivedAt ?? 0, ready, ...done.map(({ at }) => at ?? 0))
  const readyAt = ready > now ? ready : undefined
  return {
    busy,
    next,
    since: busy || readyAt || last === 0 ? undefined : last,
    readyAt,
  }
}

/** Whom somebody looks for: those in clinic who are ready for a step, everybody, or who left. */
export type Shown = { step: string | undefined; left: boolean }

/** Who has waited longest stands first; then who is dilating, who is with somebody, who is expected, and who left. */
export function rowsOf({ visits }: Board, { step, left }: Shown, now: number): Visit[] {
  return visits
    .filter((one) => (left ? one.state === 'left' : one.state !== 'left'))
    .filter((one) => step === undefined || isReadyFor(step, one, now))
    .toSorted((one, other) => rankOf(one, now) - rankOf(other, now))
}

export function isReadyFor(step: string, visit: Visit, now: number): boolean {
  const { next, busy, readyAt } = waitOf(visit, now)
  return visit.state === 'here' && !busy && readyAt === undefined && next?.code === step
}

const day = 24 * 60 * minute
function rankOf(visit: Visit, now: number): number {
  const start = Date.parse(visit.start ?? '') || 0
  if (visit.state === 'left') return start
  if (visit.state === 'expected') return 3 * day + (start - now)
  const { since, readyAt } = waitOf(visit, now)
  if (since !== undefined) return since - now
  return readyAt === undefined ? 2 * day : 1 + (readyAt - now)
}

/** The Patient's Charter (1991): seen within 30 minutes of the appointment. To be confirmed by the trust. */
export const longWait = 30 * minute

/** The steps somebody waits for just now, in the order of a pathway, with how many. */
export function countsOf({ visits }: Board, now: number): { code: string; title: string; count: number }[] {
  const found = new Map<string, { code: string; title: string; count: number; place: number }>()
  for (const visit of visits)
    for (const [place, { code, title }] of visit.steps.entries()) {
      const before = found.get(code) ?? { code, title, count: 0, place }
      const count = before.count + Number(isReadyFor(code, visit, now))
      found.set(code, { ...before, count, place: Math.max(place, before.place) })
    }
  return [...found.values()].toSorted((one, other) => one.place - other.place)
}
