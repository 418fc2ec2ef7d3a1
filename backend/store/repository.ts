import { randomUUID } from 'node:crypto'

import type { Database, Row } from './database.ts'
import { ResourceIndex } from './index-resource.ts'
import { isObject, parseResource, type Resource } from './json.ts'
import { sql } from './sql.ts'
import { Turns } from './turns.ts'
import { Vocabulary } from './vocabulary.ts'

export type Operation = 'create' | 'update' | 'delete'
export type Change = { type: string; id: string; operation: Operation }
export type Version = {
  rid: number
  type: string
  id: string
  version: number
  /** Milliseconds since 1970 */
  updated: number
  operation: Operation
  resource?: Resource
}

/** The resources themselves: newest version, older versions, and who is told of a change. Knows no HTTP. */
export class Repository {
  readonly db: Database
  readonly vocabulary: Vocabulary
  readonly #index: ResourceIndex
  readonly now: () => Date
  readonly turns = new Turns()
  readonly #listeners = new Set<(changes: Change[]) => void>()
  readonly #counts = new Map<string, number>()
  #changes: Change[] = []

  constructor(db: Database, now: () => Date) {
    this.db = db
    this.vocabulary = new Vocabulary(db)
    this.#index = new ResourceIndex(db, this.vocabulary)
    this.now = now
    this.#countAll()
  }

  /** All of `work` or nothing of it; those who listen are told after it is safely kept. Work inside work is part of it. */
  transaction<T>(work: () => T): T {
    if (this.db.inTransaction) return work()
    this.#begin()
    try {
      const result = work()
      this.#commit()
      return result
    } catch (error) {
      this.#rollback()
      throw error
    }
  }

  /** The same for work of several turns: the caller lets nobody else in meanwhile (`turns`). */
  async longTransaction<T>(work: () => Promise<T>): Promise<T> {
    if (this.db.inTransaction) return work()
    this.#begin()
    try {
      const result = await work()
      this.#commit()
      return result
    } catch (error) {
      this.#rollback()
      throw error
    }
  }

