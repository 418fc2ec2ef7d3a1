import { expect, it } from 'vitest'

import type { Fluid } from '#clinical/observations/fluid.ts'

import { urineRate } from './urine-rate.ts'

const hour = 3_600_000
const now = Date.parse('2026-03-14T18:00:00Z')
const urine = (hoursAgo: number, millilitres?: number): Fluid => {
  const instant = now - hoursAgo * hour
  return {
    id: String(hoursAgo),
    direction: 'output',
    kind: 'urine',
    what: 'Urine',
    at: undefined,
    instant,
    counted: millilitres === undefined ? undefined : { millilitres, instant },
    notMeasured: millilitres === undefined ? 'Wet pad' : undefined,
    sentAs: undefined,
  }
}
const rate = (fluids: Fluid[], more: Partial<Parameters<typeof urineRate>[0]> = {}) =>
  urineRate({ fluids, weight: { value: 60 }, now, chartedSince: now - 24 * hour, years: 70, ...more })

// Oliguria: below 0.5 mL/kg/h (domain facts §2.8); of 60 kg in six hours that is 180 mL.
it.each([
  [179, true],
  [180, false],
  [400, false],
])('%i mL in six hours of 60 kg is oliguria: %s', (millilitres, low) => {
  expect(rate([urine(2, millilitres)])).toMatchObject({ is: 'known', low })
})
it('is not called low where more was passed than measured, nor of a child, nor where the age is not known', () => {
  expect(rate([urine(2, 100), urine(3)])).toMatchObject({ is: 'known', atLeast: true, low: false })
  expect(rate([urine(2, 100)], { years: 9 })).toMatchObject({ low: false })
  expect(rate([urine(2, 100)], { years: undefined })).toMatchObject({ low: false })
})
it('counts the last six hours and nothing before', () => {
  expect(rate([urine(1, 360), urine(6, 900), urine(8, 900)])).toMatchObject({ rate: 1 })
})
it('is not reckoned while the chart is younger than that', () => {
  expect(rate([urine(1, 300)], { chartedSince: now - 2 * hour })).toEqual({ is: 'too early' })
  expect(rate([urine(1, 300), urine(9, 300)], { chartedSince: undefined })).toMatchObject({ is: 'known' })
})
it('nothing charted is said, and is not nought', () => {
  expect(rate([urine(9, 300)])).toEqual({ is: 'none charted' })
  expect(rate([urine(1)])).toEqual({ is: 'not measured' })
  expect(rate([urine(1, 0)])).toMatchObject({ is: 'known', rate: 0, low: true })
})
