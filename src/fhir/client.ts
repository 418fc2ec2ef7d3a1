import type {
  Bundle,
  BundleEntry,
  Coding,
  FhirResource,
  OperationOutcome,
  OperationOutcomeIssue,
} from 'fhir/r4'

import { askTogether } from './batch.ts'
import { FhirError } from './errors.ts'
import { issuesOf, send } from './http.ts'

export type ResourceType = FhirResource['resourceType']
export type ResourceOf<T extends ResourceType> = Extract<FhirResource, { resourceType: T }>

/** A resource as the server keeps it: it has an id, and the version to write against. */
export type Stored<R extends FhirResource> = R & { id: string }

export type SearchParams = Record<string, string | readonly string[] | undefined>

/**
 * What a search found. `withheld` counts what the reader may not see without emergency access; `withheldPatients` are
 * the ids, each once, of those whose chart may be asked for so.
 */
export type Found<R extends FhirResource> = {
  resources: Stored<R>[]
  included: Stored<FhirResource>[]
  withheld: number
  withheldPatients: string[]
}

/**
 * One page asked for on purpose; `complete` is false when the record holds more than was asked for, and `next` is then
 * where the server keeps the page after it.
 */
export type Page<R extends FhirResource> = Found<R> & { complete: boolean; next?: string }

function queryOf(params: SearchParams): string {
  const pairs = Object.entries(params).flatMap(([name, value]) =>
    value === undefined
      ? []
      : (typeof value === 'string' ? [value] : value).map((one): [string, string] => [name, one]),
  )
  return new URLSearchParams(pairs).toString()
}

type PageOptions = {
  signal?: AbortSignal
  /** Criteria that name a person travel in the body (`POST _search`): addresses are kept in logs, bodies are not */
  posted?: boolean
  /** The `next` of the page before: the server's own words for "go on" */
  from?: string
}

async function firstPage(
  type: ResourceType,
  params: SearchParams,
  { signal, posted, from }: PageOptions,
): Promise<Bundle<FhirResource>> {
  const [, next] = (posted && from?.split(`/${type}?`)) || []
  if (from && next === undefined)
    return bundleOf(await send({ method: 'GET', url: from, ...(signal ? { signal } : {}) }))
  const query = next ?? queryOf(params)
  if (posted)
    return bundleOf(
      await send({ method: 'POST', url: `${type}/_search`, form: query, ...(signal ? { signal } : {}) }),
    )
  const url = query ? `${type}?${query}` : type
  // A request that may be cancelled goes alone: the others in a batch must not be cancelled with it.
  return bundleOf(signal ? await send({ method: 'GET', url, signal }) : await askTogether(url))
}

function bundleOf(resource: FhirResource): Bundle<FhirResource> {
  // The types leave a Bundle's entries open; every one of them is a FHIR resource.
  if (resource.resourceType === 'Bundle') return resource as Bundle<FhirResource>
  throw new FhirError('broken')
}

function found<T extends ResourceType>(type: T, entries: BundleEntry<FhirResource>[]): Found<ResourceOf<T>> {
  const result: Found<ResourceOf<T>> = { resources: [], included: [], withheld: 0, withheldPatients: [] }
  const patients = new Set<string>()
  for (const { resource, search } of entries) {
    if (!resource) continue
    if (resource.resourceType === 'OperationOutcome' && search?.mode === 'outcome') {
      const issues = withheldIn(resource)
      result.withheld += issues.length
      for (const id of issues.flatMap(patientsPointedAt)) patients.add(id)
    } else if (resource.resourceType === type && search?.mode !== 'include') {
      result.resources.push(resource as Stored<ResourceOf<T>>)
    } else {
      result.included.push(resource as Stored<FhirResource>)
    }
  }
  return { ...result, withheldPatients: [...patients] }
}

/** Our gateway says which entries it kept back; any other failure inside a page makes the list not whole. */
function withheldIn({ issue }: OperationOutcome): OperationOutcomeIssue[] {
  if (issue.some(({ severity }) => severity === 'error' || severity === 'fatal'))
    throw new FhirError('broken', issue)
  return issue.filter(({ code }) => code === 'suppressed')
}

const withheldPatient = 'https://lune.example/fhir/StructureDefinition/withheld-patient'

const patientsPointedAt = ({ extension = [] }: OperationOutcomeIssue) =>
  extension.flatMap(({ url, valueReference }) => {
    const [type, id] = valueReference?.reference?.split('/').slice(-2) ?? []
    return url === withheldPatient && type === 'Patient' && id ? [id] : []
  })

const nextOf = (bundle: Bundle<FhirResource>) => bundle.link?.find(({ relation }) => relation === 'next')?.url

/** Every page of a search, or it throws: a list is whole or it is an error. */
async function search<T extends ResourceType>(
  type: T,
  params: SearchParams,
  options: { signal?: AbortSignal } = {},
): Promise<Found<ResourceOf<T>>> {
  const first = await firstPage(type, { _count: '200', ...params }, options)
  const entries = [...(first.entry ?? [])]
  for (let next = nextOf(first); next;) {
    const page: Bundle<FhirResource> = bundleOf(
      await send({ method: 'GET', url: next, ...(options.signal ? { signal: options.signal } : {}) }),
    )
    entries.push(...(page.entry ?? []))
    next = nextOf(page)
  }
  return found(type, entries)
}

