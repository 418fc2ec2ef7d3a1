import { setImmediate as nextTurn } from 'node:timers/promises'

import type { Bundle } from 'fhir/r4'

import type { FhirRequest, FhirResponse } from '../fhir-backend.ts'
import { type Call, callOf } from './call.ts'
import { capabilityStatement } from './capability.ts'
import { resourceTypes } from './definitions.ts'
import { entriesOf, isBundle, responseEntry } from './entries.ts'
import { everything } from './everything.ts'
import { history, vread } from './history.ts'
import * as interactions from './interactions.ts'
import { badRequest, issue, outcomeOf, Refusal, refuse, unknownType } from './outcome.ts'
import type { Repository } from './repository.ts'
import { searchset } from './search.ts'
import { readSearch } from './search-request.ts'
import { transact } from './transaction.ts'
import { faultsOf } from './validation.ts'

/** Answers every request with FHIR; nothing is ever thrown at the caller. */
export async function answer(
  repository: Repository,
  request: FhirRequest,
  base: string,
): Promise<FhirResponse> {
  try {
    negotiate(request)
    const { body } = request
    if (request.method === 'POST' && pathOf(request.url).length === 0) {
      if (!isBundle(body)) throw badRequest('Only a Bundle can be sent here')
      if (body.type === 'batch') return await batch(repository, request, base)
      if (body.type === 'transaction') return transaction(repository, request, base)
      throw badRequest(`A Bundle sent here is a batch or a transaction, not "${String(body.type)}"`)
    }
    return answerOne(repository, request, base)
  } catch (error) {
    return refusal(error)
  }
}

function refusal(error: unknown): FhirResponse {
  if (error instanceof Refusal) return { status: error.status, headers: {}, body: outcomeOf(error.issues) }
  // Thousands of brackets inside one another: nothing that FHIR has.
  if (error instanceof RangeError) return refusal(badRequest('The body is nested too deeply'))
  // Never the message: it may hold what was being written.
  console.error(
    'The record could not answer:',
    error instanceof Error ? (error.stack ?? error.name).replace(error.message, '…') : 'unknown',
  )
  return {
    status: 500,
    headers: {},
    body: outcomeOf([issue('fatal', 'exception', 'The record had a fault and did nothing')]),
  }
}

function negotiate({ method, url, headers }: FhirRequest): void {
  const format = new URLSearchParams(url.slice(url.indexOf('?') + 1 || Infinity)).get('_format')
  const accept = format ?? headers['accept'] ?? ''
  if (/xml|turtle|html/.test(accept) && !/json|\*\/\*/.test(accept))
    throw refuse(406, 'not-supported', 'Only JSON can be had here: application/fhir+json')
  const type = headers['content-type'] ?? ''
  if (method !== 'GET' && method !== 'DELETE' && /xml|turtle/.test(type))
    throw refuse(415, 'not-supported', 'Only JSON is understood here: application/fhir+json')
}

/** Each entry by itself; others are let in between. */
async function batch(repository: Repository, request: FhirRequest, base: string): Promise<FhirResponse> {
  if (!isBundle(request.body)) throw badRequest('Only a Bundle can be sent here')
  const outer = callOf(repository, request, base)
  const entry: Bundle['entry'] = []
  let turn = performance.now()
  for (const one of splitBatch(request.body, request.headers, outer.base)) {
    entry.push(responseEntry(one.entry ? settled(() => answerOne(repository, one.entry, base)) : one.refused))
    if (performance.now() - turn < 20) continue
    await nextTurn()
    turn = performance.now()
  }
  return { status: 200, headers: {}, body: { resourceType: 'Bundle', type: 'batch-response', entry } }
}

function splitBatch(bundle: { [name: string]: unknown }, headers: FhirRequest['headers'], base: string) {
  const entries = bundle['entry'] ?? []
  if (!Array.isArray(entries)) throw badRequest('Bundle.entry is not a list')
  return entries.map((each: unknown) => {
    try {
      const [entry] = entriesOf({ entry: [each] }, headers, base)
      if (entry) return { entry }
      throw badRequest('The entry has no request')
    } catch (error) {
      return { refused: refusal(error) }
    }
  })
}

function settled(work: () => FhirResponse): FhirResponse {
  try {
    return work()
  } catch (error) {
    return refusal(error)
  }
}

function transaction(repository: Repository, request: FhirRequest, base: string): FhirResponse {
  if (!isBundle(request.body)) throw badRequest('Only a Bundle can be sent here')
  const entries = entriesOf(request.body, request.headers, callOf(repository, request, base).base)
  const body = repository.transaction(() =>
    transact(
      entries,
      (entry) => callOf(repository, entry, base),
      (entry) => settled(() => answerOne(repository, entry, base)),
    ),
  )
  return { status: 200, headers: {}, body }
}

