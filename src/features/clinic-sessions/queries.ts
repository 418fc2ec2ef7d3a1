import { queryOptions } from '@tanstack/react-query'

import type { Clinic } from '#clinical/booking/clinics.ts'
import { dayWithin } from '#clinical/booking/day.ts'
import { ofType } from '#clinical/booking/of-type.ts'
import { fhir } from '#fhir/client.ts'

import { toSession } from './session.ts'

/** The session of a day as it is now, and where its patients might go instead: the same clinic, after that day. */
export const sessionToCancel = ({ id }: Clinic, day: string) =>
  queryOptions({
    queryKey: ['clinic', id, day, 'session'],
    queryFn: async () => {
      const [{ resources, included }, later] = await Promise.all([
        readDay(id, day),
        fhir.page(
          'Slot',
          {
            schedule: `Schedule/${id}`,
            status: 'free',
            start: [`ge${dayWithin(day).end}`, `ge${new Date().toISOString()}`],
            _sort: 'start',
          },
          100,
        ),
      ])
      const session = toSession(resources, ofType(included, 'Appointment'), ofType(included, 'Patient'))
      return { session, free: later.resources, complete: later.complete }
    },
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })

const readDay = (id: string, day: string) =>
  fhir.search('Slot', {
    schedule: `Schedule/${id}`,
    start: dayWithin(day).search,
    _revinclude: 'Appointment:slot',
    '_include:iterate': 'Appointment:patient',
    _sort: 'start',
  })
