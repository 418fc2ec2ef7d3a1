import type { Interaction } from '../../src/auth/permissions.ts'
import type { FhirRequest, FhirResponse } from '../fhir-backend.ts'
import { refusal } from './outcome.ts'

/** One request, understood: what is asked of which type. */
export type Asked = {
  interaction: Interaction | 'everything' | 'page' | 'expand' | 'last-seen' | 'record-counts'
  type: string
  id: string | undefined
  /** The version of a vread */
  version: string | undefined
  /** Search criteria, whether they came in the address or in a form */
  params: URLSearchParams
}

const typeName = /^[A-Z][A-Za-z]{2,60}$/
/** How servers number the pages of a search; anything else at the base would be a search of every type. */
const paging = /^_?(get)?(page|cursor|offset|count|bundletype|format|pretty)/
const idShape = /^[A-Za-z0-9\-.]{1,64}$/

/** What a request asks, from its method and address; or why nothing can be made of it. */
export function askedBy({ method, url, body }: FhirRequest): Asked | FhirResponse {
  const [path, query] = split(url)
  const steps = path.split('/').filter(Boolean)
  const params = new URLSearchParams(query)
  const [type = '', second, third, fourth, ...more] = steps
  const plain = { type, id: undefined, version: undefined, params }
  // Another server may number the pages of a search by itself.
  if (type === '')
    return method === 'GET' && query && [...params.keys()].every((name) => paging.test(name))
      ? { ...plain, interaction: 'page' }
      : notOffered(method, path)
  if (!typeName.test(type) || more.length > 0) return notOffered(method, path)
  if (second === undefined) return ofType(method, plain, path)
  if (second === '_search' && third === undefined) {
    for (const [name, value] of new URLSearchParams(typeof body === 'string' ? body : ''))
      params.append(name, value)
    return method === 'POST' ? { ...plain, interaction: 'search' } : wrongMethod(method, path, 'POST')
  }
  if (second === '_history' && third === undefined)
    return onlyGet(method, path, { ...plain, interaction: 'history' })
  if (type === 'ValueSet' && second === '$expand' && third === undefined)
    return onlyGet(method, path, { ...plain, interaction: 'expand' })
  if (second.startsWith('$') || second.startsWith('_')) return notOffered(method, path)
  if (!idShape.test(second))
    return refusal(404, 'not-found', `"${second}" cannot be the id of anything here.`)
  const one = { ...plain, id: second }
  if (third === undefined) return ofInstance(method, one, path)
  if (third === '_history' && fourth === undefined)
    return onlyGet(method, path, { ...one, interaction: 'history' })
  if (third === '_history') return onlyGet(method, path, { ...one, interaction: 'vread', version: fourth })
  if (third === '$last-seen' && type === 'Patient' && fourth === undefined)
    return onlyGet(method, path, { ...one, interaction: 'last-seen' })
  if (third === '$record-counts' && type === 'Patient' && fourth === undefined)
    return onlyGet(method, path, { ...one, interaction: 'record-counts' })
  if (third === '$everything' && type === 'Patient' && fourth === undefined)
    return method === 'GET' || method === 'POST'
      ? { ...one, interaction: 'everything' }
      : wrongMethod(method, path, 'GET, POST')
  return notOffered(method, path)
}

function ofType(method: string, plain: Omit<Asked, 'interaction'>, path: string): Asked | FhirResponse {
  const conditional = plain.params.size > 0
  if (method === 'GET') return { ...plain, interaction: 'search' }
  if (method === 'POST') return { ...plain, interaction: 'create' }
  if (conditional && method === 'PUT') return { ...plain, interaction: 'update' }
  if (conditional && method === 'PATCH') return { ...plain, interaction: 'patch' }
  if (conditional && method === 'DELETE') return { ...plain, interaction: 'delete' }
  return wrongMethod(method, path, 'GET, POST')
}

function ofInstance(method: string, one: Omit<Asked, 'interaction'>, path: string): Asked | FhirResponse {
  switch (method) {
    case 'GET':
      return { ...one, interaction: 'read' }
    case 'PUT':
      return { ...one, interaction: 'update' }
    case 'PATCH':
      return { ...one, interaction: 'patch' }
    case 'DELETE':
      return { ...one, interaction: 'delete' }
    default:
      return wrongMethod(method, path, 'GET, PUT, PATCH, DELETE')
  }
}

const onlyGet = (method: string, path: string, asked: Asked): Asked | FhirResponse =>
  method === 'GET' ? asked : wrongMethod(method, path, 'GET')

const wrongMethod = (method: string, path: string, allow: string): FhirResponse =>
  refusal(405, 'not-supported', `${method} ${path} is not something this record does.`, { allow })

const notOffered = (method: string, path: string): FhirResponse =>
  refusal(404, 'not-supported', `${method} ${path || '/'} is not offered by this record.`)

function split(url: string): [string, string] {
  const at = url.indexOf('?')
  if (at < 0) return [url, '']
  return [url.slice(0, at), url.slice(at + 1)]
}

/** Is it a change of the record? */
export const isWrite = ({ interaction }: Asked): boolean =>
  interaction === 'create' || interaction === 'update' || interaction === 'patch' || interaction === 'delete'