  #begin(): void {
    this.#changes = []
    this.db.begin()
  }

  #commit(): void {
    this.db.commit()
    this.#announce()
  }

  #rollback(): void {
    this.db.rollback()
    this.#changes = []
    this.vocabulary.reload()
    this.#countAll()
  }

  onCommit(listener: (changes: Change[]) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #announce(): void {
    const changes = this.#changes
    this.#changes = []
    if (changes.length === 0) return
    for (const listener of this.#listeners) {
      // The write is kept: a listener's fault must not look like a failed save.
      try {
        listener(changes)
      } catch (error) {
        console.error('A listener to the record failed:', error instanceof Error ? error.name : 'unknown')
      }
    }
  }

  count(type?: string): number {
    if (type !== undefined) return this.#counts.get(type) ?? 0
    return [...this.#counts.values()].reduce((sum, each) => sum + each, 0)
  }

  #countAll(): void {
    this.#counts.clear()
    const rows = this.db.all(sql`SELECT type, count(*) AS n FROM resource WHERE deleted = 0 GROUP BY type`)
    for (const { type, n } of rows) this.#counts.set(String(type), Number(n))
  }

  /** The newest version, a deletion included. */
  newest(type: string, id: string): Version | undefined {
    const row = this.db.get(sql`SELECT * FROM resource WHERE type = ${type} AND id = ${id}`)
    return row && toVersion(row, row)
  }

  byRid(rids: number[]): Resource[] {
    const rows = this.db.all(
      sql`SELECT rid, body FROM resource WHERE rid IN (SELECT value FROM json_each(${JSON.stringify(rids)}))`,
    )
    const bodies = new Map(rows.map(({ rid, body }) => [Number(rid), String(body)]))
    return rids.flatMap((rid) => {
      const body = bodies.get(rid)
      return body ? [parseResource(body)] : []
    })
  }

  /** Newest first. */
  history(type: string, id: string): Version[] {
    const newest = this.db.get(sql`SELECT * FROM resource WHERE type = ${type} AND id = ${id}`)
    if (!newest) return []
    const rid = Number(newest['rid'])
    const older = this.db.all(sql`SELECT * FROM history WHERE rid = ${rid} ORDER BY version DESC`)
    return [newest, ...older].map((row) => toVersion(newest, row))
  }

  version(type: string, id: string, version: number): Version | undefined {
    const newest = this.db.get(sql`SELECT * FROM resource WHERE type = ${type} AND id = ${id}`)
    if (!newest || Number(newest['version']) === version) return newest && toVersion(newest, newest)
    const older = this.db.get(
      sql`SELECT * FROM history WHERE rid = ${Number(newest['rid'])} AND version = ${version}`,
    )
    return older && toVersion(newest, older)
  }

  /** Keeps a resource as its next version. The caller has decided that it may. */
  write(resource: Resource, id: string = randomUUID(), base?: string, at?: number): Version {
    return this.transaction(() => {
      const type = resource.resourceType
      const previous = this.newest(type, id)
      const updated = at ?? this.now().getTime()
      const version = (previous?.version ?? 0) + 1
      const operation = previous?.resource ? 'update' : 'create'
      const kept = stamped(resource, id, version, updated)
      const body = JSON.stringify(kept)
      const rid = previous
        ? this.#replace(previous, version, updated, operation, body)
        : this.#insert(type, id, updated, body)
      this.#index.add(rid, kept, base)
      if (operation === 'create') this.#counts.set(type, this.count(type) + 1)
      this.#changes.push({ type, id, operation })
      return { rid, type, id, version, updated, operation, resource: kept }
    })
  }

  #insert(type: string, id: string, updated: number, body: string): number {
    return this.db.run(sql`INSERT INTO resource (type, id, version, updated, method, deleted, body)
      VALUES (${type}, ${id}, 1, ${updated}, 'create', 0, ${body})`)
  }

  #replace(previous: Version, version: number, updated: number, operation: Operation, body: string): number {
    const { rid } = previous
    this.db.run(
      sql`INSERT INTO history SELECT rid, version, updated, method, body FROM resource WHERE rid = ${rid}`,
    )
    this.db.run(sql`UPDATE resource SET version = ${version}, updated = ${updated}, method = ${operation},
      deleted = ${operation === 'delete' ? 1 : 0}, body = ${body} WHERE rid = ${rid}`)
    this.#index.remove(rid)
    return rid
  }

  /** Within the transaction that wrote it: the same version with its references now known. */
  rewrite(written: Version, resource: Resource, base?: string): Version {
    const kept = stamped(resource, written.id, written.version, written.updated)
    this.db.run(sql`UPDATE resource SET body = ${JSON.stringify(kept)} WHERE rid = ${written.rid}`)
    this.#index.remove(written.rid)
    this.#index.add(written.rid, kept, base)
    return { ...written, resource: kept }
  }

  remove(previous: Version): Version {
    return this.transaction(() => {
      const { rid, type, id } = previous
      const version = previous.version + 1
      const updated = this.now().getTime()
      this.#replace(previous, version, updated, 'delete', '')
      this.#counts.set(type, this.count(type) - 1)
      this.#changes.push({ type, id, operation: 'delete' })
      return { rid, type, id, version, updated, operation: 'delete' }
    })
  }
}

function stamped(resource: Resource, id: string, version: number, updated: number): Resource {
  const { resourceType, id: _, meta, ...rest } = resource
  const lastUpdated = new Date(updated).toISOString()
  return {
    resourceType,
    id,
    meta: { ...(isObject(meta) ? meta : {}), versionId: String(version), lastUpdated },
    ...rest,
  }
}

function toVersion(newest: Row, row: Row): Version {
  const body = String(row['body'])
  return {
    rid: Number(newest['rid']),
    type: String(newest['type']),
    id: String(newest['id']),
    version: Number(row['version']),
    updated: Number(row['updated']),
    operation: operationOf(String(row['method'])),
    ...(body ? { resource: parseResource(body) } : {}),
  }
}

const operationOf = (method: string): Operation =>
  method === 'delete' ? 'delete' : method === 'update' ? 'update' : 'create'
