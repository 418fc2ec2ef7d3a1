import type { DatabaseSync } from 'node:sqlite'

export type SessionLife = 'live' | 'idle' | 'ended' | 'unknown'

export type SessionRules = {
  /** Seconds without a key or pointer before the session is over */
  idleSeconds: number
  /** Seconds from signing in until it is over, whatever happens */
  sessionSeconds: number
  /** Milliseconds since 1970 */
  now: () => number
}

type Row = {
  sid: string
  account: string
  signed_in_at: number
  active_at: number
  role: string | null
  ended: number
}

/**
 * The judge of how long a sign-in lasts (domain facts §1.6): 15 minutes without activity, 12 hours at most.
 * Every token carries the `sid` it belongs to, so ending a session ends its tokens at once.
 */
export function openSessions(database: DatabaseSync, { idleSeconds, sessionSeconds, now }: SessionRules) {
  // Domain facts §1.6: two minutes; a shorter limit than the rule's has a shorter warning.
  const warnSeconds = Math.min(120, Math.floor(idleSeconds / 3))
  const insert = database.prepare(`
    INSERT INTO session (sid, account, signed_in_at, active_at) VALUES (?, ?, ?, ?)
    ON CONFLICT (sid) DO UPDATE SET signed_in_at = excluded.signed_in_at, active_at = excluded.active_at`)
  const select = database.prepare('SELECT * FROM session WHERE sid = ?')
  const active = database.prepare('UPDATE session SET active_at = ? WHERE sid = ? AND ended = 0')
  const choose = database.prepare('UPDATE session SET role = ? WHERE sid = ?')
  const finish = database.prepare('UPDATE session SET ended = 1 WHERE sid = ?')
  const forget = database.prepare('DELETE FROM session WHERE signed_in_at < ?')

  const seconds = () => Math.floor(now() / 1000)
  const find = (sid: string) => select.get(sid) as Row | undefined
  const overAt = (row: Row) => row.signed_in_at + sessionSeconds
  const lifeOf = (row: Row | undefined): SessionLife => {
    if (!row) return 'unknown'
    if (row.ended || seconds() >= overAt(row)) return 'ended'
    return seconds() >= row.active_at + idleSeconds ? 'idle' : 'live'
  }

  const isLive = (sid: string) => lifeOf(find(sid))
  return {
    isLive,
    /** Starts the session, or starts it again when the person signed in anew within it. */
    begin(sid: string, account: string, signedInAt: number) {
      const row = find(sid)
      if (!row || signedInAt > row.signed_in_at) insert.run(sid, account, signedInAt, seconds())
    },
    /** Someone used a key or the pointer. False when it is too late. */
    touch(sid: string): boolean {
      const row = find(sid)
      if (lifeOf(row) !== 'live') return false
      if (row && row.active_at < seconds()) active.run(seconds(), sid)
      return true
    },
    /** Whole seconds left, and when it ends if nothing happens (ISO). */
    remaining(sid: string) {
      const row = find(sid)
      if (!row || lifeOf(row) !== 'live') return undefined
      const end = Math.min(row.active_at + idleSeconds, overAt(row))
      return { remainingSeconds: end - seconds(), warnSeconds, endsAt: new Date(end * 1000).toISOString() }
    },
    /** Whole seconds until the session is over at the latest. */
    longest(sid: string): number {
      const row = find(sid)
      return row ? Math.max(1, overAt(row) - seconds()) : sessionSeconds
    },
    end: (sid: string) => finish.run(sid),
    chosenRole: (sid: string) => find(sid)?.role ?? undefined,
    chooseRole: (sid: string, roleId: string) => choose.run(roleId, sid),
    sweep: () => forget.run(seconds() - 2 * sessionSeconds),
  }
}

export type Sessions = ReturnType<typeof openSessions>
