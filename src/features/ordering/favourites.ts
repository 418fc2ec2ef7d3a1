import type { List, ListEntry } from 'fhir/r4'

import type { Session } from '#auth/session.ts'
import { recordedBy } from '#clinical/acts/recorded-by.ts'

import type { Orderable } from './catalogue.ts'

/** One list a person: its value is their SDS user id. */
export const favouriteSystem = 'https://lune.example/fhir/Id/favourite-orders'

/** A canonical address in an identifier (RFC 3986): it means the same on every server, as an id would not. */
const uriSystem = 'urn:ietf:rfc:3986'

const urlOf = ({ item }: ListEntry) =>
  item.identifier?.system === uriSystem ? item.identifier.value : undefined

export const favouritesIn = (list: List | null): string[] =>
  (list?.entry ?? []).filter(({ deleted }) => !deleted).flatMap((entry) => urlOf(entry) ?? [])

type Chosen = Pick<Orderable, 'url' | 'title'>

export const newFavourites = (session: Pick<Session, 'userId' | 'name'>): List => ({
  resourceType: 'List',
  identifier: [{ system: favouriteSystem, value: session.userId }],
  status: 'current',
  mode: 'working',
  title: 'Favourite requests',
  source: recordedBy(session),
})

/** The same list with or without one; what else it holds stays. */
export function withFavourite<L extends List>(list: L, { url, title }: Chosen, wanted: boolean): L {
  const { entry = [], ...rest } = list
  const others = entry.filter((one) => urlOf(one) !== url)
  const mine: ListEntry = {
    item: { type: 'ActivityDefinition', identifier: { system: uriSystem, value: url }, display: title },
  }
  const entries = wanted ? [...others, mine] : others
  // R4 has no empty list of entries
  return { ...(rest as L), ...(entries.length > 0 ? { entry: entries } : {}) }
}
