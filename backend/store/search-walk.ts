import type { Database, Row } from './database.ts'
import type { Filter } from './search-filter.ts'
import {
  beyond,
  columns,
  compare,
  type Cursor,
  name,
  type Page,
  pageOf,
  type SortKey,
  valueOf,
  valuesOf,
} from './sort-keys.ts'
import { allOf, joined, sql, Sql } from './sql.ts'

export type Plan = {
  type: string
  filters: Filter[]
  keys: SortKey[]
  limit: number
  after?: Cursor | undefined
}

/** No search looks at more rows than this, so that none holds up the ward: about a fifth of a second. */
export const budget = 100_000

export const testsOf = (filters: Filter[], rid: Sql) => allOf(filters.map(({ test }) => test(rid)))

/** So many of one value are sorted at once; more are walked in the order of the next key. */
const crowd = 500

/** Undefined when the budget ran out before the page was full. */
export function along(db: Database, plan: Plan): Page | undefined {
  const { filters, keys, limit, after } = plan
  const [first] = keys
  if (first?.by !== 'index') {
    const { found, cut } = walk(db, plan, resourcesInOrder(plan), limit)
    return cut ? undefined : pageOf(found, keys, limit)
  }
  const value = after?.values[0]
  if (after && value !== undefined && value !== null && isCrowded(db, plan, first, value)) {
    const page = withinOne(db, plan, first, { found: [], crowded: value })
    if (page) return page // else those of this value are through
  }
  // First those with a value to sort by, then those without.
  const valued = after?.values[0] === null ? { found: [] } : walk(db, plan, valuesInOrder(plan, first), limit)
  if (valued.crowded !== undefined) return withinOne(db, plan, first, valued)
  if (valued.cut) return undefined
  const { found } = valued
  const none = filters.some(({ starts }) => starts?.pid === first.pid)
  if (found.length > limit || none) return pageOf(found, keys, limit)
  const valueless = withoutValue(plan, first)
  const rest = walk(db, plan, valueless, limit - found.length)
  const page = pageOf([...found, ...rest.found], keys, limit)
  if (!rest.cut) return page
  const last = db.get(sql`SELECT rid FROM (${valueless.rows}) LIMIT 1 OFFSET ${budget - 1}`)?.['rid']
  return keys.length === 1 ? { ...page, cut: true, next: { rid: Number(last), values: [null] } } : undefined
}

function isCrowded(
  db: Database,
  { keys }: Plan,
  { table, pid }: SortKey & { by: 'index' },
  value: string | number,
): boolean {
  if (keys.length < 2) return false
  const [column] = columns[table]
  const some = sql`SELECT 1 FROM ${new Sql(table)} WHERE pid = ${pid} AND ${new Sql(column)} = ${value}`
  return db.get(sql`SELECT 1 FROM (${some}) LIMIT 1 OFFSET ${crowd}`) !== undefined
}

/**
 * A page that ends within the many rows of one value, such as everybody who is urgent, or called Smith: those are walked
 * along the index of the next key. It may be a short one; the next goes on.
 */
function withinOne(
  db: Database,
  plan: Plan,
  first: SortKey & { by: 'index' },
  walked: Walked,
): Page | undefined {
  const { keys, limit, after } = plan
  const value = walked.crowded ?? null
  const before = walked.found.filter((row) => row['k0'] !== value)
  if (before.length >= limit) return pageOf(walked.found, keys, limit)
  const alike: Filter = { test: (rid) => sql`${valueOf(first, rid)} = ${value}` }
  const isGoingOn = after !== undefined && after.values[0] === value
  const page = along(db, {
    ...plan,
    filters: [...plan.filters, alike],
    keys: keys.slice(1),
    limit: limit - before.length,
    ...(isGoingOn ? { after: { rid: after.rid, values: after.values.slice(1) } } : { after: undefined }),
  })
  if (!page) return undefined
  const rids = [...before.map(({ rid }) => Number(rid)), ...page.rids]
  const { next = lastOf(db, page.rids, keys.slice(1)) } = page
  return next ? { rids, next: { rid: next.rid, values: [value, ...next.values] } } : undefined
}

/** Where a page ends that nothing follows. */
function lastOf(db: Database, rids: readonly number[], keys: SortKey[]) {
  const rid = rids.at(-1)
  if (rid === undefined) return undefined
  const values = keys.map((key, index) => sql`${valueOf(key, sql`${rid}`)} AS ${name(index)}`)
  const row = db.get(sql`SELECT ${joined(values, ', ')}`)
  return row && { rid, values: valuesOf(row, keys) }
}

/** Rows in order as `rid, k`, and what else must hold of them. */
type Walk = { rows: Sql; test: Sql }
/** `crowded`: the walk stopped at this value of the first key, for many more rows may have it. */
type Walked = { found: Row[]; cut?: boolean; crowded?: string | number }

