import type { Bundle } from 'fhir/r4'

import {
  canonical,
  type Content,
  factsOf,
  hashOf,
  identifiersOf,
  isObject,
  referencesOf,
  withoutReferences,
} from './content.ts'
import type { RecordClient } from './record-client.ts'
import { isSameThing, meant, newest, newIdFor, type Register, type Thing } from './register.ts'

/** What the record holds under an id: enough to tell whether it is the same thing, and whether it says the same. */
export type Held = {
  version: string
  hash: string
  identifiers: Set<string>
  facts: string
  skeleton: string
  references: string[]
}
export type HeldIds = Map<string, Held>

const idsPerSearch = 100
const searchesPerBatch = 10

/** Asks the record which of these `Type/id` it holds. */
export async function lookUp(record: RecordClient, keys: readonly string[]): Promise<HeldIds> {
  const held: HeldIds = new Map()
  const byType = new Map<string, string[]>()
  for (const key of keys) {
    const type = key.slice(0, key.indexOf('/'))
    const ofType = byType.get(type)
    if (ofType) ofType.push(key)
    else byType.set(type, [key])
  }
  const searches = [...byType].flatMap(([type, ofType]) =>
    portions(ofType, idsPerSearch).map((some) => {
      const ids = some.map((key) => key.slice(type.length + 1))
      return { method: 'GET' as const, url: `${type}?_id=${ids.join(',')}&_count=${idsPerSearch}` }
    }),
  )
  for (const some of portions(searches, searchesPerBatch)) {
    const answers = await record.batch(some)
    for (const { status, resource, reason } of answers) {
      if (status >= 400 || resource?.resourceType !== 'Bundle') {
        throw new Error(`The record cannot be asked what it holds: ${reason}`)
      }
      for (const content of contentsOf(resource))
        held.set(`${content.resourceType}/${content.id}`, heldOf(content))
    }
  }
  return held
}

export const contentsOf = (bundle: Bundle): Content[] =>
  (bundle.entry ?? []).flatMap(({ resource, search }) =>
    resource && search?.mode !== 'outcome' ? [structuredCloneAsContent(resource)] : [],
  )
const structuredCloneAsContent = (resource: object): Content => {
  if (!isObject(resource) || typeof resource.resourceType !== 'string') throw new Error('Not a resource')
  return { ...resource, resourceType: resource.resourceType }
}

function heldOf(content: Content): Held {
  const version = isObject(content.meta) ? content.meta.versionId : undefined
  return {
    version: typeof version === 'string' ? version : '',
    hash: hashOf(canonical(content)),
    identifiers: new Set(identifiersOf(content)),
    facts: factsOf(content),
    skeleton: hashOf(canonical(withoutReferences(content))),
    references: referencesOf(content),
  }
}

/** Where a condition is answered the same for everybody. */
export const nowhere = { place: { file: '', entry: '' }, folder: '' }

/** Answers the conditional references that nothing in the files answers: `Patient?identifier=…` as the record's own. */
export async function resolveInRecord(
  record: RecordClient,
  register: Register,
): Promise<Map<string, string>> {
  const open = [...register.conditional].filter((reference) => !meant(register, reference, nowhere))
  const resolved = new Map<string, string>()
  for (const some of portions(open, 50)) {
    const answers = await record.batch(some.map((url) => ({ method: 'GET', url: `${url}&_count=2` })))
    answers.forEach(({ resource }, index) => {
      const found = resource?.resourceType === 'Bundle' ? contentsOf(resource) : []
      const [only] = found
      if (found.length === 1 && only?.id) resolved.set(some[index] ?? '', `${only.resourceType}/${only.id}`)
    })
  }
  return resolved
}

/**
 * Decides which thing keeps its id. Where the record already has that id: the one that is the same thing. Where several
 * things of the files share it: one of them, always the same. All others get an id made from what they are.
 */
export function settleIds(register: Register, held: HeldIds, resolved: ReadonlyMap<string, string>) {
  const undecided: { thing: Thing; held: Held }[] = []
  for (const [key, things] of register.things) {
    const occupant = held.get(key)
    const ordered = things.toSorted((one, other) => newest(one).hash.localeCompare(newest(other).hash))
    const keeper = occupant
      ? (ordered.find((thing) => isSameThing(thing, occupant)) ??
        ordered.find((thing) => thing.skeleton === occupant.skeleton) ??
        (things.length === 1 ? ordered.find((thing) => mayBeUpdate(thing, occupant)) : undefined))
      : ordered[0]
    for (const thing of things) if (thing !== keeper) thing.finalId = newIdFor(thing)
    if (keeper && occupant && onlyBySkeleton(keeper, occupant))
      undecided.push({ thing: keeper, held: occupant })
  }
  // The same words about other people are another thing. A change here changes what others refer to: until all is quiet
  for (let moved = true; moved;) {
    moved = false
    for (const { thing, held: occupant } of undecided) {
      if (thing.finalId !== thing.id) continue
      const { place, folder } = newest(thing)
      const references = thing.references.map((reference) =>
        follow(register, resolved, reference, { place, folder }),
      )
      if (references.join('\n') === occupant.references.join('\n')) continue
      thing.finalId = newIdFor(thing)
      moved = true
    }
  }
}

/** Without identifiers to go by, an id that nobody gives twice by accident means the same thing, in a later version. */
const mayBeUpdate = (thing: Thing, { identifiers, facts }: Held) =>
  thing.facts === facts &&
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(thing.id) &&
  (thing.identifiers.size === 0 || identifiers.size === 0)

const onlyBySkeleton = (thing: Thing, occupant: Held) =>
  !isSameThing(thing, occupant) && !mayBeUpdate(thing, occupant)

/** A reference as it will stand in the record; one that means nothing known stays as it came. */
export function follow(
  register: Register,
  resolved: ReadonlyMap<string, string>,
  reference: string,
  from: Parameters<typeof meant>[2],
): string {
  const thing = meant(register, reference, from)
  if (!thing) return resolved.get(reference) ?? reference
  const unmoved = reference.startsWith(`${thing.type}/${thing.finalId}/_history/`)
  return unmoved ? reference : `${thing.type}/${thing.finalId}`
}

const portions = <T>(things: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(things.length / size) }, (_, index) =>
    things.slice(index * size, (index + 1) * size),
  )
