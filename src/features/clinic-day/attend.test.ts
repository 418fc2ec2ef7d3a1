import type { Appointment } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import type { Stored } from '#fhir/client.ts'

import { type Attended, attendedAt, didNotAttendAct, outcomeAct, stepAct, undoAct } from './attend.ts'

const appointment = (status: Appointment['status']): Stored<Appointment> => ({
  resourceType: 'Appointment',
  id: 'a',
  status,
  start: '2026-07-01T09:00:00Z',
  participant: [
    { actor: { reference: 'Patient/ada' }, status: 'accepted' },
    { actor: { reference: 'Location/eye' }, status: 'accepted' },
  ],
})
const writer = {
  patientId: 'ada',
  identifier: { system: 's', value: 'v' },
  organisation: { display: 'East Lancashire' },
  now: new Date('2026-07-01T08:55:00Z'),
}
const booked: Attended = { appointment: appointment('booked'), visit: undefined }
const visit = {
  resourceType: 'Encounter' as const,
  id: 'e',
  status: 'in-progress' as const,
  class: { code: 'AMB' },
  period: { start: '2026-07-01T08:55:00Z' },
}
const told = { attended: '5', outcome: '2', rtt: '20', referral: '' } as const

describe('a patient in a clinic', () => {
  it('arrives: the appointment says so, and an out-patient attendance of that appointment has begun', () => {
    const { make, change } = stepAct('arrive', booked, writer)
    expect(change?.[0]?.to).toMatchObject({ status: 'arrived' })
    expect(make?.[0]?.resource).toMatchObject({
      resourceType: 'Encounter',
      status: 'arrived',
      class: { code: 'AMB' },
      subject: { reference: 'Patient/ada' },
      appointment: [{ reference: 'Appointment/a' }],
      location: [{ location: { reference: 'Location/eye' } }],
    })
  })

  it('is seen: outcome, attendance and RTT status by their UK codes, and the attendance ends', () => {
    const { change } = outcomeAct(told, { appointment: appointment('checked-in'), visit }, writer)
    const written = JSON.stringify(change?.map(({ to }) => to))
    expect(change?.map(({ to }) => 'status' in to && to.status)).toEqual(['fulfilled', 'finished'])
    expect(written).toContain('UKCore-OutcomeOfAttendanceEngland","code":"2"')
    expect(written).toContain('referral_to_treatment_period_status.html","code":"20"')
    expect(written).toContain('attended_or_did_not_attend_code.html","code":"5"')
  })

  it('who did not come leaves no attendance behind', () => {
    const { make, change } = didNotAttendAct(booked)
    expect(make).toBeUndefined()
    expect(change).toHaveLength(1)
    expect(change?.[0]?.to).toMatchObject({ status: 'noshow' })
  })

  it('whose arrival was a slip is expected again, and the attendance is marked as in error', () => {
    const { change } = undoAct({
      appointment: appointment('arrived'),
      visit: { ...visit, status: 'arrived' },
    })
    expect(change).toMatchObject([
      { to: { status: 'booked' } },
      { to: { status: 'entered-in-error' }, withdrawn: true },
    ])
  })

  it.each([
    ['arrive twice', () => stepAct('arrive', { ...booked, appointment: appointment('arrived') }, writer)],
    ['be in clinic before arriving', () => stepAct('in clinic', booked, writer)],
    ['be seen without having come', () => outcomeAct(told, booked, writer)],
    ['be absent after arriving', () => didNotAttendAct({ ...booked, appointment: appointment('arrived') })],
    [
      'come after cancelling',
      () => stepAct('arrive', { ...booked, appointment: appointment('cancelled') }, writer),
    ],
  ])('cannot %s', (_, act) => expect(act).toThrow('Somebody has already gone on'))

  it('is on time or late by the clock', () => {
    expect(attendedAt('2026-07-01T09:00:00Z', '2026-07-01T09:00:00Z')).toBe('5')
    expect(attendedAt('2026-07-01T09:01:00Z', '2026-07-01T09:00:00Z')).toBe('6')
  })
})
