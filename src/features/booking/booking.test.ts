import type { Appointment, Slot } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import { cancelled, moved } from '#clinical/booking/booked.ts'
import type { Clinic } from '#clinical/booking/clinics.ts'
import { isFitting } from '#clinical/booking/fitting.ts'
import type { Stored } from '#fhir/client.ts'

import { toCalendar } from '#clinical/booking/calendar.ts'
import { clashWith, placeText } from './places.ts'
import { seriesOf } from './series.ts'

const slot = (id: string, start: string, more: Partial<Slot> = {}): Stored<Slot> => ({
  resourceType: 'Slot',
  id,
  schedule: { reference: 'Schedule/eye' },
  status: 'free',
  start,
  end: new Date(Date.parse(start) + 30 * 60_000).toISOString(),
  ...more,
})
const nine = slot('s', '2026-10-20T08:00:00Z')
const eye: Clinic = {
  id: 'eye',
  name: 'Eye Clinic – Mr Rohan Mistry',
  locationId: 'l',
  place: 'Eye Clinic',
  speciality: 'Ophthalmology',
  clinicianId: 'p',
  clinician: 'Mr Rohan Mistry',
  siteId: 'rbh',
  site: 'Royal Blackburn Hospital',
  address: ['Royal Blackburn Hospital', 'Blackburn'],
  schedule: { resourceType: 'Schedule', id: 'eye', actor: [{ reference: 'Location/l' }] },
}
const elsewhere: Stored<Appointment> = {
  resourceType: 'Appointment',
  id: 'a',
  status: 'booked',
  description: 'Renal Clinic',
  start: '2026-10-20T08:15:00Z',
  end: '2026-10-20T08:45:00Z',
  participant: [{ actor: { reference: 'Patient/ada' }, status: 'accepted' }],
}
const kept = (code: string): Partial<Slot> => ({
  extension: [
    {
      url: 'https://lune.example/fhir/StructureDefinition/priority-type',
      valueCodeableConcept: {
        coding: [{ system: 'https://www.datadictionary.nhs.uk/data_elements/priority_type_code.html', code }],
      },
    },
  ],
})
const anything = { clinicId: '', clinicianId: '', siteId: '', kind: 'FOLLOWUP', priority: '1' }

describe('a place', () => {
  it('is offered on the ward’s clock, with its clinic', () =>
    expect(placeText(nine, eye, [])).toBe('Tue 20-Oct-2026 09:00 · Eye Clinic – Mr Rohan Mistry'))
  it('says when the patient is elsewhere then', () =>
    expect(placeText(nine, eye, [elsewhere])).toContain('elsewhere then: Renal Clinic, 09:15'))
  it.each([
    ['another appointment in its half hour', '2026-10-20T08:15:00Z', 'booked', true],
    ['one that was cancelled', '2026-10-20T08:15:00Z', 'cancelled', false],
    ['one that begins when it ends', '2026-10-20T08:30:00Z', 'booked', false],
  ] as const)('is refused for %s', (_, start, status, refused) => {
    const end = new Date(Date.parse(start) + 30 * 60_000).toISOString()
    expect(clashWith(nine, [{ ...elsewhere, start, end, status }]) !== undefined).toBe(refused)
  })
  it('does not clash with the appointment that moves there', () =>
    expect(clashWith(nine, [elsewhere], 'a')).toBeUndefined())
  it.each([
    ['nobody, for a routine patient', {}, '1', true],
    ['two-week waits, for a routine patient', kept('3'), '1', false],
    ['two-week waits, for one of these', kept('3'), '3', true],
    ['urgent patients, for a two-week wait', kept('2'), '3', true],
  ])('that is kept for %s', (_, more, priority, fits) =>
    expect(isFitting({ ...nine, ...more }, { ...anything, priority })).toBe(fits),
  )
})

describe('a series', () => {
  it('keeps the hour over the change of the clocks, and says which week has no place', () => {
    const afterChange = slot('t', '2026-10-27T09:00:00Z')
    const tooLate = slot('u', '2026-11-12T09:00:00Z')
    const series = seriesOf(nine, [afterChange, tooLate], 1, 3)
    expect(series.map((later) => later.slot?.id)).toEqual(['t', undefined])
  })
  it('of one is the first alone', () => expect(seriesOf(nine, [], 1, 1)).toEqual([]))
})

describe('an appointment', () => {
  it('that moves takes the time and the people of the new place, and stays the patient’s', () => {
    expect(moved(elsewhere, nine, eye)).toMatchObject({
      id: 'a',
      status: 'booked',
      start: nine.start,
      minutesDuration: 30,
      slot: [{ reference: 'Slot/s' }],
      participant: [{ actor: { reference: 'Patient/ada' } }, { actor: { reference: 'Location/l' } }],
    })
  })
  it.each([
    ['pat', '2'],
    ['prov', '4'],
  ])('cancelled by %s has the Data Dictionary’s code %s', (code, attended) => {
    const { status, extension } = cancelled(elsewhere, code, '')
    expect(status).toBe('cancelled')
    expect(extension?.[0]?.valueCodeableConcept?.coding?.[0]?.code).toBe(attended)
  })
  it('goes into a calendar in whole lines of 75 octets, with no word of the clinic', () => {
    const address = ['Haslingden Road, near the roundabout and the long wall of the old mill', 'Blackburn']
    const file = toCalendar(
      { id: 'a', start: nine.start, end: nine.end, site: eye.site, address },
      new Date('2026-10-01T10:00:00Z'),
    )
    expect(file).toContain('DTSTART:20261020T080000Z\r\nDTEND:20261020T083000Z\r\n')
    expect(file.replace(/\r\n /g, '')).toContain('Hospital\\, Haslingden Road\\, near the roundabout')
    expect(file.split('\r\n').every((line) => new TextEncoder().encode(line).length <= 75)).toBe(true)
    expect(file).not.toMatch(/Eye|Ophthalmology|Mistry/)
  })
})
