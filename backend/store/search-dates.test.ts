import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'

import { periodOf } from './periods.ts'
import { reading, storeForTests } from './store-for-tests.ts'

const { found, transact } = await storeForTests()

describe('dates are compared as stretches of time', () => {
  const written = [
    '2026',
    '2026-02',
    '2026-02-14',
    '2026-02-14T10:00:00Z',
    '2026-02-14T10:00:00.5Z',
    '2025-12-31T23:59:59Z',
    '2027',
  ]
  const asked = [
    '2025',
    '2026',
    '2026-02',
    '2026-02-14',
    '2026-02-15',
    '2026-02-14T10:00Z',
    '2026-02-14T10:00:00Z',
    '2026-03',
  ]
  const ids = written.map((_, index) => `dated-${index}`)
  beforeAll(async () => {
    await transact(
      written.map((effectiveDateTime, index) => ({
        resource: reading('dates', effectiveDateTime, { id: `dated-${index}` }),
        request: { method: 'PUT', url: `Observation/dated-${index}` },
      })),
    )
  })

  /** R4 search, 3.1.1.5.4, word for word; `a` was asked, `w` was written. */
  const rules: Record<string, (a: { lo: number; hi: number }, w: { lo: number; hi: number }) => boolean> = {
    eq: (a, w) => a.lo <= w.lo && w.hi <= a.hi,
    ne: (a, w) => !(a.lo <= w.lo && w.hi <= a.hi),
    gt: (a, w) => w.hi > a.hi,
    lt: (a, w) => w.lo < a.lo,
    ge: (a, w) => w.hi > a.hi || (a.lo <= w.lo && w.hi <= a.hi),
    le: (a, w) => w.lo < a.lo || (a.lo <= w.lo && w.hi <= a.hi),
    sa: (a, w) => w.lo >= a.hi,
    eb: (a, w) => w.hi <= a.lo,
  }

  it('by every prefix, for every precision', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.keys(rules)),
        fc.constantFrom(...asked),
        async (prefix, date) => {
          const period = periodOf(date)
          const expected = ids.filter((_, index) => {
            const own = periodOf(written[index] ?? '')
            return period && own && rules[prefix]?.(period, own)
          })
          expect((await found(`/Observation?patient=dates&date=${prefix}${date}`)).toSorted()).toEqual(
            expected,
          )
        },
      ),
    )
  })
})
