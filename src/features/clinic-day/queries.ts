import { queryOptions } from '@tanstack/react-query'

import { dayWithin } from '#clinical/booking/day.ts'
import { fhir } from '#fhir/client.ts'

import { toClinicDay } from './model.ts'

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
    // The day goes on at other desks too.
    refetchInterval: 20_000,
  })
