import { queryOptions } from '@tanstack/react-query'

import { bedRequestOf } from '#clinical/care/bed-request.ts'
import { searchAbout } from '#clinical/entries/entries.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'
import { fhir } from '#fhir/client.ts'
import { hasAny } from '#fhir/coding.ts'

const ods = 'https://fhir.nhs.uk/Id/ods-organization-code'

export type HospitalToAsk = { id: string; label: string; own: boolean }

/** Every hospital of the region, those of one's own trust first; of the others the trust is said. */
export const hospitalsToAsk = (orgCode: string) =>
  queryOptions({
    queryKey: ['directory', 'hospitals', orgCode],
    queryFn: async (): Promise<HospitalToAsk[]> => {
      const { resources, included } = await fhir.search('Location', {
        'partof:missing': 'true',
        _include: 'Location:organization',
        _count: '200',
      })
      return resources
        .filter(({ physicalType, status }) => hasAny(physicalType, 'si') && status !== 'inactive')
        .map(({ id, name = 'Hospital without a name', managingOrganization }) => {
          const trust = included.find(
            (one) =>
              one.resourceType === 'Organization' &&
              one.id === referenceId(managingOrganization, 'Organization'),
          )
          const known = trust?.resourceType === 'Organization' ? trust : undefined
          const own = (known?.identifier ?? []).some(
            ({ system, value }) => system === ods && value === orgCode,
          )
          return { id, own, label: own ? name : [name, known?.name].filter(Boolean).join(', ') }
        })
        .toSorted((one, other) => Number(other.own) - Number(one.own) || one.label.localeCompare(other.label))
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
