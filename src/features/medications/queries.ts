import { queryOptions } from '@tanstack/react-query'

import { type Entries, pageAbout, searchAbout } from '#clinical/entries.ts'

import { type Medicine, toMedicines } from './model.ts'

/** Four types of resource, four questions: one that fails takes no other with it. */

const medicines = (patientId: string, ...rest: (string | number)[]) => [
  'patient',
  patientId,
  'medicines',
  ...rest,
]

/** Prescribed and to be given now: every page of it. */
export const prescribedNow = (patientId: string) =>
  queryOptions({
    queryKey: medicines(patientId, 'prescribed now'),
    queryFn: async () =>
      toMedicines(
        await searchAbout('MedicationRequest', patientId, {
          status: 'active',
          _include: 'MedicationRequest:medication',
        }),
      ),
  })

/** What the patient, or somebody for them, says they take. */
export const takenNow = (patientId: string) =>
  queryOptions({
    queryKey: medicines(patientId, 'taken now'),
    queryFn: async () =>
      toMedicines(
        await searchAbout('MedicationStatement', patientId, {
          status: 'active,intended',
          _include: 'MedicationStatement:medication',
        }),
      ),
  })

/** Prescribed before, on hold, or never begun: the newest of it. */
export const prescribedBefore = (patientId: string, count: number) =>
  queryOptions({
    queryKey: medicines(patientId, 'prescribed before', count),
    queryFn: async () =>
      notCurrent(
        toMedicines(
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
        toMedicines(
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
      toMedicines(
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
      toMedicines(
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
