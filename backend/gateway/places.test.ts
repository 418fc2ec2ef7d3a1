import type { FhirResource } from 'fhir/r4'
import { expect, it } from 'vitest'

import { placesOf } from './places.ts'

const ward: FhirResource = { resourceType: 'Location', id: 'ward', partOf: { reference: 'Location/site' } }
const touched = (resource: FhirResource) =>
  placesOf(resource, async (id) => (id === 'ward' ? ward : undefined))

it.each<[string, FhirResource, string[]]>([
  [
    'the bed, its ward and what that is part of',
    { resourceType: 'Location', id: 'bed', partOf: { reference: 'Location/ward' } },
    ['bed', 'ward'],
  ],
  [
    'the clinic an appointment is in, and not its patient',
    {
      resourceType: 'Appointment',
      status: 'booked',
      participant: [
        { status: 'accepted', actor: { reference: 'Patient/ada' } },
        { status: 'accepted', actor: { reference: 'Location/clinic' } },
        { status: 'accepted' },
      ],
    },
    ['clinic'],
  ],
  [
    'the schedule of a place in a clinic',
    { resourceType: 'Slot', status: 'free', start: '', end: '', schedule: { reference: 'Schedule/eyes' } },
    ['eyes'],
  ],
  [
    'the organisation a referral waits for',
    {
      resourceType: 'ServiceRequest',
      status: 'active',
      intent: 'order',
      subject: {},
      performer: [{ reference: 'https://hospital/fhir/Organization/rxr' }, {}],
    },
    ['rxr'],
  ],
  ['nothing, of what is nowhere', { resourceType: 'Patient' }, []],
])('%s', async (_, resource, places) => expect(await touched(resource)).toEqual(places))
