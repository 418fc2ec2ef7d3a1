import { describe, expect, it } from 'vitest'

import { type Age, type ChildReadings, childScores } from './pews.ts'

const calm = { distress: 'none', spo2: 98, dbp: 60, crt: 2, acvpu: 'A', temp: 37 } as const

describe('the table of the children’s chart', () => {
  it.each<[Age, Partial<ChildReadings>, number[]]>([
    ['child', { rr: 22, pulse: 100, sbp: 100 }, [0, 0, 0, 0, 0, 0, 0]],
    [
      'child',
      {
        rr: 42,
        distress: 'moderate',
        spo2: 93,
        oxygen: { litres: 2, device: 'NP', name: '' },
        pulse: 145,
        sbp: 100,
        crt: 3,
      },
      [2, 2, 1, 2, 2, 0, 2],
    ],
    [
      'baby',
      {
        rr: 72,
        distress: 'severe',
        spo2: 90,
        oxygen: { litres: 1, device: 'HF', name: '' },
        pulse: 185,
        sbp: 45,
        crt: 4,
      },
      [4, 4, 4, 4, 4, 4, 2],
    ],
    ['teenager', { rr: 10, pulse: 49, sbp: 140 }, [1, 0, 0, 0, 4, 4, 0]],
    ['toddler', { rr: 19, pulse: 139, sbp: 79 }, [2, 0, 0, 0, 0, 1, 0]],
  ])('gives a %s with %o the points %o', (age, readings, points) => {
    const set: ChildReadings = { ...calm, rr: 0, pulse: 0, sbp: 0, ...readings }
    expect(Object.values(childScores(age, set))).toEqual(points)
  })
})
