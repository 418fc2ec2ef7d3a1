import { queryOptions } from '@tanstack/react-query'

import { searchAbout } from '#clinical/entries/entries.ts'
import { fhir } from '#fhir/client.ts'

import { inForce } from './consent.ts'

/** How a patient wishes to be contacted, and how they allow it: the preference is theirs, the consent an entry of its own. */
export const contacting = (patientId: string) =>
  queryOptions({
    queryKey: ['patient', patientId, 'contacting'],
    queryFn: async () => {
      const [patient, { resources, withheld }] = await Promise.all([
        fhir.read('Patient', patientId),
        searchAbout('Consent', patientId),
      ])
      return { patient, consent: inForce(resources), withheld }
    },
  })
