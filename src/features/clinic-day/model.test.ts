import type { Appointment, FhirResource, Slot } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import type { Stored } from '#fhir/client.ts'

import { countsOf, toClinicDay } from './model.ts'

const slot = (id: string, hour: string, status: Slot['status']): Stored<Slot> => ({
  resourceType: 'Slot',
  id,
  schedule: {},
  status,
  start: `2026-07-01T${hour}:00Z`,
  end: `2026-07-01T${hour}:30Z`,
})
const taken = (id: string, slotId: string, status: Appointment['status']): Stored<Appointment> => ({
  resourceType: 'Appointment',
  id,
  status,
  start: '2026-07-01T09:00:00Z',
  slot: [{ reference: `Slot/${slotId}` }],
  participant: [{ actor: { reference: 'Patient/ada' }, status: 'accepted' }],
})
const day = (slots: Stored<Slot>[], included: Stored<FhirResource>[] = []) =>
  toClinicDay(slots, included, 0).rows

describe('the day of a clinic', () => {
  it('shows a place that was given back as free, and beside it who had cancelled', () => {
    const rows = day([slot('s', '09', 'free')], [taken('a', 's', 'cancelled')])
    expect(rows.map(({ type }) => type)).toEqual(['free', 'patient'])
    expect(rows[1]).toMatchObject({ standing: 'cancelled', ended: 'Reason not recorded' })
  })
  it('does not call a place free whose patient may not be shown', () =>
    expect(day([slot('s', '09', 'busy')])).toMatchObject([{ type: 'taken' }]))
  it('shows an appointment whose patient or state is not known, and never nothing', () => {
    const odd = { ...taken('a', 's', 'booked'), status: 'something new' } as unknown as Stored<Appointment>
    expect(day([slot('s', '09', 'busy')], [odd])).toMatchObject([
      { type: 'patient', standing: 'not known', patient: undefined },
    ])
  })
  it('counts who is where', () =>
    expect(
      countsOf(
        day(
          [slot('s', '09', 'busy'), slot('t', '10', 'busy'), slot('u', '11', 'free')],
          [taken('a', 's', 'arrived'), taken('b', 't', 'booked')],
        ),
      ),
    ).toBe('1 expected · 1 arrived · 1 free'))
})
