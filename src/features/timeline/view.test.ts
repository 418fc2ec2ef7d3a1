import { describe, expect, it } from 'vitest'

import type { TimelineEvent } from './event.ts'
import { event } from './event-for-tests.ts'
import { filtersOf } from './filters.ts'
import { toMonths } from './months.ts'
import { type LoadedPart, toView, visitsNotLoaded } from './view.ts'
import type { Window } from './windows.ts'

const window = (events: TimelineEvent[], after?: string): Window => ({
  events,
  withheld: 0,
  unreadable: 0,
  earlier: after === undefined ? undefined : { after: Date.parse(after), before: after },
})
const part = (kind: LoadedPart['kinds'][number], ...windows: Window[]): LoadedPart => ({
  kinds: [kind],
  windows,
  undated: undefined,
})
const view = (parts: LoadedPart[], address = '') => toView(parts, filtersOf(new URLSearchParams(address)))
const ids = (events: TimelineEvent[]) => events.map(({ id }) => id)

describe('a timeline', () => {
  it('ends with the newest, and a year stands before its days', () => {
    const events = [event('new', '2026-03-02'), event('day', '2026-01-01'), event('year', '2026')]
    expect(ids(view([part('report', window(events))]).events)).toEqual(['year', 'day', 'new'])
  })

  it('is whole only from where the shortest part reaches back to', () => {
    const reports = part('report', window([event('r2', '2026-03-02'), event('r1', '2024-01-01')]))
    const visit = { kind: 'visit' } as const
    const visits = part(
      'visit',
      window(
        [event('v2', '2026-03-01', visit), event('v1', '2026-02-01T00:00:00Z', visit)],
        '2026-02-01T00:00:00Z',
      ),
    )
    const both = view([reports, visits])
    expect(both.loadedFrom).toBe(Date.parse('2026-02-01T00:00:00Z'))
    expect(ids(both.events)).toEqual(['v2', 'r2'])
    expect(view([reports, visits], 'kind=report').loadedFrom).toBeUndefined()
    expect(ids(view([reports, visits], 'kind=report').events)).toEqual(['r1', 'r2'])
  })

  it('shows an entry once that two windows brought', () => {
    const twice = [window([event('a', '2026-03-02')], '2026-03-01'), window([event('a', '2026-03-02')])]
    expect(ids(view([part('report', ...twice)]).events)).toEqual(['a'])
  })

  it('shows a stay that began before it and goes on into it, in a place of its own', () => {
    const stay = event('stay', '2026-01-01', { kind: 'visit', ongoing: true })
    const over = event('over', '2026-01-01', { kind: 'visit', until: '2026-01-05' })
    const found = view([part('visit', window([stay, over]))], 'from=2026-02-01')
    expect(ids(found.reachingIn)).toEqual(['stay'])
    expect(found.events).toEqual([])
  })

  it('keeps what has no date in its own place, whatever the period', () => {
    const found = view(
      [{ ...part('report'), undated: window([event('undated', undefined)]) }],
      'from=2026-01-01',
    )
    expect(ids(found.undated)).toEqual(['undated'])
    expect(found.events).toEqual([])
  })

  it('counts what a filter hides', () => {
    const elsewhere = event('gp', '2026-01-02', { from: { code: 'gp00001', words: 'GP record' } })
    const parts = [part('report', window([event('own', '2026-01-01'), elsewhere]))]
    expect(view(parts, 'source=RXR')).toMatchObject({ hidden: 1, counts: { report: 2 } })
    expect(view(parts).sources.map(({ words, count }) => [words, count])).toEqual([
      ['East Lancashire (RXR)', 1],
      ['GP record', 1],
    ])
  })

  it('takes the specialty of a visit for what was done in it, and says when that visit is not loaded', () => {
    const visit = event('v', '2026-01-01', {
      kind: 'visit',
      visitId: 'v',
      specialty: { code: '430', words: 'Elderly Medicine' },
    })
    const known = event('known', '2026-01-01', { visitId: 'v' })
    const far = event('far', '2026-01-01', { visitId: 'not-loaded' })
    const parts = [part('visit', window([visit])), part('report', window([known, far, event('no', '2026')]))]
    const { specialtyOf } = view(parts)
    expect([known, far, event('no', '2026')].map((one) => specialtyOf(one).words)).toEqual([
      'Elderly Medicine',
      'Specialty not loaded',
      'Specialty not stated',
    ])
    expect(ids(view(parts, 'specialty=430').events)).toEqual(['known', 'v'])
    expect(visitsNotLoaded(parts)).toEqual(['not-loaded'])
  })
})

it('is read by month and day, and what is vaguer than a day says so', () => {
  const events = ['2025', '2026-03', '2026-03-05', '2026-03-05T10:00:00Z', '2026-03-06'].map((when) =>
    event(when, when),
  )
  expect(toMonths(events).map(({ words, days }) => [words, days.map((day) => day.words)])).toEqual([
    ['2025, month not recorded', ['Day not recorded']],
    ['Mar-2026', ['Day not recorded', 'Thu 05-Mar-2026', 'Fri 06-Mar-2026']],
  ])
})
