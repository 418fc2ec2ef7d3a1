import { queryOptions } from '@tanstack/react-query'

import { clinicsOf, type Clinic } from '#clinical/booking/clinics.ts'
import { dayWithin } from '#clinical/booking/day.ts'
import { fhir } from '#fhir/client.ts'
import { queryClient } from '#lib/query-client.ts'

import { toBoard } from './board.ts'
import { pathways } from './pathways.ts'

/** UK Core practice setting 130 Ophthalmology; clinics that others named say it in words */
const isOfEyes = ({ schedule, speciality, place }: Clinic) =>
  (schedule.specialty ?? []).some(({ coding }) => coding?.some(({ code }) => code === '130')) ||
  /\b(ophthalm|eye)/i.test(`${speciality} ${place}`)

/** The eye clinics of an organisation on one day: whole, or it could not be loaded. */
export const clinicBoard = (orgCode: string, day: string) =>
  queryOptions({
    queryKey: ['ophthalmology', 'board', orgCode, day],
    queryFn: async () => {
      const [all, ways] = await Promise.all([
        queryClient.query(clinicsOf(orgCode)),
        queryClient.query(pathways),
      ])
      const clinics = all.filter((one) => isOfEyes(one) && one.locationId)
      const places = clinics.map(({ locationId }) => `Location/${locationId}`)
      if (places.length === 0) return { clinics, visits: [], absent: 0, withheld: 0 }
      const { resources, included, withheld } = await fhir.search('Appointment', {
        location: places.join(),
        date: dayWithin(day).search,
        status: 'proposed,pending,booked,arrived,checked-in,fulfilled,noshow',
        _include: 'Appointment:patient',
        _revinclude: ['Encounter:appointment', 'Task:focus'],
        _sort: 'date',
        _count: '100',
      })
      return { clinics, ...toBoard({ appointments: resources, included, clinics, pathways: ways, withheld }) }
    },
    // who is booked meanwhile; what is done with those who are there comes by the change feed
    refetchInterval: 60_000,
  })
