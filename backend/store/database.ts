import { DatabaseSync, type SQLOutputValue, type StatementSync } from 'node:sqlite'

import { schema, schemaVersion } from './schema.ts'
import { Sql } from './sql.ts'

export type Row = Record<string, SQLOutputValue>

/** SQLite with its statements kept prepared, and one transaction at a time. All of it is synchronous. */
export class Database {
  readonly #connection: DatabaseSync
  readonly #statements = new Map<string, StatementSync>()
  #inTransaction = false

  constructor(file: string) {
    this.#connection = new DatabaseSync(file)
    this.#connection.exec(`
      PRAGMA journal_mode = WAL;
      -- an acknowledged write survives a power cut
      PRAGMA synchronous = FULL;
      PRAGMA cache_size = -131072;
      PRAGMA mmap_size = 1073741824;
      PRAGMA temp_store = MEMORY;
      PRAGMA busy_timeout = 5000;
    `)
    const found = this.#connection.prepare('PRAGMA user_version').get()?.['user_version']
    if (found !== 0 && found !== schemaVersion)
      throw new Error(
        `The record was written by another version of Lune (${String(found)}, not ${schemaVersion})`,
      )
    this.#connection.exec(schema)
  }

  get(sql: Sql): Row | undefined {
    return this.prepare(sql.text).get(...sql.values)
  }
  all(sql: Sql): Row[] {
    return this.prepare(sql.text).all(...sql.values)
  }
  run(sql: Sql): number {
    return Number(this.prepare(sql.text).run(...sql.values).lastInsertRowid)
  }

  prepare(text: string): StatementSync {
    const known = this.#statements.get(text)
    if (known) return known
    // The texts are few unless somebody searches in ever new ways.
    if (this.#statements.size > 1000) this.#statements.clear()
    const statement = this.#connection.prepare(text)
    this.#statements.set(text, statement)
    return statement
  }

  /** All of `work` or nothing of it. Work inside work belongs to the outer one. */
  transaction<T>(work: () => T): T {
    if (this.#inTransaction) return work()
    this.#begin()
    try {
      const result = work()
      this.#connection.exec('COMMIT')
      return result
    } catch (error) {
      this.#rollback()
      throw error
    } finally {
      this.#inTransaction = false
    }
  }

  async longTransaction<T>(work: () => Promise<T>): Promise<T> {
    if (this.#inTransaction) return work()
    this.#begin()
    try {
      const result = await work()
      this.#connection.exec('COMMIT')
      return result
    } catch (error) {
      this.#rollback()
      throw error
    } finally {
      this.#inTransaction = false
    }
  }

  #begin(): void {
    this.#connection.exec('BEGIN IMMEDIATE')
    this.#inTransaction = true
  }
  #rollback(): void {
    if (this.#connection.isTransaction) this.#connection.exec('ROLLBACK')
  }

  get inTransaction(): boolean {
    return this.#inTransaction
  }

  close(): void {
    this.#statements.clear()
    this.#connection.close()
  }
}
