import { type Kind, resourceTypes, type SearchParam, searchParamsOf } from './definitions.ts'
import { folded, targetOf } from './index-resource.ts'
import { badRequest, notSupported, Refusal, issue } from './outcome.ts'
import { impliedSystem, noSystem } from './schema.ts'
import {
  alternatives,
  dateBounds,
  dateTest,
  momentTest,
  numberTest,
  splitOn,
  unescaped,
} from './search-values.ts'
import { anyOf, joined, listOf, sql, Sql } from './sql.ts'
import type { Vocabulary } from './vocabulary.ts'

/** One condition of a search, in the two ways SQLite may be asked it. */
export type Filter = {
  /** Finds the rows by value; absent where only looking at each one can tell */
  set?: Sql
  /** Looks at one row */
  test: (rid: Sql) => Sql
  /** Where in the index of a date all that meets it must start */
  starts?: { pid: number; after?: number; before?: number }
}

export type FilterContext = { vocabulary: Vocabulary; base: string; now: number }

/** Ignored, and said so, when the client asked for `Prefer: handling=lenient`. */
export class UnknownParameter extends Refusal {
  constructor(type: string, name: string) {
    super(400, [issue('error', 'not-supported', `${type} cannot be searched by "${name}" here`)])
  }
}

const tables = {
  token: 'tok',
  reference: 'ref',
  string: 'str',
  date: 'dat',
  number: 'num',
  quantity: 'num',
  uri: 'uri',
} as const
export const tableOf = (kind: Kind) => tables[kind]

/** `name` is a search parameter with its modifier, a chain or a `_has`; several values in one are alternatives. */
export function filterOf(context: FilterContext, type: string, name: string, value: string): Filter {
  if (value === '') throw badRequest(`"${name}" has no value`)
  if (name.startsWith('_has:')) return reverseChain(context, type, name, value)
  const dot = name.indexOf('.')
  if (dot > 0) return chain(context, type, name.slice(0, dot), name.slice(dot + 1), value)
  const [code = '', modifier] = name.split(':')
  if (code === '_id' && !modifier) return ofResource(type, sql`r.id IN (${listOf(alternatives(value))})`)
  if (code === '_lastUpdated' && !modifier) {
    const tests = alternatives(value).map((one) => momentTest(one, sql`r.updated`, context.now))
    return ofResource(type, anyOf(tests))
  }
  const param = searchParamsOf(type).get(code)
  if (!param || code === '_id' || code === '_lastUpdated') throw new UnknownParameter(type, name)
  return ofParam(context, type, param, modifier, value)
}

const ofResource = (type: string, condition: Sql): Filter => ({
  set: sql`SELECT r.rid FROM resource r WHERE r.type = ${type} AND r.deleted = 0 AND ${condition}`,
  test: (rid) => sql`EXISTS (SELECT 1 FROM resource r WHERE r.rid = ${rid} AND ${condition})`,
})

function ofParam(
  context: FilterContext,
  type: string,
  param: SearchParam,
  modifier: string | undefined,
  value: string,
): Filter {
  const { code, kind } = param
  // A number nobody has: nothing was ever written under it.
  const pid = context.vocabulary.pid(type, code) ?? -1
  if (modifier === 'missing') return missing(tables[kind], pid, value)
  const unsupported = () => notSupported(`The modifier ":${modifier}" is not supported for "${code}"`)
  switch (kind) {
    case 'token': {
      if (modifier !== undefined && modifier !== 'not') throw unsupported()
      const found = inTable('tok', pid, tokenTests(context, value))
      return modifier === 'not' ? { test: (rid) => sql`NOT ${found.test(rid)}` } : found
    }
    case 'reference': {
      if (modifier === 'identifier') {
        const identifiers = context.vocabulary.pid(type, `${code}:identifier`) ?? -1
        return inTable('tok', identifiers, tokenTests(context, value))
      }
      if (modifier !== undefined && !resourceTypes.has(modifier)) throw unsupported()
      const targets = alternatives(value).flatMap((one) => targetsOf(context, param, modifier, one))
      return inTable('ref', pid, [sql`t.target IN (${listOf(targets)})`])
    }
    case 'string':
      return inTable(
        'str',
        pid,
        alternatives(value).map((one) => stringTest(one, modifier, unsupported)),
      )
    case 'date': {
      if (modifier !== undefined) throw unsupported()
      const tests = alternatives(value).map((one) => dateTest(one, sql`t.lo`, sql`t.hi`, context.now))
      return { ...inTable('dat', pid, tests), ...startsOf(context, pid, alternatives(value)) }
    }
    case 'number':
    case 'quantity':
      if (modifier !== undefined) throw unsupported()
      return inTable(
        'num',
        pid,
        splitOn(value, ',').map((one) => quantityTest(context, one)),
      )
    case 'uri':
      return inTable(
        'uri',
        pid,
        alternatives(value).map((one) => uriTest(one, modifier, unsupported)),
      )
  }
}

