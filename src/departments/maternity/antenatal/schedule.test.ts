import { describe, expect, it } from 'vitest'

import { gestationDays } from '#departments/maternity/pregnancy/gestation.ts'

import { scheduleOf } from './schedule.ts'

const edd = '2026-10-17'
const on = (today: string, had: string[] = [], firstBaby = false) =>
  Object.fromEntries(
    scheduleOf(
      edd,
      gestationDays(edd, today),
      had.map((contactId) => ({ contactId, on: today })),
      firstBaby,
    ).map(({ contact, state }) => [contact.id, state]),
  )

describe('the antenatal schedule', () => {
  it('says what is due, what was missed and what is to come', () => {
    // 33+3
    const states = on('2026-09-01', ['booking', 'dating', '16', 'anomaly'])
    expect(states).toMatchObject({ anomaly: 'had', '28': 'missed', '34': 'due', '36': 'to come' })
  })
  it('is due from its first day to its last, both included', () => {
    // 18+0 and 20+6
    expect([on('2026-05-16')['anomaly'], on('2026-05-15')['anomaly']]).toEqual(['due', 'to come'])
    expect([on('2026-06-05')['anomaly'], on('2026-06-06')['anomaly']]).toEqual(['due', 'missed'])
  })
  it('has more contacts for a first baby', () => {
    expect(on('2026-09-01', [], true)).toHaveProperty('31')
    expect(on('2026-09-01')).not.toHaveProperty('31')
  })
  it('moves with the due date that is agreed', () => {
    const later = scheduleOf('2026-10-24', gestationDays('2026-10-24', '2026-09-01'), [], false)
    expect(later.find(({ contact }) => contact.id === '34')?.between).toEqual(['2026-09-05', '2026-09-19'])
  })
})