/** The first `count` of a search, for types of high volume; the screen says when `complete` is false. */
async function page<T extends ResourceType>(
  type: T,
  params: SearchParams,
  count: number,
  options: PageOptions = {},
): Promise<Page<ResourceOf<T>>> {
  const bundle = await firstPage(type, { ...params, _count: String(count) }, options)
  const next = nextOf(bundle)
  return { ...found(type, bundle.entry ?? []), complete: !next, ...(next ? { next } : {}) }
}

/** How many a search would find, of those the reader may see. */
async function count(type: ResourceType, params: SearchParams, options: PageOptions = {}): Promise<number> {
  const { total } = await firstPage(type, { ...params, _summary: 'count' }, options)
  if (total === undefined) throw new FhirError('broken')
  return total
}

async function read<T extends ResourceType>(type: T, id: string): Promise<Stored<ResourceOf<T>>> {
  const resource = await askTogether(`${type}/${encodeURIComponent(id)}`)
  if (resource.resourceType !== type) throw new FhirError('broken')
  return resource as Stored<ResourceOf<T>>
}

/** Every version of one resource, the newest first; a deletion is left out. Throws when it cannot have them all. */
async function history<T extends ResourceType>(type: T, id: string): Promise<Stored<ResourceOf<T>>[]> {
  const versions: Stored<ResourceOf<T>>[] = []
  let next: string | undefined = `${type}/${encodeURIComponent(id)}/_history?_count=200`
  while (next) {
    const page: Bundle<FhirResource> = bundleOf(await send({ method: 'GET', url: next }))
    versions.push(...found(type, page.entry ?? []).resources)
    next = nextOf(page)
  }
  return versions
}

/** Created once however often it is asked: `identifier` (`system|value`, made by the client) finds the first attempt. */
async function create<R extends FhirResource>(resource: R, identifier: string): Promise<Stored<R>> {
  const ifNoneExist = `identifier=${encodeURIComponent(identifier)}`
  const saved = await send({
    method: 'POST',
    url: resource.resourceType,
    body: resource,
    headers: { 'if-none-exist': ifNoneExist, prefer: 'return=representation' },
  })
  if (saved.resourceType !== resource.resourceType) throw new FhirError('broken', issuesOf(saved))
  return saved as Stored<R>
}

/** Written against the version that was read; a FhirError `conflict` when someone else got there first. */
async function update<R extends FhirResource>(resource: Stored<R>): Promise<Stored<R>> {
  const version = resource.meta?.versionId
  if (!version) throw new FhirError('conflict')
  const saved = await send({
    method: 'PUT',
    url: `${resource.resourceType}/${encodeURIComponent(resource.id)}`,
    body: resource,
    headers: { 'if-match': `W/"${version}"`, prefer: 'return=representation' },
  })
  if (saved.resourceType !== resource.resourceType) throw new FhirError('broken', issuesOf(saved))
  return saved as Stored<R>
}

/** All of the entries or none of them. Returns the server's entries in the order sent. */
async function transaction(entry: BundleEntry<FhirResource>[]): Promise<BundleEntry<FhirResource>[]> {
  const answer = bundleOf(
    await send({ method: 'POST', url: '', body: { resourceType: 'Bundle', type: 'transaction', entry } }),
  )
  if (answer.type !== 'transaction-response') throw new FhirError('broken')
  return answer.entry ?? []
}

/** The codings of a value set that fit what was typed; undefined: this server does not expand that value set. */
async function expand(
  url: string,
  filter: string,
  count: number,
  signal: AbortSignal,
): Promise<Coding[] | undefined> {
  const query = queryOf({ url, filter, count: String(count) })
  try {
    const answer = await send({ method: 'GET', url: `ValueSet/$expand?${query}`, signal })
    if (answer.resourceType !== 'ValueSet') throw new FhirError('broken')
    return (answer.expansion?.contains ?? []).filter(({ abstract, inactive }) => !abstract && !inactive)
  } catch (error) {
    if (error instanceof FhirError && cannotExpand(error)) return undefined
    throw error
  }
}

const cannotExpand = ({ kind, issues }: FhirError) =>
  kind === 'missing' || kind === 'unsupported' || issues.some(({ code }) => code === 'not-supported')

/** An operation of the record, such as `Patient/1/$break-glass`. */
const operation = (url: string, body: FhirResource) => send({ method: 'POST', url, body })

/** An operation that only tells, such as `Patient/1/$last-seen`: it travels with the reads of the same tick. */
const ask = (url: string): Promise<FhirResource> => askTogether(url)

export const fhir = {
  read,
  history,
  search,
  page,
  count,
  create,
  update,
  transaction,
  expand,
  operation,
  ask,
}
