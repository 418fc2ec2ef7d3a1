import { queryOptions } from '@tanstack/react-query'

import { currentVisits } from '#clinical/care/encounter.ts'
import { toIdentity } from '#clinical/patient/patient.ts'
import { alikeNames } from '#clinical/patient/similar-surnames.ts'
import { fhir } from '#fhir/client.ts'
import { queryClient } from '#lib/query-client.ts'

/** Is there somebody with the same or a similar surname on the ward? `unknown`: not all of the ward could be compared. */
export type NameAlert = 'alike' | 'none' | 'unknown'

export const nameAlert = (patientId: string) =>
  queryOptions({
    queryKey: ['patient', patientId, 'name-alert'],
    queryFn: async (): Promise<NameAlert> => {
      const { entries } = await queryClient.query(currentVisits(patientId))
      const wardId = entries.find(({ current, inpatient }) => current && inpatient)?.wardId
      if (!wardId) return 'none'
      const { included, withheld } = await fhir.search('Encounter', {
        location: wardId,
        status: 'in-progress,onleave,arrived',
        _include: 'Encounter:patient',
      })
      const people = included.flatMap((one) =>
        one.resourceType === 'Patient'
          ? [{ id: one.id, surname: toIdentity(one).name.split(', ')[0] ?? '' }]
          : [],
      )
      if (alikeNames(people).has(patientId)) return 'alike'
      return withheld > 0 ? 'unknown' : 'none'
    },
  })
