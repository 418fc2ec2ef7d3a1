import { queryOptions } from '@tanstack/react-query'
import type { FhirResource, Patient } from 'fhir/r4'

import { referenceId } from '#clinical/patient/about-patient.ts'
import { toIdentity } from '#clinical/patient/patient.ts'
import { fhir, type Stored } from '#fhir/client.ts'
import { hasAny } from '#fhir/coding.ts'

import type { SpellOf } from './rows.ts'
import { isSpell, toSpell } from './spells.ts'

const ods = 'https://fhir.nhs.uk/Id/ods-organization-code'

export type WardToList = { id: string; name: string; siteId: string; site: string }

/** The wards of a trust, with the hospital each stands in. */
export const wardsToList = (orgCode: string) =>
  queryOptions({
    queryKey: ['beds', orgCode, 'wards-to-list'],
    queryFn: async (): Promise<WardToList[]> => {
      const { resources } = await fhir.search('Location', {
        'organization.identifier': `${ods}|${orgCode}`,
        _count: '1000',
      })
      const byId = new Map(resources.map((place) => [place.id, place]))
      return resources
        .filter(({ physicalType }) => hasAny(physicalType, 'wa'))
        .map(({ id, name = 'Ward without a name', partOf }) => {
          const siteId = referenceId(partOf, 'Location') ?? ''
          return { id, name, siteId, site: byId.get(siteId)?.name ?? 'Hospital not recorded' }
        })
        .toSorted((one, other) => one.site.localeCompare(other.site) || one.name.localeCompare(other.name))
    },
    staleTime: 10 * 60_000,
  })

/** Every spell that was in one of these wards and is not over before `from` nor begins after `to`: whole, or it throws. */
export const spellsIn = (wards: readonly WardToList[], from: string, to: string) =>
  queryOptions({
    queryKey: ['spells', wards.map(({ id }) => id), from, to],
    queryFn: async () => {
      const { resources, included, withheld } = await fhir.search('Encounter', {
        location: wards.map(({ id }) => id).join(','),
        class: 'IMP,ACUTE,NONAC',
        date: [`ge${from}`, `le${to}`],
        _include: 'Encounter:patient',
        _count: '500',
      })
      const people = new Map(included.filter(isPatient).map((one) => [one.id, toIdentity(one)]))
      const names = new Map(wards.map(({ id, name }) => [id, name]))
      const spells = resources
        .filter(isSpell)
        .map((stay) => toSpell(stay, (id) => names.get(id)))
        .map((spell): SpellOf => ({ spell, patient: people.get(spell.patientId ?? '') }))
        .toSorted(
          (one, other) =>
            (one.spell.start ?? '').localeCompare(other.spell.start ?? '') ||
            one.spell.id.localeCompare(other.spell.id),
        )
      return { spells, withheld }
    },
    staleTime: 0,
  })

const isPatient = (one: Stored<FhirResource>): one is Stored<Patient> => one.resourceType === 'Patient'
