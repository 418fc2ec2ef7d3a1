import { queryOptions } from '@tanstack/react-query'

import { type Entries, pageAbout, searchAbout } from '#clinical/entries.ts'

import { type Medicine, toMedicines } from './model.ts'

/** What is to be given now: every page of it. */
export const currentMedicines = (patientId: string) =>
  queryOptions({
    queryKey: ['patient', patientId, 'medicines', 'current'],
    queryFn: async () => {
      const [prescribed, reported] = await Promise.all([
        searchAbout('MedicationRequest', patientId, {
          status: 'active',
          _include: 'MedicationRequest:medication',
        }),
        searchAbout('MedicationStatement', patientId, {
          status: 'active,intended',
          _include: 'MedicationStatement:medication',
        }),
      ])
      return { prescribed: toMedicines(prescribed), reported: toMedicines(reported) }
    },
  })

/** What was given before, on hold, or never begun: the newest of it. */
export const earlierMedicines = (patientId: string) =>
  queryOptions({
    queryKey: ['patient', patientId, 'medicines', 'earlier'],
    queryFn: async () => {
      const newest = { 'status:not': 'active' }
      const [prescribed, reported] = await Promise.all([
        pageAbout(
          'MedicationRequest',
          patientId,
          { ...newest, _sort: '-authoredon', _include: 'MedicationRequest:medication' },
          50,
        ),
        pageAbout(
          'MedicationStatement',
          patientId,
          { ...newest, _sort: '-effective', _include: 'MedicationStatement:medication' },
          50,
        ),
      ])
      return { prescribed: notCurrent(toMedicines(prescribed)), reported: notCurrent(toMedicines(reported)) }
    },
  })

const notCurrent = (list: Entries<Medicine>) => ({
  ...list,
  entries: list.entries.filter(({ current }) => !current),
})
