import type { Bundle, FhirResource } from 'fhir/r4'

import { contactConsentCategory, letterKinds, type Limit, referralCategory } from '../../src/auth/limits.ts'
import type { FhirRequest } from '../fhir-backend.ts'
import type { Asked } from './asked.ts'
import { largestCount } from './limits.ts'
import { trimmed } from './walls.ts'

/** The elements a search asked for; undefined: all of them. */
export type Elements = ReadonlySet<string> | undefined
type Narrowed = { request: FhirRequest; elements: Elements }

/** A search as the record is asked: whole resources, at most a thousand, only referrals where that is the limit. */
export function narrowed(request: FhirRequest, asked: Asked, limit: Limit | undefined): Narrowed {
  const params = new URLSearchParams(asked.params)
  const elements = elementsAskedFor(params)
  narrow(params, limit)
  const summary = params.get('_summary')
  params.delete('_elements')
  if (summary !== 'count') params.delete('_summary')
  if (Number(params.get('_count')) > largestCount) params.set('_count', String(largestCount))
  const criteria = params.toString()
  const form = request.method === 'POST'
  const path = `/${asked.type}${form ? '/_search' : ''}`
  return {
    elements,
    request: {
      ...request,
      url: !form && criteria ? `${path}?${criteria}` : path,
      ...(form
        ? {
            body: criteria,
            headers: { ...request.headers, 'content-type': 'application/x-www-form-urlencoded' },
          }
        : {}),
    },
  }
}

function categoryOf(limit: Limit | undefined) {
  switch (limit) {
    case 'referral':
      return referralCategory
    case 'consent to contact':
      return contactConsentCategory
    case 'administrative letter':
      return { system: letterKinds, code: 'administrative' }
    default:
      return undefined
  }
}

/** What a search can say of a limit; the rest is left out of the answer. */
export function narrow(params: URLSearchParams, limit: Limit | undefined) {
  const category = categoryOf(limit)
  if (category) params.append('category', `${category.system}|${category.code}`)
}

/** A read as the record is asked: the whole resource, for only that says whose it is. */
export function narrowedRead(request: FhirRequest, { type, id, params }: Asked): Narrowed {
  const rest = new URLSearchParams(params)
  rest.delete('_elements')
  rest.delete('_summary')
  const query = rest.size > 0 ? `?${rest.toString()}` : ''
  return { elements: elementsAskedFor(params), request: { ...request, url: `/${type}/${id}${query}` } }
}

/** Is a number asked for that the page itself does not show? */
export const asksHowMany = (params: URLSearchParams): boolean =>
  params.get('_summary') === 'count' ||
  Number(params.get('_count') ?? 1) === 0 ||
  (params.get('_total') ?? 'none') !== 'none'

/** The address of all that a search would find. */
export function everyOne({ type, params }: Asked, limit: Limit | undefined): string {
  const criteria = new URLSearchParams(
    [...params].filter(
      ([name]) => !/^_(summary|count|total|elements|page|sort|include|revinclude)\b/.test(name),
    ),
  )
  narrow(criteria, limit)
  criteria.set('_count', String(largestCount))
  return `/${type}?${criteria.toString()}`
}

function elementsAskedFor(params: URLSearchParams): ReadonlySet<string> | undefined {
  const elements = params.getAll('_elements').flatMap((value) => value.split(','))
  if (elements.length > 0) return new Set(elements.map((one) => one.trim()))
  return params.get('_summary') === 'text' ? new Set(['text']) : undefined
}

/** Trimmed as asked, with the wish kept in the address of the next page. */
export function trimmedBundle(
  { elements, asked }: { elements?: Elements; asked: Asked },
  bundle: Bundle<FhirResource>,
): Bundle<FhirResource> {
  const wish = asked.params.get('_elements')
  if (!elements) return bundle
  return {
    ...bundle,
    ...(bundle.link && wish
      ? {
          link: bundle.link.map((link) => ({
            ...link,
            url: `${link.url}${link.url.includes('?') ? '&' : '?'}_elements=${encodeURIComponent(wish)}`,
          })),
        }
      : {}),
    ...(bundle.entry
      ? {
          entry: bundle.entry.map((entry) =>
            entry.resource && entry.search?.mode !== 'include'
              ? { ...entry, resource: trimmed(entry.resource, elements) }
              : entry,
          ),
        }
      : {}),
  }
}
