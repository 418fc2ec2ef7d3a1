import { queryOptions } from '@tanstack/react-query'

import { searchAbout } from '#clinical/entries/entries.ts'

import { toOrders } from './model.ts'

/** Each type of resource is a question of its own: one that fails takes no other with it. */
export const medicines = (patientId: string, ...rest: (string | number)[]) => [
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
      toOrders(
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
      toOrders(
        await searchAbout('MedicationStatement', patientId, {
          status: 'active,intended',
          _include: 'MedicationStatement:medication',
        }),
      ),
  })
