import type { Database } from './database.ts'

/** Longer than this and knowing it does not help: a year. */
const widest = 366 * 24 * 3600 * 1000

/** Small numbers for long words: a search parameter of a type (pid), a code's system (sid). */
export class Vocabulary {
  readonly #db: Database
  readonly #pids = new Map<string, number>()
  readonly #sids = new Map<string, number>()

  readonly #widths = new Map<number, number>()

  constructor(db: Database) {
    this.#db = db
    this.reload()
  }

  /** After a rollback: what was learnt in it is not true. */
  reload(): void {
    this.#pids.clear()
    this.#sids.clear()
    this.#widths.clear()
    for (const { pid, type, code, width } of this.#db.prepare('SELECT * FROM param').all()) {
      this.#pids.set(`${String(type)} ${String(code)}`, Number(pid))
      this.#widths.set(Number(pid), Number(width))
    }
    for (const { sid, uri } of this.#db.prepare('SELECT * FROM system').all())
      this.#sids.set(String(uri), Number(sid))
  }

  /** Undefined when nothing was ever written under it. */
  pid = (type: string, code: string): number | undefined => this.#pids.get(`${type} ${code}`)
  sid = (system: string): number | undefined => this.#sids.get(system)

  /** How long the longest stretch of time under a date parameter is; undefined when some are without end. */
  width(pid: number): number | undefined {
    const width = this.#widths.get(pid) ?? 0
    return width > widest ? undefined : width
  }

  learnWidth(pid: number, width: number): void {
    const learnt = Math.min(width, widest + 1)
    if (learnt <= (this.#widths.get(pid) ?? 0)) return
    this.#db.prepare('UPDATE param SET width = ? WHERE pid = ?').run(learnt, pid)
    this.#widths.set(pid, learnt)
  }

  learnPid(type: string, code: string): number {
    const key = `${type} ${code}`
    const known = this.#pids.get(key)
    if (known !== undefined) return known
    const pid = Number(
      this.#db.prepare('INSERT INTO param (type, code) VALUES (?, ?)').run(type, code).lastInsertRowid,
    )
    this.#pids.set(key, pid)
    return pid
  }

  learnSid(system: string): number {
    const known = this.#sids.get(system)
    if (known !== undefined) return known
    const sid = Number(this.#db.prepare('INSERT INTO system (uri) VALUES (?)').run(system).lastInsertRowid)
    this.#sids.set(system, sid)
    return sid
  }
}
