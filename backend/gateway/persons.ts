import type { Patient } from 'fhir/r4'

import { patientIdIn } from './about.ts'

/** Which records are one person: said by `Patient.link` of both, the one replaced and the one that took its place. */
export type Persons = {
  /** Of a replaced record, the one to use, however many merges lie between */
  survivorOf: ReadonlyMap<string, Patient>
  /** Every record of one person, for each of them */
  sameAs: ReadonlyMap<string, readonly string[]>
  /** Records that say they have been replaced, also where the other one does not agree */
  replaced: ReadonlyMap<string, Patient>
}

export const nobodyMerged: Persons = { survivorOf: new Map(), sameAs: new Map(), replaced: new Map() }

type LinkType = 'replaces' | 'replaced-by'

/** The records a patient is linked to in this way. */
export const linked = ({ link }: Patient, way: LinkType): string[] =>
  [link].flat().flatMap((one) => (one?.type === way && patientIdIn(one.other?.reference ?? '')) || [])

/** The other records that must be read before it is known who is one person with whom. */
export const namedBy = (replaced: readonly Patient[]): string[] => {
  const known = new Set(replaced.map(({ id }) => id))
  return [...new Set(replaced.flatMap((one) => linked(one, 'replaced-by')))].filter((id) => !known.has(id))
}

/** Both must say so: a link that the other record does not answer closes the one it stands in, and joins nothing. */
export function toPersons(replaced: readonly Patient[], others: readonly Patient[]): Persons {
  const byId = new Map([...replaced, ...others].map((one) => [one.id ?? '', one]))
  const next = new Map<string, string>()
  for (const { id = '', ...one } of replaced) {
    const after = linked(one, 'replaced-by').find((other) => linkedBack(byId.get(other), id))
    if (after) next.set(id, after)
  }
  const survivorOf = new Map<string, Patient>()
  const people = new Map<string, string[]>()
  for (const id of next.keys()) {
    const last = lastAfter(id, next)
    const survivor = byId.get(last)
    // Records that replace each other in a ring: none of them is the one to use.
    if (!survivor || last === id) continue
    survivorOf.set(id, survivor)
    people.set(last, [...(people.get(last) ?? [last]), id])
  }
  const sameAs = new Map([...people.values()].flatMap((ids) => ids.map((id) => [id, ids] as const)))
  return { survivorOf, sameAs, replaced: new Map(replaced.map((one) => [one.id ?? '', one])) }
}

const linkedBack = (other: Patient | undefined, id: string) =>
  other !== undefined && linked(other, 'replaces').includes(id)

function lastAfter(id: string, next: ReadonlyMap<string, string>): string {
  const passed = new Set([id])
  let last = id
  for (let after = next.get(id); after; after = next.get(after)) {
    if (passed.has(after)) return id
    passed.add(after)
    last = after
  }
  return last
}
