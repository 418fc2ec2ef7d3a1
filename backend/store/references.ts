import { resourceTypes } from './definitions.ts'
import { isObject, type Resource } from './json.ts'
import { refuse } from './outcome.ts'
import type { Repository } from './repository.ts'
import { findPage } from './search-plan.ts'
import { criteriaOf } from './search-request.ts'

/** A copy of the resource in which every string has been through `replace`. */
export function mapStrings(resource: Resource, replace: (text: string, key: string) => string): Resource {
  const walk = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return replace(value, key)
    if (Array.isArray(value)) return value.map((each) => walk(each, key))
    if (!isObject(value)) return value
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, walk(each, name)]))
  }
  const mapped = walk(resource, '')
  return isObject(mapped) ? { ...mapped, resourceType: resource.resourceType } : resource
}

const conditional = /^([A-Z]\w+)\?(.+)$/

export const hasConditionalReference = (resource: Resource): boolean => {
  let found = false
  mapStrings(resource, (text, key) => {
    if (key === 'reference' && conditional.test(text)) found = true
    return text
  })
  return found
}

/** `Patient?identifier=…` becomes the one patient meant. One that means nobody, or two, is kept only if `lenient`. */
export function resolveConditional(
  repository: Repository,
  resource: Resource,
  base: string,
  lenient: boolean,
): Resource {
  return mapStrings(resource, (text, key) => {
    const [, type, query] = (key === 'reference' && conditional.exec(text)) || []
    if (type === undefined || query === undefined || !resourceTypes.has(type)) return text
    const found = matching(repository, type, query, base)
    if (found.length === 1 && found[0]) return `${type}/${found[0].id}`
    if (lenient) return text
    const many = found.length > 1
    throw refuse(
      412,
      many ? 'multiple-matches' : 'not-found',
      `The reference "${text}" ${many ? 'could mean several resources' : 'means no resource of the record'}`,
    )
  })
}

/** The resources that criteria mean: none, the one, or two of too many. */
export function matching(
  repository: Repository,
  type: string,
  query: string,
  base: string,
): { id: string }[] {
  const context = { vocabulary: repository.vocabulary, base, now: repository.now().getTime() }
  const filters = criteriaOf(context, type, query)
  const { rids } = findPage(repository.db, { type, filters, keys: [], limit: 2 }, repository.count(type))
  return repository.byRid(rids).map(({ id }) => ({ id: String(id) }))
}
