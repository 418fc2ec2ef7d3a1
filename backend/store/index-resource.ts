import type { Database } from './database.ts'
import { searchParamsOf, type SearchParam } from './definitions.ts'
import type { Found } from './extract.ts'
import { isObject, type Json, type Resource, textAt } from './json.ts'
import { beginning, never, periodOf } from './periods.ts'
import { impliedSystem, noSystem } from './schema.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Accents, case, apostrophes and spacing do not tell names apart: `Zoë O'Brien-Smith` is `zoe obrien smith`. */
export const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’‘`´]/g, '')
    .replace(/[-‐‑–\s]+/g, ' ')
    .toLowerCase()
    .trim()

/** Puts what can be searched of a resource into the index tables, and takes it out again. */
export class ResourceIndex {
  readonly #db: Database
  readonly #vocabulary: Vocabulary
  constructor(db: Database, vocabulary: Vocabulary) {
    this.#db = db
    this.#vocabulary = vocabulary
  }

  remove(rid: number): void {
    for (const table of ['tok', 'ref', 'str', 'dat', 'num', 'uri'])
      this.#db.prepare(`DELETE FROM ${table} WHERE rid = ?`).run(rid)
  }

  add(rid: number, resource: Resource, base?: string): void {
    const type = resource.resourceType
    for (const param of searchParamsOf(type).values()) {
      if (param.code === '_id' || param.code === '_lastUpdated') continue
      const found = param.extract(resource)
      if (found.length === 0) continue
      const pid = this.#vocabulary.learnPid(type, param.code)
      // Two dates of one resource are together as wide as time: see `Vocabulary.width`.
      if (param.kind === 'date' && found.length > 1) this.#vocabulary.learnWidth(pid, never)
      for (const one of found) this.#addOne(rid, pid, type, param, one, base)
    }
  }

  #addOne(rid: number, pid: number, type: string, param: SearchParam, found: Found, base?: string): void {
    const { value } = found
    switch (param.kind) {
      case 'token':
        return this.#addToken(rid, pid, found)
      case 'reference':
        return this.#addReference(rid, pid, type, param.code, value, base)
      case 'string':
        for (const text of textsOf(value)) {
          const raw = text.slice(0, 400)
          this.#insert('INSERT OR IGNORE INTO str VALUES (?, ?, ?, ?)', pid, folded(raw), rid, raw)
        }
        return
      case 'date': {
        const period = spanOf(value)
        if (period) {
          this.#insert(
            'INSERT OR IGNORE INTO dat (pid, lo, hi, rid) VALUES (?, ?, ?, ?)',
            pid,
            period.lo,
            period.hi,
            rid,
          )
          this.#vocabulary.learnWidth(pid, period.hi - period.lo)
        }
        return
      }
      case 'number':
      case 'quantity':
        return this.#addNumber(rid, pid, value)
      case 'uri':
        if (typeof value === 'string')
          this.#insert('INSERT OR IGNORE INTO uri VALUES (?, ?, ?)', pid, value, rid)
    }
  }

  #insert(text: string, ...values: (string | number)[]): void {
    this.#db.prepare(text).run(...values)
  }

  #token(pid: number, rid: number, code: unknown, sid: number): void {
    if (typeof code !== 'string' && typeof code !== 'number' && typeof code !== 'boolean') return
    this.#insert('INSERT OR IGNORE INTO tok VALUES (?, ?, ?, ?)', pid, String(code), rid, sid)
  }

  #addToken(rid: number, pid: number, { value, element }: Found): void {
    if (!isObject(value)) return this.#token(pid, rid, value, impliedSystem)
    const codings = value['coding']
    if (Array.isArray(codings)) {
      for (const coding of codings)
        if (isObject(coding)) this.#token(pid, rid, coding['code'], this.#system(coding))
    } else if (value['code'] !== undefined) this.#token(pid, rid, value['code'], this.#system(value))
    // A ContactPoint's system is "phone" or "email", not a namespace.
    else this.#token(pid, rid, value['value'], element === 'telecom' ? noSystem : this.#system(value))
  }

  #system(value: Json): number {
    const system = textAt(value, 'system')
    return system ? this.#vocabulary.learnSid(system) : noSystem
  }

  #addReference(rid: number, pid: number, type: string, code: string, value: unknown, base?: string): void {
    const reference = isObject(value) ? value['reference'] : value
    if (typeof reference === 'string' && !reference.startsWith('#'))
      this.#insert('INSERT OR IGNORE INTO ref VALUES (?, ?, ?)', pid, targetOf(reference, base), rid)
    const identifier = isObject(value) ? value['identifier'] : undefined
    if (isObject(identifier))
      this.#token(
        this.#vocabulary.learnPid(type, `${code}:identifier`),
        rid,
        identifier['value'],
        this.#system(identifier),
      )
  }

  #addNumber(rid: number, pid: number, value: unknown): void {
    const quantity = isObject(value) && isObject(value['low']) ? value['low'] : value
    const number = isObject(quantity) ? quantity['value'] : quantity
    if (typeof number !== 'number' || !Number.isFinite(number)) return
    const from = isObject(quantity) ? quantity : {}
    const code = textAt(from, 'code') ?? textAt(from, 'currency') ?? ''
    const unit = textAt(from, 'unit') ?? ''
    this.#insert(
      'INSERT OR IGNORE INTO num VALUES (?, ?, ?, ?, ?, ?)',
      pid,
      number,
      rid,
      this.#system(from),
      code,
      unit,
    )
  }
}

/** `Patient/1` however it was written: of our own address, or of one version. */
export function targetOf(reference: string, base?: string): string {
  const own = base && reference.startsWith(`${base}/`) ? reference.slice(base.length + 1) : reference
  return own.replace(/\/_history\/[^/]+$/, '')
}

const nameParts = ['family', 'given', 'prefix', 'suffix', 'text']
const addressParts = ['line', 'city', 'district', 'state', 'country', 'postalCode', 'text']

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value]
  if (!isObject(value)) return []
  return [...nameParts, ...addressParts.slice(0, -1)]
    .flatMap((part) => value[part])
    .flatMap((text) => (typeof text === 'string' && text.trim() !== '' ? [text] : []))
}

/** From the start of the first to the end of the last; a period without an end has none. */
function spanOf(value: unknown): { lo: number; hi: number } | undefined {
  if (typeof value === 'string') return periodOf(value)
  if (!isObject(value)) return undefined
  const events = value['event']
  if (Array.isArray(events)) {
    const periods = events.flatMap((event) => (typeof event === 'string' ? (periodOf(event) ?? []) : []))
    if (periods.length > 0)
      return { lo: Math.min(...periods.map(({ lo }) => lo)), hi: Math.max(...periods.map(({ hi }) => hi)) }
  }
  const repeat = value['repeat']
  if (isObject(repeat)) return spanOf(repeat['boundsPeriod'])
  const start = periodOf(textAt(value, 'start') ?? '')
  const end = periodOf(textAt(value, 'end') ?? '')
  if (!start && !end) return undefined
  return { lo: start?.lo ?? beginning, hi: end?.hi ?? never }
}
