import { randomUUID } from 'node:crypto'

import { allOk, type SearchRequest, type WithId } from '@medplum/core'
import { FhirRepository } from '@medplum/fhir-router'
import type { Bundle, Resource as R4Resource } from '@medplum/fhirtypes'

import { type Call, checkId, checkMatch } from './call.ts'
import { history } from './history.ts'
import { criteriaIn, idForNew, keep, onlyMatch, present, resourceOf } from './interactions.ts'
import type { Json } from './json.ts'
import { operationsOf, patched } from './json-patch.ts'
import { badRequest, gone, notFound, notSupported, refuse } from './outcome.ts'
import type { Version } from './repository.ts'
import { searchset } from './search.ts'
import { readSearch } from './search-request.ts'

/**
 * What `@medplum/fhir-router` asks of a repository, over SQLite and for one interaction. Queries and conditions are taken
 * as they were sent: the router's own reading of them loses some (decision 008).
 */
export class SqliteRepository extends FhirRepository {
  readonly call: Call
  readonly query: string
  /** What was read or written, for the headers of the answer */
  touched?: { version: Version; created: boolean }

  constructor(call: Call, query: string) {
    super()
    this.call = call
    this.query = query
  }

  async createResource<T extends R4Resource>(given: T) {
    const resource = resourceOf(given, given.resourceType)
    const { ifNoneExist } = this.call
    const standing =
      ifNoneExist === undefined
        ? undefined
        : onlyMatch(this.call, given.resourceType, criteriaIn(ifNoneExist))
    if (standing) return this.#touch<T>(standing)
    return this.#touch<T>(keep(this.call, resource, idForNew(this.call, resource)), true)
  }

  async readResource<T extends R4Resource>(type: string, id: string) {
    return this.#touch<T>(present(this.call, type, id))
  }

  async readVersion<T extends R4Resource>(type: string, id: string, versionId: string) {
    const version = /^\d{1,15}$/.test(versionId)
      ? this.call.repository.version(type, id, Number(versionId))
      : undefined
    if (!version) throw notFound(type, `${id}/_history/${versionId}`)
    if (!version.resource) throw gone(type, id)
    return this.#touch<T>(version)
  }

  async readHistory<T extends R4Resource>(type: string, id: string) {
    return asBundle<T>(history(this.call, type, id, new URLSearchParams(this.query)))
  }

  async updateResource<T extends R4Resource>(given: T) {
    const resource = resourceOf(given, given.resourceType)
    return this.#update<T>(given.resourceType, checkId(String(resource['id'])), resource)
  }

  #update<T>(type: string, id: string, resource: Json): WithId<T> {
    const standing = this.call.repository.newest(type, id)
    checkMatch(this.call, standing, `${type}/${id}`)
    const kept = keep(this.call, { ...resource, resourceType: type }, id)
    return this.#touch<T>(kept, !standing?.resource)
  }

  override async conditionalUpdate<T extends R4Resource>(given: T, { resourceType: type }: SearchRequest) {
    const resource = resourceOf(given, type)
    const own = resource['id']
    if (own !== undefined && typeof own !== 'string') throw badRequest('The id of a resource is a text')
    const standing = this.#meant(type)
    if (standing && own !== undefined && own !== standing.id)
      throw badRequest(`"${this.query}" means ${type}/${standing.id}, which is not the resource's own id`)
    const id = standing?.id ?? checkId(own ?? randomUUID())
    return { resource: this.#update<T>(type, id, resource), outcome: allOk }
  }

  async patchResource<T extends R4Resource>(type: T['resourceType'], id: string, patch: unknown) {
    const standing = present(this.call, type, id)
    checkMatch(this.call, standing, `${type}/${id}`)
    return this.#touch<T>(keep(this.call, patched(standing.resource, operationsOf(patch)), id))
  }

  override async conditionalPatch({ resourceType: type }: SearchRequest, patch: unknown) {
    const standing = this.#meant(type)
    if (!standing) throw refuse(404, 'not-found', `No ${type} matches "${this.query}"`)
    return this.patchResource(type, standing.id, patch)
  }

  async deleteResource(type: string, id: string) {
    const { repository } = this.call
    const standing = repository.newest(type, id)
    checkMatch(this.call, standing, `${type}/${id}`)
    if (standing?.resource) this.touched = { version: repository.remove(standing), created: false }
  }

  override async conditionalDelete({ resourceType: type }: SearchRequest) {
    const standing = this.#meant(type)
    if (standing) await this.deleteResource(type, standing.id)
  }

  async search<T extends R4Resource>({ resourceType: type }: SearchRequest) {
    const { repository, base, forgiving } = this.call
    const context = { vocabulary: repository.vocabulary, base, now: repository.now().getTime() }
    const request = readSearch(context, type, new URLSearchParams(this.query), forgiving)
    return asBundle<T>(searchset(repository, request, base))
  }

  withTransaction<Result>(work: (within: this) => Promise<Result>) {
    return this.call.repository.longTransaction(() => work(this))
  }

  generateId() {
    return randomUUID()
  }

  /** There is one connection, for reading and for writing. */
  setMode() {}

  // Only GraphQL asks for these.
  readReference(): never {
    throw notSupported('GraphQL is not offered')
  }
  readReferences(): never {
    throw notSupported('GraphQL is not offered')
  }
  searchByReference(): never {
    throw notSupported('GraphQL is not offered')
  }

  /** The one resource that the conditions of the address mean, if there is one. */
  #meant(type: string): Version | undefined {
    if (this.query === '') throw refuse(405, 'not-supported', `This needs the id of a ${type}, or conditions`)
    return onlyMatch(this.call, type, this.query)
  }

  #touch<T>(version: Version, created = false): WithId<T> {
    this.touched = { version, created }
    // What R4 says of a stored resource and what Medplum's types say are the same.
    return version.resource as unknown as WithId<T>
  }
}
const asBundle = <T extends R4Resource>(bundle: unknown) => bundle as Bundle<WithId<T>>
