import { queryOptions } from '@tanstack/react-query'

import { searchAbout } from '#clinical/entries/entries.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'
import { codes } from '#departments/maternity/pregnancy/codes.ts'
import { maternityKey } from '#departments/maternity/pregnancy/queries.ts'
import { fhir } from '#fhir/client.ts'
import { hasAny, textOf } from '#fhir/coding.ts'

import { findingsCode } from './findings.ts'
import { toContacts } from './postnatal.ts'

/** The contacts of one mother after her births. */
export const postnatalOf = (patientId: string) =>
  queryOptions({
    queryKey: [...maternityKey(patientId), 'postnatal'],
    queryFn: async () => {
      const [visits, found] = await Promise.all([
        searchAbout('Encounter', patientId, { 'episode-of-care:missing': 'false' }),
        searchAbout('Observation', patientId, { code: `${findingsCode.system}|${findingsCode.code}` }),
      ])
      return {
        contacts: toContacts(visits.resources, found.resources),
        withheld: visits.withheld + found.withheld,
      }
    },
  })

export type RhOfBaby = { babyId: string; rh: 'positive' | 'negative' | 'not known' }

/** Of the blood of her babies what decides on anti-D for her, and nothing else. */
export const rhOfBabies = (motherId: string, babyIds: readonly string[]) =>
  queryOptions({
    queryKey: [...maternityKey(motherId), 'rh-of-babies', ...babyIds],
    queryFn: async (): Promise<RhOfBaby[]> => {
      const { resources } = await fhir.search('Observation', {
        patient: babyIds.join(','),
        code: `${codes.rh.system}|${codes.rh.code}`,
        _sort: '-date',
      })
      return babyIds.map((babyId) => {
        const newest = resources.find(
          ({ subject, status }) =>
            status !== 'entered-in-error' && referenceId(subject, 'Patient') === babyId,
        )
        const said = newest?.valueCodeableConcept
        const words = said ? textOf(said, '') : (newest?.valueString ?? '')
        if (hasAny(said, 'POS') || /pos/i.test(words)) return { babyId, rh: 'positive' }
        return { babyId, rh: hasAny(said, 'NEG') || /neg/i.test(words) ? 'negative' : 'not known' }
      })
    },
    enabled: babyIds.length > 0,
  })
