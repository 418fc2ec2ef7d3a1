import { describe, expect, it } from 'vitest'

import { pewsEscalation, pewsLevelOf, pewsResponses, pewsSepsisSigns } from './pews-response.ts'

describe('the PEWS level', () => {
  it('follows the total at every edge', () => {
    expect([0, 1, 4, 5, 8, 9, 12, 13, 26].map(pewsLevelOf)).toEqual([
      'none',
      'low',
      'low',
      'medium',
      'medium',
      'high',
      'high',
      'emergency',
      'emergency',
    ])
  })
  it('is raised by any trigger, and never lowered by one', () => {
    expect(pewsEscalation({ total: 0, acvpu: 'V' })).toEqual({ level: 'high', because: 'responds to voice' })
    expect(pewsEscalation({ total: 2, acvpu: 'P' })?.level).toBe('emergency')
    expect(pewsEscalation({ total: 0, acvpu: 'U' })?.level).toBe('emergency')
    expect(pewsEscalation({ total: 0, triggers: ['more-monitoring'] })?.level).toBe('low')
    expect(pewsEscalation({ total: 3, triggers: ['new-sepsis'] })?.level).toBe('medium')
    expect(pewsEscalation({ total: 11, triggers: ['medical-review'] })).toEqual({
      level: 'high',
      because: 'PEWS 11',
    })
    expect(pewsEscalation({ total: 9, triggers: ['pupils', 'rapid-review'] })?.level).toBe('emergency')
  })
  it('is known from a trigger even when the set has no score, and from nothing it is not known', () => {
    expect(pewsEscalation({ total: undefined, triggers: ['septic-shock'] })?.level).toBe('high')
    expect(pewsEscalation({ total: undefined, acvpu: 'A' })).toBeUndefined()
  })
  it('asks for the review of the national chart', () => {
    expect(pewsResponses.emergency.review).toContain('2222 “Paediatric Medical Emergency”')
    expect(pewsResponses.high).toMatchObject({ observations: expect.stringContaining('Every 30 minutes') })
  })
})

it('asks to think of sepsis from 38 °C, below 36 °C, when not alert, and when refill is prolonged', () => {
  expect(pewsSepsisSigns({ temp: 37.9, acvpu: 'A', crt: 2 })).toEqual([])
  expect(pewsSepsisSigns({ temp: 36 })).toEqual([])
  expect(pewsSepsisSigns({ temp: 38, acvpu: 'V', crt: 3 })).toHaveLength(3)
  expect(pewsSepsisSigns({ temp: 35.9 })).toEqual(['temperature below 36 °C'])
})