function valuesInOrder({ filters, after }: Plan, first: SortKey & { by: 'index' }): Walk {
  const { table, pid, descending } = first
  const [column, ...ties] = columns[table].map((each) => new Sql(each))
  if (!column) throw new Error('An index table has a column')
  const start = after?.values[0] ?? null
  const all = (row: string) =>
    joined(
      [column, ...ties].map((each) => sql`${new Sql(row)}.${each}`),
      ', ',
    )
  const direction = new Sql(descending ? 'DESC' : 'ASC')
  return {
    rows: sql`SELECT *, ${column} AS k FROM ${new Sql(table)} WHERE pid = ${pid} AND ${from(column, start, descending)}
      AND ${startsWithin(filters, first)} ORDER BY ${column} ${direction}, rid ${direction}`,
    // A resource with several values stands where its first one is.
    test: sql`NOT EXISTS (SELECT 1 FROM ${new Sql(table)} e INDEXED BY ${new Sql(`${table}_rid`)}
      WHERE e.rid = w.rid AND e.pid = ${pid} AND (${all('e')}) < (${all('w')}))`,
  }
}

/** A condition on the date that is sorted by tells where to start walking, and where to stop. */
function startsWithin(filters: Filter[], { pid }: SortKey & { by: 'index' }): Sql {
  const bounds = filters.flatMap(({ starts }) => (starts?.pid === pid ? [starts] : []))
  return allOf(
    bounds.flatMap(({ after, before }) => [
      ...(after === undefined ? [] : [sql`lo >= ${after}`]),
      ...(before === undefined ? [] : [sql`lo < ${before}`]),
    ]),
  )
}

function withoutValue({ type, keys, after }: Plan, first: SortKey & { by: 'index' }): Walk {
  const { table, pid } = first
  const start = keys.length === 1 && after?.values[0] === null ? after.rid : null
  const direction = new Sql(first.descending ? 'DESC' : 'ASC')
  return {
    rows: sql`SELECT rid, NULL AS k FROM resource WHERE type = ${type} AND deleted = 0
      AND ${from(sql`rid`, start, first.descending)} ORDER BY rid ${direction}`,
    test: sql`NOT EXISTS (SELECT 1 FROM ${new Sql(table)} e INDEXED BY ${new Sql(`${table}_rid`)}
      WHERE e.rid = w.rid AND e.pid = ${pid})`,
  }
}

function resourcesInOrder({ type, keys, after }: Plan): Walk {
  const [first] = keys
  const column = new Sql(first?.by === 'resource' ? first.column : 'rid')
  const descending = first?.descending === true
  const direction = new Sql(descending ? 'DESC' : 'ASC')
  const start = (first ? after?.values[0] : after?.rid) ?? null
  return {
    rows: sql`SELECT rid, ${column} AS k FROM resource WHERE type = ${type} AND deleted = 0
      AND ${from(column, start, descending)} ORDER BY ${column} ${direction}, rid ${direction}`,
    test: sql`1`,
  }
}

const from = (column: Sql, start: string | number | null, descending: boolean): Sql =>
  start === null ? sql`1` : descending ? sql`${column} <= ${start}` : sql`${column} >= ${start}`

/** SQLite hands the rows over in the order walked, and stops when we do: so there is no ORDER BY outside. */
function walk(db: Database, plan: Plan, { rows: walked, test }: Walk, limit: number): Walked {
  const { filters, keys, after } = plan
  const values = keys.map(
    (key, index) => sql`${index === 0 ? sql`w.k` : valueOf(key, sql`w.rid`)} AS ${name(index)}`,
  )
  const query = sql`SELECT ${joined([sql`w.rid AS rid`, ...values], ', ')}
    FROM (${walked} LIMIT ${budget}) w WHERE ${test} AND ${testsOf(filters, sql`w.rid`)}`
  const found: Row[] = []
  let alike = 0
  const mayCrowd = keys.length > 1 && keys[0]?.by === 'index'
  const statement = db.prepare(`SELECT * FROM (${query.text}) WHERE ${beyond(keys, after).text}`)
  for (const row of statement.iterate(...query.values, ...beyond(keys, after).values)) {
    const full = found.length > limit
    // Those equal by the first key are still to be put in order by the others.
    if (full && (keys.length < 2 || row['k0'] !== found.at(-1)?.['k0'])) break
    alike = row['k0'] === found.at(-1)?.['k0'] ? alike + 1 : 1
    found.push(row)
    const value = row['k0']
    if (mayCrowd && alike > crowd && (typeof value === 'string' || typeof value === 'number'))
      return { found: found.toSorted((one, other) => compare(one, other, keys)), crowded: value }
  }
  if (keys.length > 1) found.sort((one, other) => compare(one, other, keys))
  const cut =
    found.length <= limit && db.get(sql`SELECT 1 FROM (${walked}) LIMIT 1 OFFSET ${budget}`) !== undefined
  return { found, cut }
}
