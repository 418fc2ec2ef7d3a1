import { badRequest } from './outcome.ts'
import { type Period, periodOf } from './periods.ts'
import { sql, type Sql } from './sql.ts'

/** `a,b\,c` is `a` or `b,c`. */
export function alternatives(value: string): string[] {
  return splitOn(value, ',').map(unescaped)
}

/** Escapes are kept until a token or quantity has been taken apart at its bars. */
export function splitOn(value: string, separator: ',' | '|'): string[] {
  const parts = ['']
  for (let at = 0; at < value.length; at++) {
    const char = value.charAt(at)
    if (char === separator) parts.push('')
    else {
      const escaped = char === '\\' && at + 1 < value.length
      parts[parts.length - 1] += escaped ? char + value.charAt(at + 1) : char
      if (escaped) at++
    }
  }
  return parts
}

export const unescaped = (text: string) => text.replace(/\\([,|$\\])/g, '$1')

const prefixes = ['eq', 'ne', 'gt', 'lt', 'ge', 'le', 'sa', 'eb', 'ap'] as const
type Prefix = (typeof prefixes)[number]

function prefixed(value: string): { prefix: Prefix; rest: string } {
  const prefix = prefixes.find((one) => value.startsWith(one))
  return prefix ? { prefix, rest: value.slice(2) } : { prefix: 'eq', rest: value }
}

type AskedDate = { prefix: Prefix; asked: Period }

function askedDate(value: string): AskedDate {
  const { prefix, rest } = prefixed(value)
  const asked = periodOf(rest)
  if (!asked) throw badRequest(`"${value}" is not a date such as 2026-03-01 or ge2026-03-01T09:30:00Z`)
  return { prefix, asked }
}

/** What must hold of a stretch of time `lo`..`hi` kept in these two columns (R4 search, 3.1.1.5.4). */
export function dateTest(value: string, lo: Sql, hi: Sql, now: number): Sql {
  const { prefix, asked } = askedDate(value)
  const within = sql`(${lo} >= ${asked.lo} AND ${lo} < ${asked.hi} AND ${hi} <= ${asked.hi})`
  switch (prefix) {
    case 'eq':
      return within
    case 'ne':
      return sql`NOT ${within}`
    case 'gt':
      return sql`${hi} > ${asked.hi}`
    case 'lt':
      return sql`${lo} < ${asked.lo}`
    // The first condition says nothing new: it lets the index find the start.
    case 'ge':
      return sql`(${hi} > ${asked.lo} AND (${hi} > ${asked.hi} OR ${within}))`
    case 'le':
      return sql`(${lo} < ${asked.hi} AND (${lo} < ${asked.lo} OR ${within}))`
    case 'sa':
      return sql`${lo} >= ${asked.hi}`
    case 'eb':
      return sql`${hi} <= ${asked.lo}`
    case 'ap': {
      const { lo: from, hi: to } = around(asked, now)
      return sql`(${lo} < ${to} AND ${hi} > ${from})`
    }
  }
}

/** The same of one moment in one column, which its index can find. */
export function momentTest(value: string, column: Sql, now: number): Sql {
  const { prefix, asked } = askedDate(value)
  switch (prefix) {
    case 'eq':
      return sql`(${column} >= ${asked.lo} AND ${column} < ${asked.hi})`
    case 'ne':
      return sql`(${column} < ${asked.lo} OR ${column} >= ${asked.hi})`
    case 'gt':
    case 'sa':
      return sql`${column} >= ${asked.hi}`
    case 'ge':
      return sql`${column} >= ${asked.lo}`
    case 'lt':
    case 'eb':
      return sql`${column} < ${asked.lo}`
    case 'le':
      return sql`${column} < ${asked.hi}`
    case 'ap': {
      const { lo, hi } = around(asked, now)
      return sql`(${column} >= ${lo} AND ${column} < ${hi})`
    }
  }
}

/** What meets the test ends after the one and starts before the other. */
export function dateBounds(value: string, now: number): { endsAfter?: number; startsBefore?: number } {
  const { prefix, asked } = askedDate(value)
  switch (prefix) {
    case 'eq':
      return { endsAfter: asked.lo, startsBefore: asked.hi }
    case 'ne':
      return {}
    case 'gt':
    case 'sa':
      return { endsAfter: asked.hi }
    case 'ge':
      return { endsAfter: asked.lo }
    case 'lt':
    case 'eb':
      return { startsBefore: asked.lo }
    case 'le':
      return { startsBefore: asked.hi }
    case 'ap': {
      const { lo, hi } = around(asked, now)
      return { endsAfter: lo, startsBefore: hi }
    }
  }
}

/** A tenth of the time between then and now, either way. */
function around({ lo, hi }: Period, now: number): Period {
  const slack = Math.round(Math.abs(now - lo) / 10)
  return { lo: lo - slack, hi: hi + slack }
}

/** `100` is anything that rounds to it; `1.00e2` is as exact as it is written. */
export function numberTest(value: string, column: Sql): Sql {
  const { prefix, rest } = prefixed(value)
  const match = /^[+-]?\d+(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(rest)
  if (!match) throw badRequest(`"${value}" is not a number`)
  const number = Number(rest)
  const half = 0.5 * 10 ** (Number(match[2] ?? 0) - (match[1]?.length ?? 0))
  const [lo, hi] = [number - half, number + half]
  switch (prefix) {
    case 'eq':
      return sql`(${column} >= ${lo} AND ${column} < ${hi})`
    case 'ne':
      return sql`(${column} < ${lo} OR ${column} >= ${hi})`
    case 'gt':
    case 'sa':
      return sql`${column} > ${number}`
    case 'lt':
    case 'eb':
      return sql`${column} < ${number}`
    case 'ge':
      return sql`${column} >= ${number}`
    case 'le':
      return sql`${column} <= ${number}`
    case 'ap': {
      const slack = Math.abs(number) / 10
      return sql`(${column} >= ${number - slack} AND ${column} <= ${number + slack})`
    }
  }
}
