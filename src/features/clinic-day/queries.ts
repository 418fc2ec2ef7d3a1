import { queryOptions } from '@tanstack/react-query'

import { dayWithin } from '#clinical/booking/day.ts'
import { longSearch } from '#clinical/entries/long-search.ts'
import { changedParams, type Which } from '#clinical/entries/use-live-list.ts'
import { fhir, type SearchParams } from '#fhir/client.ts'

import { type Attending, type Standing, standings, toAttendings, toClinicDay } from './model.ts'

/** Everybody a clinic expects on that day, and its free places: one question. */
export const clinicDay = (clinicId: string, day: string) =>
  queryOptions({
    queryKey: ['clinic', clinicId, day],
    queryFn: async () => {
      const { resources, included, withheld } = await fhir.search('Slot', {
        schedule: `Schedule/${clinicId}`,
        start: dayWithin(day).search,
        _revinclude: 'Appointment:slot',
        '_revinclude:iterate': 'Encounter:appointment',
        '_include:iterate': 'Appointment:patient',
        _sort: 'start',
      })
      return toClinicDay(resources, included, withheld)
    },
    staleTime: 0,
    // The change feed tells what goes on at other desks; this is for where there is none.
    refetchInterval: 60_000,
  })

/** A day of several clinics at once, by their places; everybody, or those who stand so. */
export type DayOfClinics = { places: readonly string[]; day: string; standing: Standing | '' }

const pageSize = 80
/** More changes than these are not told apart: the list is asked for anew */
const mostChanged = 500

const paramsOf = ({ places, day, standing }: DayOfClinics): SearchParams => ({
  location: places.map((id) => `Location/${id}`).join(),
  date: dayWithin(day).search,
  status: Object.entries(standings)
    .filter(([, one]) => standing === '' || one === standing)
    .map(([status]) => status)
    .join(),
})
const withPeople = { _include: 'Appointment:patient', _revinclude: 'Encounter:appointment' }

/** Who is expected anywhere, by the clock. */
export const dayOfClinics = (asked: DayOfClinics) =>
  longSearch({
    key: ['clinics-day', asked],
    type: 'Appointment',
    size: pageSize,
    params: () => ({ ...paramsOf(asked), ...withPeople, _sort: 'date' }),
    toRows: ({ resources, included }) => toAttendings(resources, included),
  })

export const dayCountsKey = ['clinics-day-counts'] as const

/** How many stand how, in the order of a patient's way through the clinic. */
export const dayCounts = (asked: DayOfClinics) =>
  queryOptions({
    queryKey: [...dayCountsKey, asked.places, asked.day],
    queryFn: async (): Promise<ReadonlyMap<Standing, number>> => {
      const counts = await Promise.all(
        standingOrder.map((standing) => fhir.count('Appointment', paramsOf({ ...asked, standing }))),
      )
      return new Map(standingOrder.map((standing, index) => [standing, counts[index] ?? 0]))
    },
    staleTime: 60_000,
  })

export const standingOrder = [
  'expected',
  'arrived',
  'in clinic',
  'seen',
  'did not attend',
  'cancelled',
] as const satisfies readonly Standing[]

/** What changed of that day, and which of it stands as asked. */
export async function changedOfDay(
  asked: DayOfClinics,
  which: Which,
): Promise<{ rows: Attending[]; fitting: string[] } | undefined> {
  const changed = changedParams(which)
  const [all, fitting] = await Promise.all([
    fhir.page(
      'Appointment',
      { ...paramsOf({ ...asked, standing: '' }), ...changed, ...withPeople },
      mostChanged,
    ),
    fhir.page('Appointment', { ...paramsOf(asked), ...changed }, mostChanged),
  ])
  return all.complete && fitting.complete
    ? { rows: toAttendings(all.resources, all.included), fitting: fitting.resources.map(({ id }) => id) }
    : undefined
}
