import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

import type { FhirBackend } from '../fhir-backend.ts'
import { Database } from './database.ts'
import { isResource, type Resource } from './json.ts'
import { type Change, Repository } from './repository.ts'
import { answer } from './router.ts'
import { prepareDefinitions } from './structure-definitions.ts'

export type { Change } from './repository.ts'

export type Store = FhirBackend & {
  /** For the seed: many at once as they are, ids kept, not validated. Runs a batch at a time; others wait meanwhile. */
  load: (resources: Iterable<object>) => void
  /** How many resources there are, of one type or in all */
  count: (type?: string) => number
  isEmpty: () => boolean
  /** Tells of every change after it is safely kept; returns the way to stop listening. */
  onCommit: (listener: (changes: Change[]) => void) => () => void
}

export type StoreOptions = {
  /** Where everything is kept; made when it is not there */
  folder: string
  now?: () => Date
  /** Said in links when a request does not bring `x-fhir-base` */
  base?: string
}

const batch = 2000

/** Opens the record, an empty one the first time. Fails with one clear line when the folder cannot be used. */
export async function openStore({
  folder,
  now = () => new Date(),
  base = 'http://localhost/fhir',
}: StoreOptions): Promise<Store> {
  const { db, repository } = open(folder, now)
  return {
    handle: (request) => answer(repository, request, base),
    load: (resources) => load(repository, resources),
    count: (type) => repository.count(type),
    isEmpty: () => repository.count() === 0,
    onCommit: (listener) => repository.onCommit(listener),
    close: async () => db.close(),
  }
}

function open(folder: string, now: () => Date): { db: Database; repository: Repository } {
  try {
    mkdirSync(folder, { recursive: true })
    prepareDefinitions(folder)
    const db = new Database(join(folder, 'record.sqlite'))
    return { db, repository: new Repository(db, now) }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(`The record cannot be kept in ${folder}: ${reason}`, { cause: error })
  }
}

function load(repository: Repository, resources: Iterable<object>): void {
  let waiting: Resource[] = []
  const write = () => {
    const some = waiting
    waiting = []
    repository.transaction(() => {
      for (const resource of some) loadOne(repository, resource)
    })
  }
  for (const resource of resources) {
    if (!isResource(resource)) throw new Error('Only resources can be loaded')
    waiting.push(resource)
    if (waiting.length >= batch) write()
  }
  write()
}

function loadOne(repository: Repository, resource: Resource): void {
  const { id, meta } = resource
  const updated =
    typeof meta === 'object' && meta !== null && 'lastUpdated' in meta
      ? Date.parse(String(meta.lastUpdated))
      : NaN
  repository.write(
    resource,
    typeof id === 'string' ? id : undefined,
    undefined,
    Number.isNaN(updated) ? undefined : updated,
  )
}