function startsOf({ vocabulary, now }: FilterContext, pid: number, values: string[]): Pick<Filter, 'starts'> {
  const [value] = values
  if (value === undefined || values.length > 1) return {}
  const { endsAfter, startsBefore: before } = dateBounds(value, now)
  const width = vocabulary.width(pid)
  const after = endsAfter === undefined || width === undefined ? undefined : endsAfter - width
  return {
    starts: { pid, ...(after === undefined ? {} : { after }), ...(before === undefined ? {} : { before }) },
  }
}

function inTable(table: string, pid: number, tests: Sql[]): Filter {
  const name = new Sql(table)
  return {
    set: joined(
      tests.map((test) => sql`SELECT t.rid FROM ${name} t WHERE t.pid = ${pid} AND ${test}`),
      ' UNION ALL ',
    ),
    // Without the hint SQLite may look a resource up by its value, which many others share.
    test: (rid) =>
      sql`EXISTS (SELECT 1 FROM ${name} t INDEXED BY ${new Sql(`${table}_rid`)} WHERE t.rid = ${rid} AND t.pid = ${pid} AND ${anyOf(tests)})`,
  }
}

function missing(table: string, pid: number, value: string): Filter {
  const present = inTable(table, pid, [sql`1`])
  if (value === 'false') return present
  if (value === 'true') return { test: (rid) => sql`NOT ${present.test(rid)}` }
  throw badRequest(`":missing" is true or false, not "${value}"`)
}

function tokenTests({ vocabulary }: FilterContext, value: string): Sql[] {
  return splitOn(value, ',').map((one) => {
    const parts = splitOn(one, '|').map(unescaped)
    const [first = '', second] = parts
    if (parts.length > 2 || one === '|')
      throw badRequest(`"${one}" is not a code, system|code, |code or system|`)
    if (second === undefined) return sql`t.code = ${first}`
    if (first === '') return sql`(t.code = ${second} AND t.sid IN (${noSystem}, ${impliedSystem}))`
    const sid = vocabulary.sid(first) ?? -1
    if (second === '') return sql`t.sid = ${sid}`
    // A code element's system is fixed by its definition and not written in the resource.
    return sql`(t.code = ${second} AND t.sid IN (${sid}, ${impliedSystem}))`
  })
}

function targetsOf(
  context: FilterContext,
  param: SearchParam,
  type: string | undefined,
  value: string,
): string[] {
  if (value.includes('/') || value.includes(':')) return [targetOf(value, context.base)]
  if (type !== undefined) return [`${type}/${value}`]
  const targets = param.targets.length > 0 ? param.targets : [...resourceTypes]
  return targets.map((target) => `${target}/${value}`)
}

function stringTest(value: string, modifier: string | undefined, unsupported: () => Refusal): Sql {
  const norm = folded(value)
  switch (modifier) {
    case undefined:
      return sql`(t.norm >= ${norm} AND t.norm < ${`${norm}\u{10ffff}`})`
    case 'exact':
      return sql`(t.norm = ${norm} AND t.raw = ${value})`
    case 'contains':
      return sql`instr(t.norm, ${norm}) > 0`
    default:
      throw unsupported()
  }
}

function uriTest(value: string, modifier: string | undefined, unsupported: () => Refusal): Sql {
  switch (modifier) {
    case undefined:
      return sql`t.value = ${value}`
    case 'below':
      return sql`(t.value >= ${value} AND t.value < ${`${value}\u{10ffff}`})`
    case 'above':
      return sql`instr(${value}, t.value) = 1`
    default:
      throw unsupported()
  }
}

