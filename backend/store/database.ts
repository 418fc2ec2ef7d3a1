import { DatabaseSync, type SQLOutputValue, type StatementSync } from 'node:sqlite'

import { schema, schemaVersion } from './schema.ts'
import { Sql } from './sql.ts'

export type Row = Record<string, SQLOutputValue>

/** SQLite with its statements kept prepared. All of it is synchronous. */
export class Database {
  readonly #connection: DatabaseSync
  readonly #statements = new Map<string, StatementSync>()

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

  begin(): void {
    this.#connection.exec('BEGIN IMMEDIATE')
  }
  commit(): void {
    this.#connection.exec('COMMIT')
  }
  rollback(): void {
    if (this.#connection.isTransaction) this.#connection.exec('ROLLBACK')
  }
  get inTransaction(): boolean {
    return this.#connection.isTransaction
  }

  close(): void {
    this.#statements.clear()
    this.#connection.close()
  }
}
