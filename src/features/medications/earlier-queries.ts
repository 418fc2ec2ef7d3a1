import { queryOptions } from '@tanstack/react-query'

import { type Entries, pageAbout } from '#clinical/entries/entries.ts'

import { toEvents } from './events.ts'
import { type Medicine, toOrders } from './model.ts'
import { medicines } from './queries.ts'

/** Prescribed before, on hold, or never begun: the newest of it. */
export const prescribedBefore = (patientId: string, count: number) =>
  queryOptions({
    queryKey: medicines(patientId, 'prescribed before', count),
    queryFn: async () =>
      notCurrent(
        toOrders(
          await pageAbout(
            'MedicationRequest',
            patientId,
            { 'status:not': 'active', _sort: '-authoredon', _include: 'MedicationRequest:medication' },
            count,
          ),
        ),
      ),
  })

export const takenBefore = (patientId: string, count: number) =>
  queryOptions({
    queryKey: medicines(patientId, 'taken before', count),
    queryFn: async () =>
      notCurrent(
        toOrders(
          await pageAbout(
            'MedicationStatement',
            patientId,
            { 'status:not': 'active', _sort: '-effective', _include: 'MedicationStatement:medication' },
            count,
          ),
        ),
      ),
  })

export const dispensed = (patientId: string, count: number) =>
  queryOptions({
    queryKey: medicines(patientId, 'dispensed', count),
    queryFn: async () =>
      toEvents(
        await pageAbout(
          'MedicationDispense',
          patientId,
          { _sort: '-whenhandedover', _include: 'MedicationDispense:medication' },
          count,
        ),
      ),
  })

export const given = (patientId: string, count: number) =>
  queryOptions({
    queryKey: medicines(patientId, 'given', count),
    queryFn: async () =>
      toEvents(
        await pageAbout(
          'MedicationAdministration',
          patientId,
          { _sort: '-effective-time', _include: 'MedicationAdministration:medication' },
          count,
        ),
      ),
  })

const notCurrent = (list: Entries<Medicine>) => ({
  ...list,
  entries: list.entries.filter(({ current }) => !current),
})
