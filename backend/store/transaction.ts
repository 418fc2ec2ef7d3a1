import { randomUUID } from 'node:crypto'

import type { FhirRequest, FhirResponse } from '../fhir-backend.ts'
import { type Call, callOf, checkMatch, written } from './call.ts'
import { resourceTypes } from './definitions.ts'
import { at, atLength, entriesIn, type Entry, entryOf, responseEntry } from './entries.ts'
import { interact } from './interact.ts'
import { acceptable, criteriaIn, idForNew, onlyMatch, resourceOf } from './interactions.ts'
import type { Json, Resource } from './json.ts'
import { badRequest, issue, Refusal, refuse, unknownType } from './outcome.ts'
import { hasConditionalReference, mapStrings, resolveConditional } from './references.ts'
import type { Repository, Version } from './repository.ts'

/** What a create or update is going to be, known before anything of it is written. */
type Planned = {
  entry: Entry
  call: Call
  type: string
  id: string
  resource: Resource
  standing?: Version
  found?: boolean
}

/**
 * All of the entries or none of them, in the order of R4 (3.1.0.11.2): DELETE, POST, PUT and PATCH, then GET. Ids are
 * given out before anything is written, so entries may refer to one another whichever way round they stand, and in a
 * circle; conditional references are resolved last, so they may mean what this transaction itself creates.
 */
export function transaction(
  repository: Repository,
  bundle: Json,
  request: FhirRequest,
  base: string,
): Promise<FhirResponse> {
  const outer = callOf(repository, request, base)
  const entries = entriesIn(bundle).map((each, index) =>
    at(index, () => entryOf(each, index, request.headers, outer.base)),
  )
  refuseSameAddress(entries)
  const responses = new Map<number, FhirResponse>()
  const interactWith = async (...methods: Entry['method'][]) => {
    for (const entry of entries)
      if (methods.includes(entry.method) && !responses.has(entry.index))
        responses.set(entry.index, await atLength(entry.index, () => interact(repository, entry, base)))
  }
  return repository.longTransaction(async () => {
    await interactWith('DELETE')
    for (const [index, response] of writeAll(repository, entries, base)) responses.set(index, response)
    await interactWith('POST', 'PATCH', 'GET')
    const entry = entries.map(({ index }) =>
      responseEntry(responses.get(index) ?? { status: 500, headers: {} }),
    )
    return { status: 200, headers: {}, body: { resourceType: 'Bundle', type: 'transaction-response', entry } }
  })
}

/** The creates and updates, which may refer to one another. */
function writeAll(repository: Repository, entries: Entry[], base: string): Map<number, FhirResponse> {
  const by = (wanted: Entry['method']) => entries.filter(({ method }) => method === wanted)
  const planned = [...by('POST'), ...by('PUT')].flatMap((entry) =>
    at(entry.index, () => plan(entry, callOf(repository, entry, base)) ?? []),
  )
  mergeSameCreates(planned)
  refuseSameIdentity(planned)
  const renamed = referencesOf(planned)
  const writes = planned.map((each) => at(each.entry.index, () => write(each, renamed)))
  for (const { each, kept } of writes)
    if (kept && hasConditionalReference(kept.resource ?? each.resource))
      at(each.entry.index, () => resolveIn(each.call, kept))
  const responses = new Map<number, FhirResponse>()
  for (const { each, kept } of writes) {
    const { call, type, id, standing, found } = each
    const now = (found ? repository.newest(type, id) : kept && repository.newest(type, id)) ?? kept
    if (now) responses.set(each.entry.index, written(call, found || standing?.resource ? 200 : 201, now))
  }
  return responses
}

function plan(entry: Entry, call: Call): Planned | undefined {
  const [path = '', query] = split(entry.url)
  const [type = '', id, ...rest] = path.split('/')
  // A search by POST, or an operation: not a write, so it is answered with the reads.
  if (entry.method === 'POST' && (id !== undefined || type.startsWith('$'))) return undefined
  if (!resourceTypes.has(type)) throw unknownType(type)
  if (rest.length > 0) throw badRequest(`"${entry.url}" is not the address of a resource`)
  const resource = resourceOf(entry.body, type)
  if (entry.method === 'POST') {
    const criteria = call.ifNoneExist === undefined ? undefined : criteriaIn(call.ifNoneExist)
    const standing = criteria === undefined ? undefined : onlyMatch(call, type, criteria)
    if (standing) return { entry, call, type, id: standing.id, resource, found: true }
    return { entry, call, type, id: idForNew(call, resource) ?? randomUUID(), resource }
  }
  if (id !== undefined) return planUpdate(entry, call, type, id, resource)
  if (query === undefined) throw badRequest(`PUT needs the address of a ${type}, or conditions`)
  const standing = onlyMatch(call, type, query)
  const own = typeof resource['id'] === 'string' ? resource['id'] : undefined
  if (standing && own !== undefined && own !== standing.id && !call.lenient)
    throw badRequest(`"${query}" means ${type}/${standing.id}, but the resource's own id is "${own}"`)
  return planUpdate(entry, call, type, standing?.id ?? own ?? randomUUID(), {
    ...resource,
    id: standing?.id ?? own,
  })
}

