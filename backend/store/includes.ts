import type { Repository } from './repository.ts'
import { resourceTypes } from './definitions.ts'
import type { Include } from './search-request.ts'
import { joined, sql } from './sql.ts'

/** More than this with one page would hold up everybody else. */
export const maximumIncluded = 2000

/** Rows to send along with those found. `capped` when there were more than one answer may carry. */
export function included(
  { db, vocabulary }: Repository,
  found: number[],
  { includes, revincludes }: { includes: Include[]; revincludes: Include[] },
): { rids: number[]; capped: boolean } {
  const seen = new Set(found)
  const rids: number[] = []
  let capped = false
  const take = (rows: { [name: string]: unknown }[]) => {
    const fresh: number[] = []
    for (const { rid } of rows) {
      const number = Number(rid)
      if (seen.has(number)) continue
      if (rids.length >= maximumIncluded) {
        capped = true
        break
      }
      seen.add(number)
      rids.push(number)
      fresh.push(number)
    }
    return fresh
  }
  const forward = (from: string, { type, code, target }: Include) => {
    const pid = vocabulary.pid(type, code)
    if (pid === undefined) return []
    const narrowed = target ? sql`AND f.target >= ${`${target}/`} AND f.target < ${`${target}0`}` : sql``
    return db.all(sql`SELECT DISTINCT p.rid FROM json_each(${from}) e
      JOIN ref f INDEXED BY ref_rid ON f.rid = e.value AND f.pid = ${pid} ${narrowed}
      JOIN resource p ON p.type = substr(f.target, 1, instr(f.target, '/') - 1)
        AND p.id = substr(f.target, instr(f.target, '/') + 1) AND p.deleted = 0 LIMIT ${maximumIncluded + seen.size + 1}`)
  }
  const backward = (from: string, { type, code, target }: Include) => {
    const pid = vocabulary.pid(type, code)
    if (pid === undefined) return []
    const narrowed = target ? sql`AND p.type = ${target}` : sql``
    return db.all(sql`SELECT DISTINCT f.rid FROM json_each(${from}) e JOIN resource p ON p.rid = e.value ${narrowed}
      JOIN ref f ON f.pid = ${pid} AND f.target = p.type || '/' || p.id LIMIT ${maximumIncluded + seen.size + 1}`)
  }
  const round = (from: number[], only: (include: Include) => boolean): number[] => {
    const text = JSON.stringify(from)
    return [
      ...includes.filter(only).flatMap((include) => take(forward(text, include))),
      ...revincludes.filter(only).flatMap((include) => take(backward(text, include))),
    ]
  }
  let fresh = round(found, () => true)
  while (fresh.length > 0 && !capped) fresh = round(fresh, ({ iterate }) => iterate)
  return { rids, capped }
}

/** Everything that names one of these patients as its own: the patient compartment of R4. */
export const compartmentOf = (
  { vocabulary }: Repository,
  patient: string,
  compartment: ReadonlyMap<string, readonly string[]>,
  types: readonly string[],
) => {
  const pids = [...compartment]
    .filter(([type]) => resourceTypes.has(type) && (types.length === 0 || types.includes(type)))
    .flatMap(([type, codes]) => codes.flatMap((code) => vocabulary.pid(type, code) ?? []))
  if (pids.length === 0) return sql`SELECT 0 AS rid WHERE 0`
  return joined(
    pids.map((pid) => sql`SELECT rid FROM ref WHERE pid = ${pid} AND target = ${`Patient/${patient}`}`),
    ' UNION ',
  )
}
