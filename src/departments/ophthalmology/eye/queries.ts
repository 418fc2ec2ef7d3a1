import { queryOptions } from '@tanstack/react-query'

import { searchAbout } from '#clinical/entries/entries.ts'
import { kindSystem, ophthalmology } from '#departments/ophthalmology/treatment/treating.ts'
import { fhir } from '#fhir/client.ts'

import { measureCodes } from './measures.ts'
import { toEyeRecord } from './record.ts'

export const eyeKey = (patientId: string) => ['patient', patientId, 'ophthalmology'] as const

const category = `${ophthalmology.system}|${ophthalmology.code}`

/** All that was measured of and done to the eyes of one patient. */
export const eyeRecord = (patientId: string) =>
  queryOptions({
    queryKey: eyeKey(patientId),
    queryFn: async () => {
      const [observations, procedures, due, structures] = await Promise.all([
        searchAbout('Observation', patientId, { code: measureCodes }),
        searchAbout('Procedure', patientId, { category }),
        searchAbout('ServiceRequest', patientId, { category, intent: 'plan', status: 'active' }),
        // how others say which eye
        searchAbout('BodyStructure', patientId),
      ])
      return toEyeRecord({
        observations: observations.resources,
        procedures: procedures.resources,
        due: due.resources,
        included: structures.resources,
        withheld: observations.withheld + procedures.withheld + due.withheld,
      })
    },
  })

/** Injections that are due within `until` (yyyy-mm-dd) for the patients of an organisation: the first of them first. */
export const dueInjections = (orgCode: string, until: string) =>
  queryOptions({
    queryKey: ['ophthalmology', 'due', orgCode, until],
    queryFn: async () => {
      const { resources, included, withheld } = await fhir.search('ServiceRequest', {
        category,
        intent: 'plan',
        status: 'active',
        code: `${kindSystem}|injection`,
        occurrence: `le${until}`,
        'patient:Patient.organization:Organization.identifier': `https://fhir.nhs.uk/Id/ods-organization-code|${orgCode}`,
        _include: 'ServiceRequest:patient',
        _sort: 'occurrence',
      })
      return { due: resources, people: included, withheld }
    },
    refetchInterval: 5 * 60_000,
  })
