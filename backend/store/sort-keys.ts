import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { SQLOutputValue } from 'node:sqlite'

import type { Row } from './database.ts'
import { badRequest } from './outcome.ts'
import { allOf, anyOf, joined, sql, Sql } from './sql.ts'

export type SortKey =
  | { by: 'index'; table: keyof typeof columns; pid: number; descending: boolean }
  | { by: 'resource'; column: 'updated' | 'id'; descending: boolean }

/** Where a page ended: the values it was sorted by, and the row. */
export type Cursor = { values: (string | number | null)[]; rid: number }
/** `cut` when the page is short only because looking on would have taken too long; the next one goes on. */
export type Page = { rids: number[]; next?: Cursor; cut?: boolean }

/** The column an index table is sorted by, and those that tell its equal rows apart. */
export const columns = {
  tok: ['code', 'sid'],
  ref: ['target'],
  str: ['norm', 'raw'],
  dat: ['lo', 'hi'],
  num: ['value', 'sid', 'code', 'unit'],
  uri: ['value'],
} as const

export const name = (index: number) => new Sql(`k${index}`)

export function valueOf(key: SortKey, rid: Sql): Sql {
  if (key.by === 'resource') return sql`(SELECT ${new Sql(key.column)} FROM resource WHERE rid = ${rid})`
  const { table, pid } = key
  return sql`(SELECT min(s.${new Sql(columns[table][0])}) FROM ${new Sql(table)} s
    INDEXED BY ${new Sql(`${table}_rid`)} WHERE s.rid = ${rid} AND s.pid = ${pid})`
}

/** Those without a value come last, whichever way it is sorted; the row decides between equals. */
export const order = (keys: SortKey[]): Sql =>
  joined(
    [
      ...keys.flatMap(({ descending }, index) => [
        sql`${name(index)} IS NULL`,
        descending ? sql`${name(index)} DESC` : name(index),
      ]),
      downwards(keys) ? sql`rid DESC` : sql`rid`,
    ],
    ', ',
  )

/** Rows follow the last key's direction: a walk along its index is already in order, whatever was walked before it. */
const downwards = (keys: SortKey[]) => keys.at(-1)?.descending === true

export function beyond(keys: SortKey[], after: Cursor | undefined): Sql {
  if (!after) return sql`1`
  const same = (count: number) =>
    keys.slice(0, count).map((_, index) => sql`${name(index)} IS ${after.values[index] ?? null}`)
  const later = keys.map(({ descending }, index) => {
    const value = after.values[index] ?? null
    if (value === null) return sql`0`
    const compared = descending ? sql`${name(index)} < ${value}` : sql`${name(index)} > ${value}`
    return sql`(${allOf([...same(index), sql`(${compared} OR ${name(index)} IS NULL)`])})`
  })
  const row = downwards(keys) ? sql`rid < ${after.rid}` : sql`rid > ${after.rid}`
  return anyOf([...later, sql`(${allOf([...same(keys.length), row])})`])
}

export function pageOf(found: Row[], keys: SortKey[], limit: number): Page {
  const kept = found.slice(0, limit)
  const last = kept.at(-1)
  const rids = kept.map(({ rid }) => Number(rid))
  if (found.length <= limit || !last) return { rids }
  return { rids, next: { rid: Number(last['rid']), values: valuesOf(last, keys) } }
}

const plain = (value: SQLOutputValue | undefined) =>
  typeof value === 'string' || typeof value === 'number' ? value : null
export const valuesOf = (row: Row, keys: SortKey[]) => keys.map((_, index) => plain(row[`k${index}`]))

export function compare(one: Row, other: Row, keys: SortKey[]): number {
  for (const [index, { descending }] of keys.entries()) {
    const [a, b] = [plain(one[`k${index}`]), plain(other[`k${index}`])]
    if (a === b) continue
    if (a === null || b === null) return a === null ? 1 : -1
    return a < b === descending ? 1 : -1
  }
  return (Number(one['rid']) - Number(other['rid'])) * (downwards(keys) ? -1 : 1)
}

/** Of this process: a place in a search holds values of the last row, which may be nobody's to read. */
const key = randomBytes(32)

export function encodeCursor(cursor: Cursor): string {
  const start = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, start)
  const sealed = Buffer.concat([
    cipher.update(JSON.stringify([cursor.rid, ...cursor.values])),
    cipher.final(),
  ])
  return Buffer.concat([start, cipher.getAuthTag(), sealed]).toString('base64url')
}

function unsealed(text: string): unknown {
  const bytes = Buffer.from(text, 'base64url')
  const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 })
  cipher.setAuthTag(bytes.subarray(12, 28))
  return JSON.parse(Buffer.concat([cipher.update(bytes.subarray(28)), cipher.final()]).toString())
}

export function decodeCursor(text: string, keys: SortKey[]): Cursor {
  try {
    const found = unsealed(text)
    const [rid, ...values]: unknown[] = Array.isArray(found) ? found : []
    const sound = values.every(
      (value) => value === null || typeof value === 'string' || typeof value === 'number',
    )
    if (typeof rid === 'number' && sound && values.length === keys.length) return { rid, values }
  } catch {
    // said below
  }
  throw badRequest('This is not a page of this search: start again from its first page')
}
