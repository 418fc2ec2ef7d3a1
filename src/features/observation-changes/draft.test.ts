import { describe, expect, it } from 'vitest'

import { decisionWords, dueFrom, toIntervalDecisions } from '#clinical/observations/monitoring.ts'
import { countedByNews2 } from '#clinical/observations/news2-response.ts'

import { type Deciding, fromIntervalDraft, intervalDraft } from './draft.ts'

const now = new Date('2026-03-14T10:00:00Z')
const hour = 3_600_000
const deciding: Deciding = {
  patientId: 'p1',
  entryId: 'e1',
  author: { display: 'Dr A' },
  organisation: { display: 'East Lancashire Hospitals' },
  now,
  score: { code: 'score', total: 2 },
}
const decided = (interval: string, score: Deciding['score'] | 'none' = deciding.score) =>
  toIntervalDecisions([
    {
      ...fromIntervalDraft(
        { interval, reason: 'Settled, sleeping' },
        { ...deciding, score: score === 'none' ? undefined : score },
      ),
      id: 'd',
    },
  ])[0]
const set = (hoursLater: number, total: number) =>
  countedByNews2({ instant: now.getTime() + hoursLater * hour, total, any3: false, complete: true })

describe('a decision how often to observe', () => {
  it('needs an interval and a reason', () => {
    expect(intervalDraft.safeParse({ interval: '', reason: '' }).error?.issues).toHaveLength(2)
  })
  it('comes back from the record with its name, its reason and the score it was made on', () => {
    expect(decided('120')).toMatchObject({
      minutes: 120,
      by: 'Dr A',
      reason: 'Settled, sleeping',
      decidedOn: 2,
    })
  })
  it('counts from the newest set, instead of the chart’s interval', () => {
    const due = dueFrom([set(0, 2)], decided('120'))
    expect(due).toMatchObject({ at: now.getTime() + 1.5 * hour, overdueAt: now.getTime() + 2 * hour })
    expect(decisionWords(decided('120'), due)).toBe('Every 2hr, set by Dr A: Settled, sleeping.')
  })
  it('ends when a later set scores higher, and says so', () => {
    const due = dueFrom([set(0, 2), set(1, 6)], decided('720'))
    expect(due).toMatchObject({ words: 'hourly', overdueAt: now.getTime() + 2 * hour })
    expect(decisionWords(decided('720'), due)).toContain('the chart’s interval holds')
    expect(dueFrom([set(0, 2), set(1, 2)], decided('720'))?.words).toBe('every 12hr')
  })
  it('made without a score holds for the sets before it alone', () => {
    expect(dueFrom([set(-1, 0)], decided('1440', 'none'))?.words).toBe('every 1d')
    expect(dueFrom([set(1, 0)], decided('1440', 'none'))?.words).toBe('12-hourly')
  })
  it('to observe more often holds even when a later set scores higher', () => {
    expect(dueFrom([set(0, 0), set(1, 6)], decided('15'))?.words).toBe('every 15min')
  })
  it('can be given back to the chart', () => {
    expect(dueFrom([set(0, 0)], decided('chart'))?.words).toBe('12-hourly')
    expect(decisionWords(decided('chart'), undefined)).toBeUndefined()
  })
})
