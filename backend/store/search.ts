import type { Bundle, BundleEntry, BundleLink } from 'fhir/r4'

import { included, maximumIncluded } from './includes.ts'
import { asFhir, type Resource } from './json.ts'
import { issue, outcomeOf } from './outcome.ts'
import type { Repository } from './repository.ts'
import { countAll, findPage } from './search-plan.ts'
import { decodeCursor, encodeCursor } from './sort-keys.ts'
import type { SearchRequest } from './search-request.ts'
import { subsetOf } from './subset.ts'

/** Runs a search and makes the page of it that was asked for. */
export function searchset(repository: Repository, request: SearchRequest, base: string): Bundle {
  const { db } = repository
  const { type, filters, keys, count, summary, total, used } = request
  const self = linkOf('self', base, type, used)
  const size = repository.count(type)
  if (summary === 'count')
    return {
      resourceType: 'Bundle',
      type: 'searchset',
      total: countAll(db, type, filters, size),
      link: [self],
    }

  const after = request.page ? decodeCursor(request.page, keys) : undefined
  const page = findPage(db, { type, filters, keys, limit: count, ...(after ? { after } : {}) }, size)
  const also = included(repository, page.rids, request)
  const entry = [
    ...repository.byRid(page.rids).map((resource) => entryOf(base, subsetOf(resource, request), 'match')),
    ...repository.byRid(also.rids).map((resource) => entryOf(base, resource, 'include')),
    ...remarks(request, also.capped),
  ]
  // A first page with nothing after it is all there is: that much is known for nothing.
  const whole = !page.next && !after
  const exact = total === 'none' ? undefined : countAll(db, type, filters, size)
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    ...(whole ? { total: page.rids.length } : exact === undefined ? {} : { total: exact }),
    link: [
      self,
      ...(page.next ? [linkOf('next', base, type, [...used, ['_page', encodeCursor(page.next)]])] : []),
    ],
    ...(entry.length > 0 ? { entry } : {}),
  }
}

export const entryOf = (base: string, resource: Resource, mode: 'match' | 'include'): BundleEntry => ({
  fullUrl: `${base}/${resource.resourceType}/${String(resource['id'])}`,
  resource: asFhir(resource),
  search: { mode },
})

export const linkOf = (
  relation: string,
  base: string,
  path: string,
  params: [string, string][],
): BundleLink => {
  const query = new URLSearchParams(params).toString()
  return { relation, url: `${base}/${path}${query ? `?${query}` : ''}` }
}

function remarks({ ignored }: SearchRequest, capped: boolean): BundleEntry[] {
  const issues = ignored.map((name) =>
    issue('warning', 'not-supported', `"${name}" is not supported and was ignored`),
  )
  if (capped)
    issues.push(
      issue(
        'warning',
        'incomplete',
        `More than ${maximumIncluded} resources are included: ask for the rest by a search of their own`,
      ),
    )
  return issues.length > 0 ? [{ resource: outcomeOf(issues), search: { mode: 'outcome' } }] : []
}
