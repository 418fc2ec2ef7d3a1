import {
  canonical,
  type Content,
  factsOf,
  hashOf,
  identifiersOf,
  referencesOf,
  uuidOf,
  withoutReferences,
} from './content.ts'
import type { Found, Place } from './read-files.ts'

/**
 * Everything that is to be imported, before anything is written: what each thing was called where it came from, and
 * under which id it will be kept. Nothing here depends on the order in which files are read.
 */

type Resource = Extract<Found, { kind: 'resource' }>

/** One copy of a resource in the files. */
export type Copy = { place: Place; folder: string; hash: string; updated: string; size: number }

/** One resource, whichever number of copies of it there are. */
export type Thing = {
  type: string
  /** The id it came with, or one made from what it is */
  id: string
  /** The id it will have in the record */
  finalId: string
  copies: Copy[]
  identifiers: Set<string>
  /** What happened and when; empty for people and places */
  facts: string
  /** Made from what it says apart from its references */
  skeleton: string
  references: string[]
}

export type Register = {
  /** By `Type/id` as it came: one thing, or several that share an id */
  things: Map<string, Thing[]>
  /** Full URLs, and ids that are no FHIR ids */
  aliases: Map<string, Thing[]>
  /** `Type?identifier=system|value` */
  byIdentifier: Map<string, Thing[]>
  /** References with a question mark, to be asked of the record when nothing here answers */
  conditional: Set<string>
}

export const openRegister = (): Register => ({
  things: new Map(),
  aliases: new Map(),
  byIdentifier: new Map(),
  conditional: new Set(),
})

export function enter(register: Register, { content, place, folder, fullUrl }: Resource) {
  const text = canonical(content)
  const hash = hashOf(text)
  const identifiers = identifiersOf(content)
  const type = content.resourceType
  const id = wantedId(content, fullUrl, identifiers, hash)
  const copy: Copy = { place, folder, hash, updated: updatedOf(content), size: text.length }
  const references = referencesOf(content)
  const thing = file(register, {
    type,
    id,
    finalId: id,
    copies: [copy],
    identifiers: new Set(identifiers),
    facts: factsOf(content),
    skeleton: hashOf(canonical(withoutReferences(content))),
    references,
  })
  if (content.id !== undefined && content.id !== id) also(register.aliases, `${type}/${content.id}`, thing)
  if (content.id?.startsWith('urn:')) also(register.aliases, content.id, thing)
  if (fullUrl && fullUrl !== `${type}/${id}`) also(register.aliases, fullUrl, thing)
  for (const identifier of identifiers) also(register.byIdentifier, `${type}?${identifier}`, thing)
  for (const reference of references) if (isConditional(reference)) register.conditional.add(reference)
}

const validId = /^[A-Za-z0-9.-]{1,64}$/
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const isConditional = (reference: string) => /^[A-Z][A-Za-z]+\?/.test(reference)

/** Its own id if that is one; else what its address ends in; else one made from what it is, the same every time. */
function wantedId({ resourceType, id }: Content, fullUrl = '', identifiers: string[], hash: string): string {
  if (id !== undefined && validId.test(id)) return id
  const plain = (id ?? fullUrl).replace(/^urn:uuid:/i, '')
  if (uuid.test(plain)) return plain.toLowerCase()
  const [, last] = new RegExp(`/${resourceType}/([A-Za-z0-9.-]{1,64})$`).exec(fullUrl) ?? []
  return last ?? uuidOf([resourceType, id ?? '', identifiers.toSorted()[0] ?? hash].join(' '))
}

const updatedOf = ({ meta }: Content) =>
  typeof meta === 'object' && meta !== null && 'lastUpdated' in meta ? String(meta.lastUpdated) : ''

