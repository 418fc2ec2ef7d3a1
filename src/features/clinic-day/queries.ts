import { queryOptions } from '@tanstack/react-query'

import { fhir } from '#fhir/client.ts'
import { fromLondonWallClock } from '#lib/london-time.ts'

import { toClinicDay } from './model.ts'

/** Everybody a clinic expects on that day, and its free places: one question. */
export const clinicDay = (clinicId: string, day: string) =>
  queryOptions({
    queryKey: ['clinic', clinicId, day],
    queryFn: async () => {
      const { resources, included, withheld } = await fhir.search('Slot', {
        schedule: `Schedule/${clinicId}`,
        start: startWithin(day),
        _revinclude: 'Appointment:slot',
        '_revinclude:iterate': 'Encounter:appointment',
        '_include:iterate': 'Appointment:patient',
        _sort: 'start',
      })
      return toClinicDay(resources, included, withheld)
    },
    staleTime: 0,
    // The day goes on at other desks too.
    refetchInterval: 20_000,
  })

/** Search values for a calendar day in London. */
function startWithin(day: string): string[] {
  const midnight = (date: string) => fromLondonWallClock(`${date}T00:00`, Date.now()) ?? date
  return [`ge${midnight(day)}`, `lt${midnight(dayAfter(day, 1))}`]
}

export function dayAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}
