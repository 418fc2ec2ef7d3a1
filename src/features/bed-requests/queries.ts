import { queryOptions } from '@tanstack/react-query'

import { bedRequestOf } from '#clinical/care/bed-request.ts'
import { searchAbout } from '#clinical/entries/entries.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'
import { fhir } from '#fhir/client.ts'
import { hasAny } from '#fhir/coding.ts'

const ods = 'https://fhir.nhs.uk/Id/ods-organization-code'

/** The hospitals of a trust that have wards, by name. */
export const hospitalsToAsk = (orgCode: string) =>
  queryOptions({
    queryKey: ['beds', orgCode, 'hospitals'],
    queryFn: async () => {
      const { resources } = await fhir.search('Location', {
        'organization.identifier': `${ods}|${orgCode}`,
        _count: '1000',
      })
      const withWards = new Set(
        resources
          .filter(({ physicalType }) => hasAny(physicalType, 'wa'))
          .map(({ partOf }) => referenceId(partOf, 'Location')),
      )
      return resources
        .filter(({ id, physicalType }) => hasAny(physicalType, 'si') && withWards.has(id))
        .toSorted((one, other) => (one.name ?? '').localeCompare(other.name ?? ''))
    },
    staleTime: 10 * 60_000,
  })

/** What a request for a bed must know of somebody: stays that are planned or under way, and what they wait for. */
export const beforeAsking = (patientId: string) =>
  queryOptions({
    queryKey: ['patient', patientId, 'before-bed-request'],
    queryFn: () => readBefore(patientId),
    staleTime: 0,
    gcTime: 0,
  })

export async function readBefore(patientId: string) {
  const [stays, referrals] = await Promise.all([
    searchAbout('Encounter', patientId, { status: 'planned,in-progress,onleave,arrived' }),
    searchAbout('ServiceRequest', patientId, {
      category: 'http://snomed.info/sct|3457005',
      status: 'active,on-hold',
    }),
  ])
  const ofClass = (...codes: string[]) =>
    stays.resources.filter(({ class: kind }) => codes.includes(kind?.code ?? ''))
  const inpatient = ofClass('IMP', 'ACUTE', 'NONAC')
  return {
    asked: inpatient.find((stay) => bedRequestOf(stay) !== undefined),
    staying: inpatient.find(({ status }) => status === 'in-progress' || status === 'onleave'),
    inEmergency: ofClass('EMER').some(({ status }) => status !== 'planned'),
    referrals: referrals.resources,
  }
}
