import { queryOptions } from '@tanstack/react-query'

import { type PatientIdentity, toIdentity } from '#clinical/patient/patient.ts'
import { fhir, type SearchParams } from '#fhir/client.ts'
import { staffName } from '#fhir/names.ts'
import { partialDate } from '#lib/partial-date.ts'
import { isValidNhsNumber, nhsDigits } from '#lib/nhs-number.ts'

import type { Sought } from './matches.ts'

/** Records that share something with what was typed: compared on the screen, by `matchesOf`. */
export type Candidates = {
  patients: PatientIdentity[]
  /** False: more records fit than were fetched */
  complete: boolean
  /** Very restricted ones, which a search does not show */
  withheld: number
}

/** Empty while there is too little to look for. */
export function searchesFor({ family, given, born, nhsNumber }: Sought): SearchParams[] {
  const date = partialDate(born)
  const birthdate = date && days(date)
  const names = [family, given].filter((name) => name.length > 1)
  return [
    ...(isValidNhsNumber(nhsNumber) ? [{ identifier: nhsDigits(nhsNumber) }] : []),
    ...(names.length === 2 ? [{ name: names }] : []),
    ...(names.length === 1 && birthdate ? [{ name: names, birthdate }] : []),
    // Everybody of that day: also those whose name was written another way.
    ...(date?.length === 10 && birthdate ? [{ birthdate }] : []),
  ]
}

/** Full dates, which every server searches alike. */
function days(date: string): string[] {
  if (date.length === 10) return [date]
  const [year = 0, month] = date.split('-').map(Number)
  const from = month ? `${date}-01` : `${year}-01-01`
  const upTo = month && month < 12 ? `${year}-${String(month + 1).padStart(2, '0')}-01` : `${year + 1}-01-01`
  return [`ge${from}`, `lt${upTo}`]
}

export const candidatesFor = (sought: Sought) =>
  queryOptions({
    queryKey: ['registration', 'candidates', searchesFor(sought)],
    queryFn: async ({ signal }): Promise<Candidates> => {
      const pages = await Promise.all(
        searchesFor(sought).map((params) => fhir.page('Patient', params, 100, { signal, posted: true })),
      )
      const found = new Map(pages.flatMap(({ resources }) => resources.map((one) => [one.id, one])))
      return {
        patients: [...found.values()].map(toIdentity),
        complete: pages.every(({ complete }) => complete),
        withheld: pages.reduce((sum, { withheld }) => sum + withheld, 0),
      }
    },
    gcTime: 60_000,
    staleTime: 0,
  })

/** The whole record of who somebody is. */
export const patientDetails = (patientId: string) =>
  queryOptions({
    queryKey: ['patient', patientId, 'details'],
    queryFn: () => fhir.read('Patient', patientId),
  })

/** A choice of the directory: `Organization/gp-ribble Ribble Village Practice` */
export type Named = { value: string; label: string }

/** The GPs of one practice, by name. */
export const gpsOf = (practice: string) =>
  queryOptions({
    queryKey: ['directory', 'gps', practice],
    queryFn: async (): Promise<Named[]> => {
      const { included } = await fhir.search('PractitionerRole', {
        organization: practice,
        _include: 'PractitionerRole:practitioner',
      })
      return included
        .flatMap((one) => {
          if (one.resourceType !== 'Practitioner') return []
          const label = staffName(one.name)
          return [{ value: `Practitioner/${one.id} ${label}`, label }]
        })
        .toSorted((one, other) => one.label.localeCompare(other.label, 'en-GB'))
    },
    staleTime: 10 * 60_000,
  })

/** GP practices of the directory, by name. */
export const practices = () =>
  queryOptions({
    queryKey: ['directory', 'gp-practices'],
    queryFn: async () => {
      const { resources } = await fhir.search('Organization', { _sort: 'name' })
      return resources
        .filter(({ type }) => (type ?? []).some(({ text }) => text === 'GP practice'))
        .map(({ id, name = 'Practice without a name' }) => ({
          value: `Organization/${id} ${name}`,
          label: name,
        }))
    },
    staleTime: 10 * 60_000,
  })
