import { queryOptions } from '@tanstack/react-query'

import { pageAbout } from '#clinical/entries/entries.ts'
import { londonDate } from '#fhir/dates.ts'

import { toUpcoming } from './model.ts'

export const upcomingAppointments = (patientId: string) =>
  queryOptions({
    queryKey: ['patient', patientId, 'appointments', 'upcoming'],
    queryFn: async () =>
      toUpcoming(await pageAbout('Appointment', patientId, { date: `ge${londonDate()}`, _sort: 'date' }, 20)),
  })
