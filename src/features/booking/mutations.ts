import type { Appointment, Slot } from 'fhir/r4'

import { entryIdentifier, ownOrganisation } from '#clinical/acts/recorded-by.ts'
import { useDeskActs } from '#clinical/acts/use-desk-acts.ts'
import { booking, cancelled, moved, slotAs, slotIdOf } from '#clinical/booking/booked.ts'
import type { Clinic } from '#clinical/booking/clinics.ts'
import { urls } from '#clinical/booking/codes.ts'
import { fhir, type Stored } from '#fhir/client.ts'

import { type BookDraft, type CancelDraft, momentOf, type MoveDraft, overbook } from './draft.ts'
import { clashWith, clinicOf, readDiary } from './places.ts'

const about = (patientId: string) => ({
  refreshed: [['clinic'], ['places'], ['patient', patientId]],
  taken: 'Somebody took that place at the same moment. Nothing was written: choose another place.',
})
const gone = 'That place is no longer free. Nothing was written: choose another place.'

/** Also each later place of a series, as it was shown. */
export type Booking = BookDraft & { later: readonly string[] }

/** Places and appointments in one transaction: of two who want one place one gets it, and the other is told. */
export const useBook = (patientId: string, clinics: readonly Clinic[]) =>
  useDeskActs(async (draft: Booking, { session, actId, now }) => {
    const patient = { reference: `Patient/${patientId}` }
    const organisation = ownOrganisation(session)
    const writer = (part: string) => ({
      patient,
      organisation,
      now,
      identifier: entryIdentifier(session, `${actId}${part}`),
    })
    const diary = await readDiary(patientId)
    if (draft.slotId === overbook) {
      const clinic = clinics.find(({ id }) => id === draft.clinicId)
      if (!clinic) throw new Error(gone)
      const fullUrl = `urn:uuid:${crypto.randomUUID()}`
      const place = beyond(clinic, draft, entryIdentifier(session, `${actId}-place`))
      refuseClash(place, diary)
      const made = booking(draft, { ...place, id: '' }, clinic, writer(''))
      const resource: Appointment = {
        ...made,
        slot: [{ reference: fullUrl }],
        extension: [...(made.extension ?? []), { url: urls.overbooked, valueString: draft.overbookReason }],
      }
      const act = { make: [{ resource }, { resource: place, fullUrl }], reason: draft.overbookReason }
      return { about: [{ patientId, act }] }
    }
    const slots = await Promise.all([draft.slotId, ...draft.later].map((id) => fhir.read('Slot', id)))
    const make = slots.map((slot, index) => {
      const clinic = clinicOf(slot, clinics)
      if (slot.status !== 'free' || !clinic) throw new Error(gone)
      refuseClash(slot, diary)
      return { resource: booking(draft, slot, clinic, writer(index === 0 ? '' : `-${index}`)) }
    })
    return { about: [{ patientId, act: { make, change: slots.map(to('busy')) } }] }
  }, about(patientId))

/** The place left is free again, the new one taken, in the same transaction. */
export const useMove = (patientId: string, seen: Stored<Appointment>, clinics: readonly Clinic[]) =>
  useDeskActs(async ({ slotId, reason }: MoveDraft) => {
    const [slot, left, diary] = await Promise.all([
      fhir.read('Slot', slotId),
      readPlaceOf(seen),
      readDiary(patientId),
    ])
    const clinic = clinicOf(slot, clinics)
    if (slot.status !== 'free' || !clinic) throw new Error(gone)
    refuseClash(slot, diary, seen.id)
    const change = [
      { seen, to: moved(seen, slot, clinic) },
      to('busy')(slot),
      ...(left ? [to('free')(left)] : []),
    ]
    return { about: [{ patientId, act: { change, reason } }] }
  }, about(patientId))

/** Kept, with who cancelled and why; the place is free again. */
export const useCancelAppointment = (patientId: string, seen: Stored<Appointment>) =>
  useDeskActs(async ({ code, words }: CancelDraft) => {
    const left = await readPlaceOf(seen)
    const to = cancelled(seen, code, words)
    const change = [{ seen, to }, ...(left ? [{ seen: left, to: slotAs(left, 'free') }] : [])]
    return { about: [{ patientId, act: { change, reason: to.cancelationReason?.text ?? code } }] }
  }, about(patientId))

const to = (status: Slot['status']) => (slot: Stored<Slot>) => ({ seen: slot, to: slotAs(slot, status) })

/** The place that becomes free when an appointment leaves it: none where it was made beyond the clinic’s own. */
async function readPlaceOf(seen: Stored<Appointment>): Promise<Stored<Slot> | undefined> {
  const id = slotIdOf(seen)
  const slot = id ? await fhir.read('Slot', id) : undefined
  return slot?.status === 'busy' && !slot.overbooked ? slot : undefined
}

function refuseClash(times: { start: string; end: string }, diary: Stored<Appointment>[], except?: string) {
  const refused = clashWith(times, diary, except)
  if (refused) throw new Error(refused)
}

/** A place that the clinic does not have: the gateway lets those make it who may overbook. */
function beyond(
  clinic: Clinic,
  { overbookAt }: BookDraft,
  identifier: NonNullable<Slot['identifier']>[number],
) {
  const start = momentOf(overbookAt) ?? Number.NaN
  const place: Slot = {
    resourceType: 'Slot',
    identifier: [identifier],
    schedule: { reference: `Schedule/${clinic.id}` },
    status: 'busy',
    overbooked: true,
    start: new Date(start).toISOString(),
    end: new Date(start + 15 * 60_000).toISOString(),
  }
  return place
}
