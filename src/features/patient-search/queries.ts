import { queryOptions } from '@tanstack/react-query'

import { longSearch } from '#clinical/entries/long-search.ts'
import { type PatientIdentity, toIdentity } from '#clinical/patient/patient.ts'
import { fhir } from '#fhir/client.ts'

import type { QueryWords } from './query-words.ts'
import { searchesFor } from './searches.ts'

export type FoundPatients = {
  patients: PatientIdentity[]
  /** False: the record holds more than are shown */
  complete: boolean
  /** Kept back because they are restricted */
  withheld: number
  /** Of those, the ones this reader may ask for by emergency access; nothing else is known of them */
  withheldPatients: string[]
}

const mostShown = 50
/** Criteria that name a person travel in the body, of every page */
const posted = true

/**
 * The patients who fit the words. Kept under the words themselves, so an answer to other words can never be painted;
 * a search nobody waits for any more is cancelled.
 */
export const patientsFound = (words: QueryWords) =>
  queryOptions({
    queryKey: ['patient-search', words],
    queryFn: async ({ signal }): Promise<FoundPatients> => {
      const pages = await Promise.all(
        searchesFor(words).map((params) =>
          fhir.page('Patient', { ...params, ...sorted }, mostShown, { signal, posted }),
        ),
      )
      const found = pages.flatMap(({ resources }) => resources).map(toIdentity)
      // The record to use comes along with the one it took the place of, whatever it was found by (hazard H2).
      const toUse = new Set(found.flatMap(({ replacedBy }) => replacedBy.map(({ id }) => id)))
      const along = pages
        .flatMap(({ included }) => included)
        .flatMap((one) => (one.resourceType === 'Patient' && toUse.has(one.id) ? [toIdentity(one)] : []))
      const everyone = new Map([...along, ...found].map((patient) => [patient.id, patient]))
      return {
        patients: [...everyone.values()].toSorted(byName),
        complete: pages.every(({ complete }) => complete),
        withheld: pages.reduce((sum, { withheld }) => sum + withheld, 0),
        withheldPatients: [...new Set(pages.flatMap(({ withheldPatients }) => withheldPatients))],
      }
    },
    gcTime: 60_000,
  })

const sorted = { _sort: 'family', _include: 'Patient:link' }

/** All who fit, page after page in the server's order; undefined where the words mean more than one search. */
export function everyoneFound(words: QueryWords) {
  const [params, ...others] = searchesFor(words)
  if (!params || others.length > 0) return undefined
  return {
    rows: longSearch({
      key: ['patient-search', words, 'everyone'],
      type: 'Patient',
      size: 80,
      posted,
      params: () => ({ ...params, _sort: 'family,given' }),
      toRows: ({ resources }) => resources.map(toIdentity),
    }),
    count: queryOptions({
      queryKey: ['patient-search', words, 'count'],
      queryFn: () => fhir.count('Patient', params, { posted }),
    }),
  }
}

/** By family name, then the rest; the record to use before the one it took the place of. */
const byName = (one: PatientIdentity, other: PatientIdentity) =>
  order.compare(familyOf(one), familyOf(other)) ||
  order.compare(one.name, other.name) ||
  one.replacedBy.length - other.replacedBy.length ||
  (one.birth ?? '').localeCompare(other.birth ?? '')

const order = new Intl.Collator('en-GB', { sensitivity: 'base' })
const familyOf = ({ name }: PatientIdentity) => name.split(', ', 1)[0] ?? ''
