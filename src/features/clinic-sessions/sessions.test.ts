import type { Appointment, Schedule, Slot } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import type { Clinic } from '#clinical/booking/clinics.ts'
import type { Stored } from '#fhir/client.ts'

import { cancelSession, proposals, toSession } from './session.ts'
import { fresh, placesOf, sessionsDraft, templateOf, withTemplate } from './template.ts'

const schedule: Stored<Schedule> = {
  resourceType: 'Schedule',
  id: 'eye',
  actor: [{ reference: 'Location/l', display: 'Eye Clinic' }],
}
const slot = (id: string, start: string, status: Slot['status'] = 'free'): Stored<Slot> => ({
  resourceType: 'Slot',
  id,
  schedule: { reference: 'Schedule/eye' },
  status,
  start,
  end: new Date(Date.parse(start) + 30 * 60_000).toISOString(),
})
const booked = (
  id: string,
  slotId: string,
  status: Appointment['status'] = 'booked',
): Stored<Appointment> => ({
  resourceType: 'Appointment',
  id,
  status,
  start: '2026-10-20T08:00:00Z',
  slot: [{ reference: `Slot/${slotId}` }],
  participant: [{ actor: { reference: `Patient/of-${id}` }, status: 'accepted' }],
})
const clinic: Clinic = {
  id: 'eye',
  name: 'Eye Clinic',
  locationId: 'l',
  place: 'Eye Clinic',
  speciality: 'Ophthalmology',
  clinicianId: undefined,
  clinician: undefined,
  siteId: undefined,
  site: 'Royal Blackburn Hospital',
  address: [],
  schedule,
}
const morning = [
  slot('one', '2026-10-20T08:00:00Z', 'busy'),
  slot('two', '2026-10-20T08:30:00Z', 'busy'),
  slot('three', '2026-10-20T09:00:00Z'),
]
const later = slot('later', '2026-10-21T08:00:00Z')

describe('a session that is cancelled', () => {
  const session = toSession(morning, [booked('a', 'one'), booked('b', 'two')], [])

  it('offers each of its patients a place of their own, as far as there are some', () =>
    expect(proposals(session.displaced, [later])).toEqual(['later', '']))

  it('offers no new patient’s place to a follow-up', () => {
    const kind = (code: string) => ({
      appointmentType: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0276', code }] },
    })
    const followUps = toSession(morning, [{ ...booked('a', 'one'), ...kind('FOLLOWUP') }], []).displaced
    expect(proposals(followUps, [{ ...later, ...kind('ROUTINE') }])).toEqual([''])
    expect(proposals(followUps, [{ ...later, ...kind('FOLLOWUP') }])).toEqual(['later'])
  })

  it('moves whom it can, cancels the rest by the hospital, and closes every place of the day once', () => {
    const choices = session.displaced.map((each, index) => ({
      ...each,
      slot: index === 0 ? later : undefined,
      diary: [],
    }))
    const { about, besides = [] } = cancelSession(choices, session.slots, clinic, 'Dr Lee is ill')
    const written = [...about.flatMap(({ act }) => act.change ?? []), ...besides].map(({ to }) => to)
    const states = written.map(
      (to) => `${to.id} ${'status' in to && typeof to.status === 'string' ? to.status : ''}`,
    )
    expect(states.toSorted()).toEqual([
      'a booked',
      'b cancelled',
      'later busy',
      'one busy-unavailable',
      'three busy-unavailable',
      'two busy-unavailable',
    ])
    expect(about.map(({ patientId }) => patientId)).toEqual(['of-a', 'of-b'])
    expect(written.find(({ id }) => id === 'b')).toMatchObject({
      cancelationReason: { coding: [{ code: 'prov' }], text: 'Dr Lee is ill' },
    })
  })

  it('moves nobody to where they are elsewhere', () => {
    const [first] = session.displaced
    const elsewhere = { ...booked('c', 'x'), start: later.start, end: later.end }
    const choices = first ? [{ ...first, slot: later, diary: [elsewhere] }] : []
    expect(() => cancelSession(choices, session.slots, clinic, 'ill')).toThrow('another appointment')
  })

  it('has begun when somebody has arrived, and knows whose place it may not show', () => {
    expect(toSession(morning, [booked('a', 'one', 'arrived')], [])).toMatchObject({ begun: 1, hidden: 1 })
  })
})

describe('sessions from a template', () => {
  const draft = {
    days: ['mon', 'tue'],
    from: '2026-10-19',
    until: '2026-10-27',
    start: '09:00',
    minutes: '20',
    places: '3',
  }

  it('keep the hour of the clock over its change, and have an identifier each', () => {
    const places = placesOf(draft, schedule)
    expect(places).toHaveLength(12)
    expect(places[0]?.start).toBe('2026-10-19T08:00:00.000Z')
    expect(places.at(-1)?.end).toBe('2026-10-27T10:00:00.000Z')
    expect(new Set(places.map(({ identifier }) => identifier[0]?.value)).size).toBe(12)
  })
  it('leave alone what is there', () => {
    const places = placesOf(draft, schedule)
    expect(fresh(places, [slot('x', '2026-10-19T08:10:00Z')])).toHaveLength(10)
    expect(fresh(places, places)).toEqual([])
  })
  it('are the clinic’s template from then on', () =>
    expect(templateOf(withTemplate(schedule, draft))).toEqual({
      days: ['mon', 'tue'],
      start: '09:00',
      minutes: '20',
      places: '3',
    }))
  it.each([
    ['no weekday', { days: [] }],
    ['a last day before the first', { until: '2026-10-18' }],
    ['half a year', { until: '2027-04-27' }],
    ['places of no length', { minutes: '0' }],
    ['a hundred places', { places: '100' }],
  ])('are not made with %s', (_, change) =>
    expect(sessionsDraft.safeParse({ ...draft, ...change }).success).toBe(false),
  )
})
