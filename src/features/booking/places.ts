import { queryOptions } from '@tanstack/react-query'
import type { Appointment, Slot } from 'fhir/r4'

import { overlapping, priorityOf } from '#clinical/booking/booked.ts'
import type { Clinic } from '#clinical/booking/clinics.ts'
import { codeIn, kinds, wordsIn } from '#clinical/booking/codes.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { searchAbout } from '#clinical/entries/entries.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'
import { fhir, type Stored } from '#fhir/client.ts'
import { formatDateTime, formatTime, londonDate } from '#fhir/dates.ts'
import { fromLondonWallClock } from '#lib/london-time.ts'

/** What a place must be like; an empty string asks for nothing. */
export type Wanted = {
  clinicId: string
  clinicianId: string
  siteId: string
  kind: string
  priority: string
}

const mostRead = 200

/** The next free places of these clinics from that day on, as many as are read at once. */
export const freePlaces = (clinicIds: readonly string[], from: string) =>
  queryOptions({
    queryKey: ['places', clinicIds, from],
    queryFn: () => {
      const midnight = fromLondonWallClock(`${from}T00:00`, Date.now()) ?? from
      const since = Date.parse(midnight) > Date.now() ? midnight : new Date().toISOString()
      return fhir.page(
        'Slot',
        {
          schedule: clinicIds.map((id) => `Schedule/${id}`).join(','),
          status: 'free',
          start: `ge${since}`,
          _sort: 'start',
        },
        mostRead,
      )
    },
    staleTime: 0,
  })

/** What already stands in the patient’s diary. */
export const diaryOf = (patientId: string) =>
  queryOptions({
    queryKey: ['patient', patientId, 'appointments', 'diary'],
    queryFn: () => readDiary(patientId),
    staleTime: 0,
  })

export const readDiary = async (patientId: string) =>
  (await searchAbout('Appointment', patientId, { date: `ge${londonDate()}` })).resources

export const clinicOf = (slot: Slot, clinics: readonly Clinic[]): Clinic | undefined =>
  clinics.find(({ id }) => id === referenceId(slot.schedule, 'Schedule'))

export const clinicsFor = ({ clinicId, clinicianId, siteId }: Wanted, clinics: readonly Clinic[]) =>
  clinics.filter(
    (clinic) =>
      (clinicId === '' || clinic.id === clinicId) &&
      (clinicianId === '' || clinic.clinicianId === clinicianId) &&
      (siteId === '' || clinic.siteId === siteId),
  )

/** The clinic that holds an appointment, by the place it names; empty when it is none of these. */
export const clinicIdOf = ({ participant }: Appointment, clinics: readonly Clinic[]): string =>
  clinics.find(({ locationId }) =>
    listOf(participant).some(({ actor }) => referenceId(actor, 'Location') === locationId && locationId),
  )?.id ?? ''

const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'short', timeZone: 'Europe/London' })

const weekdayOf = (instant: string) => weekday.format(new Date(instant))

/** `Tue 01-Dec-2026 09:00` */
export const whenText = (start: string | undefined): string =>
  start ? `${weekdayOf(start)} ${formatDateTime(start)}` : 'Time not set'

/** One place as it is offered, with what speaks against it. */
export function placeText(slot: Stored<Slot>, clinic: Clinic, diary: readonly Stored<Appointment>[]): string {
  const priority = priorityOf(slot)
  const clash = overlapping(slot, diary)
  return [
    whenText(slot.start),
    clinic.name,
    wordsIn(kinds, codeIn(kinds, slot.appointmentType)),
    priority === '3' ? 'two-week wait' : priority === '2' ? 'urgent' : '',
    clash
      ? `the patient is elsewhere then: ${clash.description ?? 'appointment'}, ${formatTime(clash.start)}`
      : '',
  ]
    .filter(Boolean)
    .join(' · ')
}

/** The refusal of a place that would put the patient in two at once; undefined when it does not. */
export function clashWith(
  times: { start: string; end: string },
  diary: readonly Stored<Appointment>[],
  except?: string,
): string | undefined {
  const clash = overlapping(times, diary, except)
  return (
    clash &&
    `The patient has another appointment at that time: ${clash.description ?? 'not described'}, ${whenText(clash.start)}. Choose another place, or move that one first.`
  )
}
