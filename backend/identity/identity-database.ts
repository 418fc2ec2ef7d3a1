import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

import { CannotStart } from '../settings.ts'

/**
 * What the sign-in keeps between restarts, in one file readable by its owner only: it holds the signing key.
 * `npm run token` opens it beside a running server, hence the write-ahead log and the patience.
 */
export function openDatabase(folder: string): DatabaseSync {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'identity.sqlite')
  try {
    return prepared(file)
  } catch (cause) {
    throw new CannotStart(
      `The sign-in cannot be kept in ${folder}: ${cause instanceof Error ? cause.message : String(cause)}. Choose another folder with LUNE_DATA, or forget this one with npm run reset.`,
    )
  }
}

function prepared(file: string): DatabaseSync {
  const database = new DatabaseSync(file)
  chmodSync(file, 0o600)
  database.exec(`
    PRAGMA busy_timeout = 5000;
    PRAGMA journal_mode = WAL;
    CREATE TABLE IF NOT EXISTS secret (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
    CREATE TABLE IF NOT EXISTS artifact (
      model TEXT NOT NULL, id TEXT NOT NULL, uid TEXT, grant_id TEXT, expires_at INTEGER, payload TEXT NOT NULL,
      PRIMARY KEY (model, id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS artifact_uid ON artifact (uid) WHERE uid IS NOT NULL;
    CREATE INDEX IF NOT EXISTS artifact_grant ON artifact (grant_id) WHERE grant_id IS NOT NULL;
    CREATE INDEX IF NOT EXISTS artifact_expiry ON artifact (expires_at);
    CREATE TABLE IF NOT EXISTS session (
      sid TEXT PRIMARY KEY, account TEXT NOT NULL, signed_in_at INTEGER NOT NULL, active_at INTEGER NOT NULL,
      role TEXT, ended INTEGER NOT NULL DEFAULT 0
    ) STRICT, WITHOUT ROWID;
  `)
  return database
}
