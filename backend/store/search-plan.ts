import type { Database } from './database.ts'
import { tooCostly } from './outcome.ts'
import type { Filter } from './search-filter.ts'
import { along, budget, type Plan, testsOf } from './search-walk.ts'
import { beyond, name, order, type Page, pageOf, valueOf } from './sort-keys.ts'
import { joined, sql, type Sql } from './sql.ts'

/**
 * Two ways to find a page. From the condition that fewest rows meet, testing the others on each of them; or, when
 * every condition is met by many, along the sorted index until the page is full. Which one is counted out first.
 */
export function findPage(db: Database, plan: Plan, typeCount: number): Page {
  const enough = Math.max(2000, Math.ceil(Math.sqrt((plan.limit + 1) * typeCount)))
  const driver = smallest(db, plan.filters, enough)
  if (driver && driver.size <= enough) return fromSet(db, plan, driver)
  if (typeCount <= 2000 && plan.filters.length + plan.keys.length > 0)
    return fromSet(db, plan, { set: everyOne(plan.type) })
  const page = along(db, plan)
  if (page && !page.cut) return page
  const smaller = smallest(db, plan.filters, budget)
  if (smaller && smaller.size <= budget) return fromSet(db, plan, smaller)
  if (page) return page
  throw tooCostly(
    `This search would look at too many ${plan.type} resources: add a patient or another condition`,
  )
}

/** How many there are in all. */
export function countAll(db: Database, type: string, filters: Filter[], typeCount: number): number {
  if (filters.length === 0) return typeCount
  const driver = smallest(db, filters, budget)
  const set = driver && (driver.size <= budget || filters.length === 1) ? driver : { set: everyOne(type) }
  if (!('filter' in set) && typeCount > budget)
    throw tooCostly(
      `Counting these would look at too many ${type} resources: leave out _total, or add a condition`,
    )
  return Number(db.get(sql`SELECT count(*) AS n FROM ${rows(set)} d WHERE ${others(filters, set)}`)?.['n'])
}

type Driver = { set: Sql; filter?: Filter }

const everyOne = (type: string) => sql`SELECT rid FROM resource WHERE type = ${type} AND deleted = 0`
const rows = ({ set }: Driver) => sql`(SELECT DISTINCT rid FROM (${set}))`
const others = (filters: Filter[], { filter }: Driver) =>
  testsOf(
    filters.filter((one) => one !== filter),
    sql`d.rid`,
  )
/** The condition that fewest rows meet; its size is only counted as far as it matters. */
function smallest(db: Database, filters: Filter[], enough: number): (Driver & { size: number }) | undefined {
  for (const limit of [200, enough]) {
    const sized = filters.flatMap((filter) => {
      if (!filter.set) return []
      const size = db.get(
        sql`SELECT count(*) AS n FROM (SELECT rid FROM (${filter.set}) LIMIT ${limit + 1})`,
      )?.['n']
      return [{ set: filter.set, filter, size: Number(size) }]
    })
    const [best] = sized.toSorted((one, other) => one.size - other.size)
    if (!best || best.size <= limit || limit === enough) return best
  }
  return undefined
}

function fromSet(db: Database, { filters, keys, limit, after }: Plan, driver: Driver): Page {
  const values = keys.map((key, index) => sql`${valueOf(key, sql`d.rid`)} AS ${name(index)}`)
  const found = db.all(sql`SELECT * FROM (
    SELECT ${joined([sql`d.rid AS rid`, ...values], ', ')} FROM ${rows(driver)} d WHERE ${others(filters, driver)})
    WHERE ${beyond(keys, after)} ORDER BY ${order(keys)} LIMIT ${limit + 1}`)
  return pageOf(found, keys, limit)
}