function planUpdate(entry: Entry, call: Call, type: string, id: string, resource: Resource): Planned {
  if (!/^[A-Za-z0-9\-.]{1,64}$/.test(id)) throw badRequest(`"${id}" cannot be an id`)
  if (resource['id'] !== undefined && resource['id'] !== id)
    throw badRequest(`The resource's own id must be "${id}", as in its address`)
  const standing = call.repository.newest(type, id)
  checkMatch(call, standing, `${type}/${id}`)
  return { entry, call, type, id, resource, ...(standing ? { standing } : {}) }
}

const split = (url: string) => {
  const mark = url.indexOf('?')
  const path = (mark < 0 ? url : url.slice(0, mark)).replace(/^\//, '').replace(/\/$/, '')
  return mark < 0 ? [path] : [path, url.slice(mark + 1)]
}

/** Two creates that would each do nothing if the other had been first are one. */
function mergeSameCreates(planned: Planned[]): void {
  const first = new Map<string, Planned>()
  for (const each of planned) {
    const criteria = each.entry.method === 'POST' ? each.call.ifNoneExist : undefined
    if (criteria === undefined || each.found) continue
    const key = `${each.type}?${criteria}`
    const same = first.get(key)
    if (same) Object.assign(each, { id: same.id, found: true })
    else first.set(key, each)
  }
}

function refuseSameAddress(entries: Entry[]): void {
  const seen = new Set<string>()
  for (const { index, method, url } of entries) {
    if (method === 'GET' || method === 'POST') continue
    if (seen.has(url)) throw duplicate(index, url.slice(1))
    seen.add(url)
  }
  const urls = new Set<string>()
  for (const { index, fullUrl, method } of entries) {
    if (fullUrl === undefined || method === 'GET' || method === 'DELETE') continue
    if (urls.has(fullUrl)) throw duplicate(index, fullUrl)
    urls.add(fullUrl)
  }
}

function refuseSameIdentity(planned: Planned[]): void {
  const seen = new Set<string>()
  for (const { entry, type, id, found } of planned) {
    if (found) continue
    if (seen.has(`${type}/${id}`)) throw duplicate(entry.index, `${type}/${id}`)
    seen.add(`${type}/${id}`)
  }
}

const duplicate = (index: number, what: string) =>
  new Refusal(400, [
    issue('error', 'duplicate', `${what} stands twice in this transaction`, `Bundle.entry[${index}]`),
  ])

/** What each entry was called in the Bundle, and where it is going to be. */
function referencesOf(planned: Planned[]): ReadonlyMap<string, string> {
  const renamed = new Map<string, string>()
  for (const { entry, type, id } of planned) {
    const { fullUrl } = entry
    if (fullUrl === undefined) continue
    renamed.set(fullUrl, `${type}/${id}`)
    // `Patient/1` inside a Bundle means the entry whose fullUrl ends so.
    const relative = new RegExp(`(?:^|/)(${type}/[A-Za-z0-9\\-.]{1,64})$`).exec(fullUrl)?.[1]
    if (relative !== undefined && !renamed.has(relative)) renamed.set(relative, `${type}/${id}`)
  }
  return renamed
}

const linkedNames = /(["'])(urn:[^"']+)\1/g

function write(each: Planned, renamed: ReadonlyMap<string, string>): { each: Planned; kept?: Version } {
  if (each.found) return { each }
  const { call, id } = each
  const resource = mapStrings(each.resource, (text, key) => {
    if (key === 'reference') return renamed.get(text) ?? text
    if (key === 'div')
      return text.replace(linkedNames, (whole, quote: string, urn: string) => {
        const target = renamed.get(urn)
        return target ? `${quote}${target}${quote}` : whole
      })
    // A link of another kind; but an identifier that happens to say the same stays what it is.
    if (text.startsWith('urn:') && key !== 'value' && key !== 'system' && key !== 'fullUrl')
      return renamed.get(text) ?? text
    return text
  })
  refuseDangling(resource, call)
  return { each, kept: call.repository.write(acceptable(call, { ...resource, id }), id, call.base) }
}

function refuseDangling(resource: Resource, { lenient }: Call): void {
  if (lenient) return
  mapStrings(resource, (text, key) => {
    if (key === 'reference' && text.startsWith('urn:uuid:'))
      throw refuse(400, 'not-found', `The reference "${text}" means no entry of this transaction`)
    return text
  })
}

function resolveIn(call: Call, kept: Version): void {
  const { repository, base, lenient } = call
  if (kept.resource)
    repository.rewrite(kept, resolveConditional(repository, kept.resource, base, lenient), base)
}