function quantityTest({ vocabulary }: FilterContext, value: string): Sql {
  const [number = '', system, code] = splitOn(value, '|').map(unescaped)
  const test = numberTest(number, sql`t.value`)
  if (code === undefined || code === '') return test
  if (!system) return sql`(${test} AND (t.code = ${code} OR t.unit = ${code}))`
  return sql`(${test} AND t.code = ${code} AND t.sid = ${vocabulary.sid(system) ?? -1})`
}

/** Names for the two tables of one link. Each link inside has a shorter rest: none may take the names of the one around it. */
const aliases = (rest: string) => [new Sql(`f${rest.length}`), new Sql(`p${rest.length}`)] as const

/** `patient.family=field`, `subject:Patient.family=field`: by something about what is referred to. */
function chain(context: FilterContext, type: string, link: string, rest: string, value: string): Filter {
  const [code = '', named] = link.split(':')
  const param = searchParamsOf(type).get(code)
  if (param?.kind !== 'reference') throw new UnknownParameter(type, `${link}.${rest}`)
  const pid = context.vocabulary.pid(type, code) ?? -1
  const own = rest.split(/[:.]/)[0] ?? ''
  const targets = (named ? [named] : param.targets).filter((target) => searchParamsOf(target).has(own))
  if (targets.length === 0) throw new UnknownParameter(type, `${link}.${rest}`)
  const [f, p] = aliases(rest)
  const ways = targets.map((target) => {
    const inner = filterOf(context, target, rest, value)
    const prefix = `${target}/`
    const set =
      inner.set &&
      sql`SELECT ${f}.rid FROM ref ${f} WHERE ${f}.pid = ${pid} AND ${f}.target IN
        (SELECT ${prefix} || ${p}.id FROM resource ${p} WHERE ${p}.rid IN (${inner.set}) AND ${p}.deleted = 0)`
    const test = (rid: Sql) => sql`EXISTS (SELECT 1 FROM ref ${f} INDEXED BY ref_rid
        JOIN resource ${p} ON ${p}.type = ${target} AND ${p}.id = substr(${f}.target, ${prefix.length + 1}) AND ${p}.deleted = 0
        WHERE ${f}.rid = ${rid} AND ${f}.pid = ${pid} AND ${f}.target >= ${prefix} AND ${f}.target < ${`${prefix}\u{10ffff}`}
        AND ${inner.test(sql`${p}.rid`)})`
    return { set, test }
  })
  const sets = ways.flatMap(({ set }) => set ?? [])
  return {
    ...(sets.length === ways.length ? { set: joined(sets, ' UNION ALL ') } : {}),
    test: (rid) => anyOf(ways.map(({ test }) => test(rid))),
  }
}

/** `_has:Observation:patient:code=x`: by something about what refers to it. */
function reverseChain(context: FilterContext, type: string, name: string, value: string): Filter {
  const [, from = '', link = '', ...rest] = name.split(':')
  const param = searchParamsOf(from).get(link)
  if (!resourceTypes.has(from) || param?.kind !== 'reference' || rest.length === 0)
    throw new UnknownParameter(type, name)
  const [f, p] = aliases(rest.join(':'))
  const inner = filterOf(context, from, rest.join(':'), value)
  const pid = context.vocabulary.pid(from, link) ?? -1
  const prefix = `${type}/`
  return {
    ...(inner.set
      ? {
          set: sql`SELECT ${p}.rid FROM ref ${f} INDEXED BY ref_rid
            JOIN resource ${p} ON ${p}.type = ${type} AND ${p}.id = substr(${f}.target, ${prefix.length + 1}) AND ${p}.deleted = 0
            WHERE ${f}.rid IN (${inner.set}) AND ${f}.pid = ${pid} AND ${f}.target >= ${prefix} AND ${f}.target < ${`${prefix}\u{10ffff}`}`,
        }
      : {}),
    test: (rid) => sql`EXISTS (SELECT 1 FROM ref ${f} WHERE ${f}.pid = ${pid}
      AND ${f}.target = ${prefix} || (SELECT id FROM resource WHERE rid = ${rid}) AND ${inner.test(sql`${f}.rid`)})`,
  }
}