/** Puts a copy with the thing it is a copy of: same id, and the same content or the same identifier and facts. */
function file(register: Register, one: Thing): Thing {
  const key = `${one.type}/${one.id}`
  const sharing = register.things.get(key) ?? []
  const same = sharing.filter(
    (thing) => thing.copies.some(({ hash }) => hash === one.copies[0]?.hash) || isSameThing(thing, one),
  )
  const [first, ...others] = same
  if (!first) {
    register.things.set(key, [...sharing, one])
    return one
  }
  const best = newest(first)
  for (const other of [...others, one]) join(first, other)
  if (others.length > 0) {
    register.things.set(
      key,
      sharing.filter((thing) => !others.includes(thing)),
    )
    for (const names of [register.aliases, register.byIdentifier]) {
      for (const [name, things] of names) {
        if (things.some((thing) => others.includes(thing))) {
          names.set(name, [...new Set(things.map((thing) => (others.includes(thing) ? first : thing)))])
        }
      }
    }
  }
  if (newest(first) !== best) Object.assign(first, { skeleton: one.skeleton, references: one.references })
  return first
}

function join(thing: Thing, other: Thing) {
  thing.copies.push(...other.copies)
  for (const identifier of other.identifiers) thing.identifiers.add(identifier)
}

type Known = { identifiers: Set<string>; facts: string }
export const isSameThing = (one: Known, other: Known) =>
  one.facts === other.facts && [...one.identifiers].some((identifier) => other.identifiers.has(identifier))

/** The copy that is written: the last updated, else the fullest, else simply the same one every time. */
export const newest = ({ copies }: Thing): Copy => {
  const [first, ...others] = copies
  if (!first) throw new Error('A thing without copies')
  return others.reduce((best, copy) => (ranked(copy, best) > 0 ? copy : best), first)
}
const ranked = (one: Copy, other: Copy) =>
  one.updated.localeCompare(other.updated) || one.size - other.size || one.hash.localeCompare(other.hash)

function also<T>(map: Map<string, T[]>, key: string, value: T) {
  const values = map.get(key)
  if (!values) map.set(key, [value])
  else if (!values.includes(value)) values.push(value)
}

/** An id for a thing whose own is another's: made from what it is, so that the next import finds it again. */
export function newIdFor(thing: Thing): string {
  const [identifier] = [...thing.identifiers].toSorted()
  return uuidOf([thing.type, thing.id, identifier ? identifier + thing.facts : newest(thing).hash].join(' '))
}

/**
 * The thing a reference means when it stands in this place: one of the same file first, then of the same folder, then
 * the one that keeps its id. Undefined: nothing that is being imported.
 */
export function meant(
  register: Register,
  reference: string,
  from: Pick<Copy, 'place' | 'folder'>,
): Thing | undefined {
  const candidates = named(register, reference)
  if (candidates.length < 2) return candidates[0]
  const keepsId = ({ id, finalId }: Thing) => Number(id === finalId)
  const byRank = candidates.toSorted(
    (one, other) => keepsId(other) - keepsId(one) || newest(one).hash.localeCompare(newest(other).hash),
  )
  return (
    byRank.find(({ copies }) => copies.some(({ place }) => place.file === from.place.file)) ??
    byRank.find(({ copies }) => copies.some(({ folder }) => folder === from.folder)) ??
    byRank[0]
  )
}

function named({ things, aliases, byIdentifier }: Register, reference: string): Thing[] {
  if (isConditional(reference)) {
    const found = conditionalKeys(reference).flatMap((key) => byIdentifier.get(key) ?? [])
    // A condition that means two means nobody
    return new Set(found).size === 1 ? found.slice(0, 1) : []
  }
  const plain = reference.replace(/\/_history\/[^/]+$/, '')
  return [...(things.get(plain) ?? []), ...(aliases.get(plain) ?? [])]
}

/** `Patient?identifier=system%7Cvalue` as it is kept in `byIdentifier`; other conditions only the record can answer. */
function conditionalKeys(reference: string): string[] {
  const [type = '', query = ''] = reference.split('?', 2)
  const parameters = [...new URLSearchParams(query)]
  const [only] = parameters
  if (parameters.length !== 1 || only?.[0] !== 'identifier') return []
  return [`${type}?${only[1].includes('|') ? only[1] : `|${only[1]}`}`]
}
