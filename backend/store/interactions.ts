import type { Call } from './call.ts'
import { isResource, type Resource } from './json.ts'
import { badRequest, gone, notFound, Refusal, refuse } from './outcome.ts'
import { hasConditionalReference, matching, resolveConditional } from './references.ts'
import type { Version } from './repository.ts'
import { faultsOf, markedNotValid } from './validation.ts'

/** The resource in a body, of the type its address says. */
export function resourceOf(body: unknown, type: string): Resource {
  if (!isResource(body)) throw badRequest('The body is not a FHIR resource: it has no resourceType')
  if (body.resourceType !== type)
    throw badRequest(`The body is a ${body.resourceType}, but it was sent to ${type}`)
  return body
}

/** As it may be kept: sound, or marked as not. */
export function acceptable({ lenient }: Call, resource: Resource): Resource {
  const faults = faultsOf(resource)
  if (faults.length === 0) return resource
  if (!lenient) throw new Refusal(422, faults)
  return markedNotValid(resource)
}

export function keep(call: Call, resource: Resource, id?: string): Version {
  const { repository, base, lenient } = call
  const resolved = hasConditionalReference(resource)
    ? resolveConditional(repository, resource, base, lenient)
    : resource
  return repository.write(acceptable(call, resolved), id, base)
}

/** A new resource gets an id of ours; an import keeps the one it has while that is free. */
export function idForNew({ lenient, repository }: Call, { resourceType, id }: Resource): string | undefined {
  if (!lenient || typeof id !== 'string' || !/^[A-Za-z0-9\-.]{1,64}$/.test(id)) return undefined
  return repository.newest(resourceType, id) ? undefined : id
}

/** `identifier=…`, also written `Patient?identifier=…` */
export const criteriaIn = (header: string) => header.replace(/^([A-Z]\w*)?\?/, '')

/** The one resource that criteria mean, if there is one; two are refused. */
export function onlyMatch({ repository, base }: Call, type: string, query: string): Version | undefined {
  const [first, second] = matching(repository, type, query, base)
  if (second) throw refuse(412, 'multiple-matches', `More than one ${type} matches "${query}"`)
  return first && repository.newest(type, first.id)
}

/** The standing version of a resource that is there. */
export function present({ repository }: Call, type: string, id: string): Version & { resource: Resource } {
  const standing = repository.newest(type, id)
  if (!standing) throw notFound(type, id)
  const { resource } = standing
  if (!resource) throw gone(type, id)
  return { ...standing, resource }
}