const pathOf = (url: string): string[] => {
  const [path = ''] = url.split('?')
  return path.split('/').filter(Boolean).map(decoded)
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw badRequest('The address is not written as a URL')
  }
}

const unknownAddress = (url: string) =>
  refuse(404, 'not-supported', `There is nothing at "${url.split('?')[0]}"`)

/** Everything but a Bundle sent to the base. */
function answerOne(repository: Repository, request: FhirRequest, base: string): FhirResponse {
  const { method, url } = request
  const call = callOf(repository, request, base)
  const [type = '', id, third, fourth, ...more] = pathOf(url)
  const mark = url.indexOf('?')
  const query = mark < 0 ? '' : url.slice(mark + 1)
  if (type === 'metadata' && id === undefined && method === 'GET')
    return { status: 200, headers: {}, body: capabilityStatement(call.base) }
  if (type === '' || type.startsWith('_') || type.startsWith('$')) throw unknownAddress(url)
  if (!resourceTypes.has(type)) throw unknownType(type)
  if (more.length > 0) throw unknownAddress(url)
  if (id === undefined) return onType(call, request, type, query)
  if (id === '_search' && third === undefined && method === 'POST')
    return search(call, type, formOf(request, query))
  if (id === '$validate' && third === undefined && method === 'POST') return validate(request, type)
  if (id.startsWith('_') || id.startsWith('$')) throw unknownAddress(url)
  if (third === undefined) return onInstance(call, request, type, id, query)
  if (third === '_history' && method === 'GET') {
    if (fourth !== undefined) return vread(call, type, id, fourth)
    return history(call, type, id, new URLSearchParams(query))
  }
  if (third === '$everything' && type === 'Patient' && fourth === undefined && method === 'GET')
    return everything(call, id, new URLSearchParams(query))
  throw unknownAddress(url)
}

function onType(call: Call, { method, body }: FhirRequest, type: string, query: string): FhirResponse {
  if (method === 'GET') return search(call, type, new URLSearchParams(query))
  if (method === 'POST') return interactions.create(call, type, body)
  if (query === '') throw refuse(405, 'not-supported', `${method} needs the id of a ${type}, or conditions`)
  if (method === 'PUT') return interactions.conditionalUpdate(call, type, query, body)
  if (method === 'PATCH') return interactions.conditionalPatch(call, type, query, body)
  return interactions.conditionalRemove(call, type, query)
}

function onInstance(
  call: Call,
  { method, body }: FhirRequest,
  type: string,
  id: string,
  query: string,
): FhirResponse {
  switch (method) {
    case 'GET':
      return interactions.read(call, type, id, new URLSearchParams(query))
    case 'PUT':
      return interactions.update(call, type, id, body)
    case 'PATCH':
      return interactions.patch(call, type, id, body)
    case 'DELETE':
      return interactions.remove(call, type, id)
    case 'POST':
      throw refuse(405, 'not-supported', `POST is for a new ${type}: send it to ${type}`)
  }
}

function formOf({ body }: FhirRequest, query: string): URLSearchParams {
  if (body !== undefined && body !== null && typeof body !== 'string')
    throw refuse(415, 'not-supported', 'A search is sent as a form: application/x-www-form-urlencoded')
  return new URLSearchParams([query, body ?? ''].filter((text) => text !== '').join('&'))
}

function search(call: Call, type: string, params: URLSearchParams): FhirResponse {
  const { repository, base, forgiving } = call
  const context = { vocabulary: repository.vocabulary, base, now: repository.now().getTime() }
  const request = readSearch(context, type, params, forgiving)
  return { status: 200, headers: {}, body: searchset(repository, request, base) }
}

function validate({ body }: FhirRequest, type: string): FhirResponse {
  const parameters = isParameters(body)
    ? body.parameter.find(({ name }) => name === 'resource')?.resource
    : body
  const faults = faultsOf(interactions.resourceOf(parameters, type))
  const sound = issue('information', 'informational', `This is a sound ${type}`)
  return { status: 200, headers: {}, body: outcomeOf(faults.length > 0 ? faults : [sound]) }
}

const isParameters = (body: unknown): body is { parameter: { name?: string; resource?: unknown }[] } =>
  typeof body === 'object' &&
  body !== null &&
  'parameter' in body &&
  Array.isArray(body.parameter) &&
  'resourceType' in body &&
  body.resourceType === 'Parameters'
