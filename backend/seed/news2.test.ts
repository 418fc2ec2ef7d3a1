import { describe, expect, it } from 'vitest'

import { type Readings, subScores } from './news2.ts'

describe('the NEWS2 table', () => {
  const oxygen = { litres: 2, device: 'N', name: 'Nasal cannula' }
  it.each([
    [{ rr: 16, spo2: 98, sbp: 125, pulse: 72, acvpu: 'A', temp: 36.8 }, 1, false, [0, 0, 0, 0, 0, 0, 0]],
    [{ rr: 21, spo2: 93, sbp: 120, pulse: 95, acvpu: 'A', temp: 37.5 }, 1, false, [2, 2, 0, 0, 1, 0, 0]],
    [{ rr: 18, spo2: 97, sbp: 118, pulse: 80, acvpu: 'C', temp: 37 }, 1, false, [0, 0, 0, 0, 0, 3, 0]],
    [{ rr: 18, spo2: 97, sbp: 118, pulse: 80, acvpu: 'A', temp: 37 }, 2, true, [0, 3, 2, 0, 0, 0, 0]],
    [{ rr: 18, spo2: 97, sbp: 118, pulse: 80, acvpu: 'A', temp: 37 }, 2, false, [0, 0, 0, 0, 0, 0, 0]],
    [{ rr: 26, spo2: 90, sbp: 88, pulse: 132, acvpu: 'V', temp: 39.4 }, 1, true, [3, 3, 2, 3, 3, 3, 2]],
    [{ rr: 12, spo2: 88, sbp: 111, pulse: 51, acvpu: 'A', temp: 36.1 }, 2, true, [0, 0, 2, 0, 0, 0, 0]],
  ] as const)('gives %o on scale %i (oxygen %s) the points %o', (set, scale, onOxygen, points) => {
    const readings: Readings = { dbp: 70, ...set, ...(onOxygen ? { oxygen } : {}) }
    expect(Object.values(subScores(readings, scale))).toEqual(points)
  })
})
