import type { Band } from '#clinical/observations/news2.ts'

import type { BedRow, Occupant } from './model.ts'
import { bandShown, soonness, type WardScore } from './scores.ts'

/** How the board is looked at. It stands in the address as codes alone: no name of anybody gets into a history. */
export type BoardView = {
  layout: 'table' | 'bays'
  sort: 'bed' | 'due' | 'score'
  /** A NEWS2 band and above; undefined: every patient */
  band: Band | undefined
  overdue: boolean
  mine: boolean
  consultant: string | undefined
  bay: string | undefined
  /** For a screen that others see: short names, nothing sensitive (hazard H22) */
  privacy: boolean
}

const bands = ['low', 'low-medium', 'medium', 'high'] as const satisfies readonly Band[]
const sorts = ['bed', 'due', 'score'] as const

/** What is not understood is left out: an old bookmark shows the whole ward, not an empty one. */
export function boardViewIn(search: URLSearchParams): BoardView {
  return {
    layout: search.get('view') === 'bays' ? 'bays' : 'table',
    sort: sorts.find((one) => one === search.get('sort')) ?? 'bed',
    band: bands.find((one) => one === search.get('band')),
    overdue: search.get('overdue') === '1',
    mine: search.get('mine') === '1',
    consultant: search.get('consultant') ?? undefined,
    bay: search.get('bay') ?? undefined,
    privacy: search.get('privacy') === '1',
  }
}

/** The address with this changed; what is as usual is not written. */
export function withView(search: URLSearchParams, change: Partial<BoardView>): URLSearchParams {
  const { layout, sort, band, overdue, mine, consultant, bay, privacy } = {
    ...boardViewIn(search),
    ...change,
  }
  const written = {
    view: layout === 'table' ? undefined : layout,
    sort: sort === 'bed' ? undefined : sort,
    band,
    overdue: overdue ? '1' : undefined,
    mine: mine ? '1' : undefined,
    consultant,
    bay,
    privacy: privacy ? '1' : undefined,
  }
  const next = new URLSearchParams(search)
  for (const [name, value] of Object.entries(written)) {
    if (value === undefined) next.delete(name)
    else next.set(name, value)
  }
  return next
}

/** True while some beds are left out, which the page then says. */
export const isFiltered = ({ band, overdue, mine, consultant, bay }: BoardView) =>
  band !== undefined || overdue || mine || consultant !== undefined || bay !== undefined

export type Reader = { user: string; now: number; scores: Map<string, WardScore> | undefined }

/** The rows this view shows, in its order. */
export function rowsIn(rows: readonly BedRow[], view: BoardView, reader: Reader): BedRow[] {
  const shown = rows.filter((row) => isShown(row, view, reader))
  if (view.sort === 'bed') return shown
  const place = view.sort === 'due' ? bySoonness : byScore
  return shown.toSorted((one, other) => place(one, reader) - place(other, reader))
}

function isShown(row: BedRow, view: BoardView, { user, now, scores }: Reader): boolean {
  if (view.bay !== undefined && row.bayId !== view.bay) return false
  if (view.band === undefined && !view.overdue && !view.mine && view.consultant === undefined) return true
  if (row.state.status !== 'occupied') return false
  const { occupant } = row.state
  const score = scores?.get(occupant.patientId)
  if (view.mine && !isMine(occupant, user)) return false
  if (view.consultant !== undefined && occupant.consultantId !== view.consultant) return false
  // Who has no score is in no band, and due now: shown, until somebody knows better.
  if (view.band !== undefined && score && !isAtLeast(score, view.band)) return false
  return !view.overdue || !score?.due || score.due.overdueAt <= now
}

const isMine = ({ details }: Occupant, user: string) => details.namedNurse?.user === user

/** A child has no NEWS2 band: it is never left out by one. */
function isAtLeast(score: WardScore, band: Band): boolean {
  const known = score.chart === 'NEWS2' ? bandShown(score) : undefined
  return known === undefined || bands.indexOf(known) >= bands.indexOf(band)
}

/** Occupied beds first, by how long their observations are overdue; the others keep bed order. */
function bySoonness({ state }: BedRow, { scores }: Reader): number {
  if (state.status !== 'occupied') return Number.MAX_SAFE_INTEGER
  return Math.max(soonness(scores?.get(state.occupant.patientId)), -1)
}

/** The illest first, a NEWS2 of 3 in one part before an equal sum; unknown ones before the well. */
function byScore({ state }: BedRow, { scores }: Reader): number {
  if (state.status !== 'occupied') return Number.MAX_SAFE_INTEGER
  const score = scores?.get(state.occupant.patientId)
  if (!score || score.total === undefined) return -0.5
  const band = bandShown(score)
  return -(score.total + (band === 'low-medium' ? 0.25 : 0))
}
