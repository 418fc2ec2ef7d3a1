import { describe, expect, it } from 'vitest'

import { across, fromFor, lanesOf, moved, periods, zoomed } from './axis.ts'
import type { TimelineEvent } from './event.ts'
import { event } from './event-for-tests.ts'

const at = (text: string) => Date.parse(text)
const year = { from: at('2024-01-01T00:00:00Z'), to: at('2025-01-01T00:00:00Z') }
const visit = (id: string, when: string, more: Partial<TimelineEvent> = {}) =>
  event(id, when, { kind: 'visit', ...more })
const visits = (...events: TimelineEvent[]) => lanesOf(events, year)[0]?.marks ?? []

describe('the axis', () => {
  it('runs in proportion to time, the newest on the right', () => {
    expect(across(at('2024-07-02T00:00:00Z'), year)).toBe(50)
    expect(across(at('2030-01-01T00:00:00Z'), year)).toBe(100)
  })
  it('draws a stay as wide as it lasted, one not over to the end, and a month that is all we know as vague', () => {
    const [going, stay] = visits(
      visit('stay', '2024-02-01', { until: '2024-03-01' }),
      visit('going', '2024-10-01', { ongoing: true }),
    )
    expect(going).toMatchObject({ shape: 'going' })
    expect((going?.left ?? 0) + (going?.width ?? 0)).toBe(100)
    expect(stay).toMatchObject({ shape: 'stay', count: 1 })
    expect(stay?.width).toBeCloseTo((29 / 366) * 100, 0)
    expect(visits(visit('month', '2024-05'))[0]?.shape).toBe('vague')
  })
  it('draws what lies too close together as one mark that counts, so that a lane never holds more than a hundred', () => {
    const many = Array.from({ length: 3000 }, (_, index) =>
      visit(String(index), new Date(year.from + index * 10_000_000).toISOString()),
    )
    const marks = visits(...many)
    expect(marks.length).toBeLessThanOrEqual(100)
    expect(marks.reduce((sum, { count }) => sum + count, 0)).toBe(3000)
  })
  it('has periods that end on the last day shown', () => {
    expect(periods.map((period) => fromFor(period, '2024-03-31'))).toEqual([
      '2024-03-24',
      '2024-02-29',
      '2023-09-30',
      '2023-03-31',
      '2019-03-31',
    ])
  })
  it('zooms about the newest, and moves by half of what is shown, never past now', () => {
    expect(zoomed(year, 0.5)).toEqual({ from: '2024-07-02' })
    expect(moved(year, -0.5, at('2026-01-01T00:00:00Z'))).toEqual({ from: '2023-07-02', upTo: '2024-07-02' })
    expect(moved(year, 0.5, at('2025-03-01T00:00:00Z')).upTo).toBeUndefined()
  })
})
