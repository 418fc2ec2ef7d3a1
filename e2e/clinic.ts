import { randomUUID } from 'node:crypto'

import type { Appointment, Bundle, FhirResource, Location, Schedule, Slot } from 'fhir/r4'

import { ask, found, put } from './record.ts'

const ods = 'https://fhir.nhs.uk/Id/ods-organization-code'
const hour = 3_600_000

/** Whole minutes: an instant so many hours from now. */
const atHours = (hours: number) =>
  new Date(Math.floor(Date.now() / 60_000) * 60_000 + hours * hour).toISOString()

/** How many hours it is to ten o'clock of tomorrow, so that a session of a few hours never goes over midnight. */
export function hoursToTenTomorrow() {
  const ten = new Date()
  ten.setUTCDate(ten.getUTCDate() + 1)
  ten.setUTCHours(10, 0, 0, 0)
  return (ten.getTime() - Date.now()) / hour
}

/** A clinic of East Lancashire nobody else’s story knows, with free places at these hours from now, half an hour each. */
export async function newClinic(hours: readonly number[]) {
  const [trust] = await found(`/Organization?identifier=${ods}|RXR`)
  const place = await put<Location>({
    resourceType: 'Location',
    status: 'active',
    name: `Story clinic ${randomUUID().slice(0, 6)}`,
    managingOrganization: { reference: `Organization/${trust?.id}` },
  })
  const schedule = await put<Schedule>({
    resourceType: 'Schedule',
    active: true,
    serviceType: [{ text: 'Ophthalmology' }],
    actor: [{ reference: `Location/${place.id}`, display: place.name ?? '' }],
  })
  const answer = await ask('system', 'POST', '', {
    resourceType: 'Bundle',
    type: 'transaction',
    entry: hours.map((from) => ({
      resource: {
        resourceType: 'Slot',
        schedule: { reference: `Schedule/${schedule.id}` },
        status: 'free',
        start: atHours(from),
        end: atHours(from + 0.5),
      } satisfies Slot,
      request: { method: 'POST', url: 'Slot' },
    })),
  })
  if (answer.status !== 200) throw new Error(`The record refused places: ${answer.status}`)
  const slots = ((answer.body as Bundle).entry ?? []).flatMap(({ response }) => {
    const id = /Slot\/([^/]+)/.exec(response?.location ?? '')?.[1]
    return id ? [id] : []
  })
  return { place, schedule, slots }
}

/** The transaction of a booking, as any client of the FHIR door would send it. */
export function bookingOf(
  slot: Slot & { id: string },
  etag: string | null,
  patientId: string,
  place?: Location & { id: string },
): Bundle<FhirResource> {
  const appointment: Appointment = {
    resourceType: 'Appointment',
    status: 'booked',
    start: slot.start,
    end: slot.end,
    slot: [{ reference: `Slot/${slot.id}` }],
    ...(place?.name ? { description: place.name } : {}),
    participant: [
      { actor: { reference: `Patient/${patientId}` }, status: 'accepted' },
      ...(place ? [{ actor: { reference: `Location/${place.id}` }, status: 'accepted' as const }] : []),
    ],
  }
  return {
    resourceType: 'Bundle',
    type: 'transaction',
    entry: [
      {
        resource: { ...slot, status: 'busy' },
        request: { method: 'PUT', url: `Slot/${slot.id}`, ifMatch: etag ?? '' },
      },
      { resource: appointment, request: { method: 'POST', url: 'Appointment' } },
    ],
  }
}

/** Books through that door, as the booking office. */
export async function book(slotId: string, patientId: string, place?: Location & { id: string }) {
  const { body, headers } = await ask('admin', 'GET', `/Slot/${slotId}`)
  const slot = body as Slot & { id: string }
  return ask('admin', 'POST', '', bookingOf(slot, headers.get('etag'), patientId, place))
}

/** What the places are marked as. */
export const slotStates = async (slots: readonly string[]) =>
  ((await Promise.all(slots.map((id) => found(`/Slot?_id=${id}`)))).flat() as Slot[]).map(
    ({ status }) => status,
  )
