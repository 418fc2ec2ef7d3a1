import type { SearchParams } from '#fhir/client.ts'

import { isIn, isSpecialty, specialtyToken, tokenOf } from './code-lists.ts'
import { addDays, type Band, bands, daysOfBand, lastDayWithin } from './rtt.ts'

/** What is looked at; it stands in the address as codes, so a link to a list is the same list for everybody. */
export type WaitingFilter = {
  /** Everybody, or only those over 18 weeks or within four weeks of it */
  view: 'all' | 'breach'
  list: string
  specialty: string
  priority: string
  state: State
  band: BandFilter | ''
  sort: Sort
}
export const states = ['open', 'draft', 'active', 'on-hold', 'off'] as const
export type State = (typeof states)[number]
export const sorts = ['longest', 'shortest', 'urgent', 'received', '-received'] as const
export type Sort = (typeof sorts)[number]
/** `soon`: the breach is within the next four weeks */
export type BandFilter = Band | 'soon'

export function toFilter(params: URLSearchParams): WaitingFilter {
  const said = (name: string) => params.get(name) ?? ''
  const one = <T extends string>(name: string, of: readonly T[], usual: T): T =>
    of.find((each) => each === said(name)) ?? usual
  return {
    view: said('view') === 'breach' ? 'breach' : 'all',
    list: isIn('waiting-list', said('list')) ? said('list') : '',
    specialty: isSpecialty(said('specialty')) ? said('specialty') : '',
    priority: isIn('waiting-priority', said('priority')) ? said('priority') : '',
    state: one('state', states, 'open'),
    band: bandFilters.find((each) => each === said('band')) ?? '',
    sort: one('sort', sorts, 'longest'),
  }
}

export const bandFilters: readonly BandFilter[] = ['soon', ...bands.map(({ code }) => code)]

/** Four weeks before the breach */
const soonFrom = lastDayWithin - 27

/** The days on the clock that are looked for; undefined: whatever they are. */
function daysOf({ band, view }: Pick<WaitingFilter, 'band' | 'view'>) {
  if (band === 'soon') return { from: soonFrom, to: lastDayWithin }
  if (band) {
    const { from, to } = daysOfBand(band)
    // in the breach view the first band is what is close to it
    return { from: view === 'breach' ? Math.max(from ?? 0, soonFrom) : from, to }
  }
  return view === 'breach' ? { from: soonFrom, to: undefined } : undefined
}

/** What makes a referral one that waits */
export const anyList = ['outpatient', 'inpatient'].map((one) => tokenOf('waiting-list', one)).join()

/** How these are asked for: everything is sorted and left out on the server. */
export function searchOf(filter: WaitingFilter, organisation: string, today: string): SearchParams {
  const { list, specialty, priority, state, sort } = filter
  const days = daysOf(filter)
  return {
    performer: organisation,
    category: [
      list ? tokenOf('waiting-list', list) : anyList,
      ...(priority ? [tokenOf('waiting-priority', priority)] : []),
    ],
    ...(specialty ? { 'performer-type': specialtyToken(specialty) } : {}),
    status: statusOf[state],
    ...(days
      ? {
          // who has waited so long started before this day, and after that
          occurrence: [
            ...(days.from === undefined ? [] : [`lt${addDays(today, 1 - days.from)}`]),
            ...(days.to === undefined ? [] : [`sa${addDays(today, -days.to - 1)}`]),
          ],
        }
      : {}),
    _sort: sortOf[sort],
  }
}

const statusOf: Record<State, string> = {
  open: 'draft,active,on-hold',
  draft: 'draft',
  active: 'active',
  'on-hold': 'on-hold',
  off: 'completed,revoked',
}

/** The period the service should be given in begins with the clock, so the longest wait is also the next breach. */
const sortOf: Record<Sort, string> = {
  longest: 'occurrence',
  shortest: '-occurrence',
  urgent: '-priority,occurrence',
  received: 'authored',
  '-received': '-authored',
}

/** The address of the same list with something else chosen; what is usual is not said. */
export function addressWith(params: URLSearchParams, changed: Record<string, string>): string {
  const next = new URLSearchParams(params)
  for (const [name, value] of Object.entries(changed)) {
    if (value === '' || usual[name] === value) next.delete(name)
    else next.set(name, value)
  }
  const query = next.toString()
  return query ? `?${query}` : '?'
}

const usual: Record<string, string> = { view: 'all', state: 'open', sort: 'longest' }
