import { resourceTypes, searchParamsOf } from './definitions.ts'
import { badRequest, notSupported, refuse } from './outcome.ts'
import { type Filter, type FilterContext, filterOf, tableOf, UnknownParameter } from './search-filter.ts'
import type { SortKey } from './sort-keys.ts'

export const defaultCount = 50
export const maximumCount = 1000

export type Include = { type: string; code: string; target?: string; iterate: boolean }
type Summary = 'true' | 'text' | 'data' | 'count' | 'false'
export type SearchRequest = {
  type: string
  filters: Filter[]
  keys: SortKey[]
  count: number
  page?: string
  total: 'none' | 'estimate' | 'accurate'
  summary: Summary
  elements: string[]
  includes: Include[]
  revincludes: Include[]
  /** What was searched by, for the links */
  used: [string, string][]
  /** What was not, because the client said that it may be left out */
  ignored: string[]
}

/** Reads a search. What it cannot do is refused, or ignored and said so under `Prefer: handling=lenient`. */
export function readSearch(
  context: FilterContext,
  type: string,
  params: URLSearchParams,
  lenient: boolean,
): SearchRequest {
  const request: SearchRequest = {
    type,
    filters: [],
    keys: [],
    count: defaultCount,
    total: 'none',
    summary: 'false',
    elements: [],
    includes: [],
    revincludes: [],
    used: [],
    ignored: [],
  }
  for (const [name, value] of params) {
    try {
      readOne(context, request, name, value)
      if (name !== '_page') request.used.push([name, value])
    } catch (error) {
      if (!(error instanceof UnknownParameter) || !lenient) throw error
      request.ignored.push(name)
    }
  }
  return request
}

const results = new Set([
  '_sort',
  '_count',
  '_page',
  '_total',
  '_summary',
  '_elements',
  '_include',
  '_revinclude',
])
const formats = new Set(['_format', '_pretty'])

function readOne(context: FilterContext, request: SearchRequest, name: string, value: string): void {
  const [code = '', modifier] = name.split(':')
  if (formats.has(code)) return
  if (!results.has(code)) {
    request.filters.push(filterOf(context, request.type, name, value))
    return
  }
  if (
    modifier !== undefined &&
    !(code.endsWith('include') && (modifier === 'iterate' || modifier === 'recurse'))
  )
    throw notSupported(`The modifier ":${modifier}" is not supported for "${code}"`)
  switch (code) {
    case '_sort':
      request.keys = value.split(',').map((key) => sortKey(context, request.type, key.trim()))
      return
    case '_count':
      request.count = countOf(value)
      if (request.count === 0) request.summary = 'count'
      return
    case '_page':
      request.page = value
      return
    case '_total':
      request.total = oneOf(['none', 'estimate', 'accurate'], name, value)
      return
    case '_summary':
      request.summary = oneOf(['true', 'text', 'data', 'count', 'false'], name, value)
      return
    case '_elements':
      request.elements = value.split(',').map((element) => element.trim())
      return
    case '_include':
      request.includes.push(...includesOf(request.type, value, modifier !== undefined))
      return
    case '_revinclude':
      request.revincludes.push(...includesOf(undefined, value, modifier !== undefined))
  }
}

function oneOf<const T extends string>(allowed: T[], name: string, value: string): T {
  const found = allowed.find((one) => one === value)
  if (found === undefined) throw badRequest(`"${name}" is one of ${allowed.join(', ')}, not "${value}"`)
  return found
}

function countOf(value: string): number {
  if (!/^\d+$/.test(value)) throw badRequest(`"_count" is a number, not "${value}"`)
  return Math.min(Number(value), maximumCount)
}

function sortKey(context: FilterContext, type: string, key: string): SortKey {
  const descending = key.startsWith('-')
  const code = descending ? key.slice(1) : key
  if (code === '_lastUpdated') return { by: 'resource', column: 'updated', descending }
  if (code === '_id') return { by: 'resource', column: 'id', descending }
  const param = searchParamsOf(type).get(code)
  if (!param) throw notSupported(`${type} cannot be sorted by "${code}"`)
  return {
    by: 'index',
    table: tableOf(param.kind),
    pid: context.vocabulary.pid(type, code) ?? -1,
    descending,
  }
}

function includesOf(own: string | undefined, value: string, iterate: boolean): Include[] {
  const [type = '', code, target] = value.split(':')
  if (value === '*' && own) return [...references(own)].map((each) => ({ type: own, code: each, iterate }))
  if (!resourceTypes.has(type)) throw badRequest(`"${value}" names no resource type to include from`)
  if (target && !resourceTypes.has(target)) throw badRequest(`"${value}" names no resource type to include`)
  if (code === '*') return [...references(type)].map((each) => ({ type, code: each, iterate }))
  if (code === undefined || searchParamsOf(type).get(code)?.kind !== 'reference')
    throw notSupported(`"${value}" cannot be included: it is not Type:reference-parameter`)
  return [{ type, code, iterate, ...(target ? { target } : {}) }]
}

const references = function* (type: string): Generator<string> {
  for (const { code, kind } of searchParamsOf(type).values()) if (kind === 'reference') yield code
}

/** A search that stands for one resource: `If-None-Exist`, a conditional update, a conditional reference. */
export function criteriaOf(context: FilterContext, type: string, query: string): Filter[] {
  const params = new URLSearchParams(query)
  for (const name of params.keys())
    if (results.has(name.split(':')[0] ?? ''))
      throw badRequest(`"${name}" says nothing about which ${type} is meant`)
  const { filters } = readSearch(context, type, params, false)
  if (filters.length === 0) throw refuse(412, 'multiple-matches', `No condition says which ${type} is meant`)
  return filters
}
