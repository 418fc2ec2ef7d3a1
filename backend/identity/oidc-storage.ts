import type { DatabaseSync } from 'node:sqlite'

import type { Adapter, AdapterPayload } from 'oidc-provider'

type Row = { payload: string } | undefined

/** What oidc-provider needs to remember (codes, grants, refresh tokens, browser sessions), in SQLite. */
export function oidcStorage(database: DatabaseSync, now: () => number) {
  const put = database.prepare(
    'INSERT OR REPLACE INTO artifact (model, id, uid, grant_id, expires_at, payload) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const byId = database.prepare('SELECT payload FROM artifact WHERE model = ? AND id = ?')
  const byUid = database.prepare('SELECT payload FROM artifact WHERE model = ? AND uid = ?')
  const remove = database.prepare('DELETE FROM artifact WHERE model = ? AND id = ?')
  const consume = database.prepare(
    "UPDATE artifact SET payload = json_set(payload, '$.consumed', ?) WHERE model = ? AND id = ?",
  )
  const revoke = database.prepare('DELETE FROM artifact WHERE model = ? AND grant_id = ?')
  const expire = database.prepare('DELETE FROM artifact WHERE expires_at < ?')
  const seconds = () => Math.floor(now() / 1000)
  const payloadOf = (row: unknown) => {
    const found = row as Row
    return found ? (JSON.parse(found.payload) as AdapterPayload) : undefined
  }

  const adapter = (model: string): Adapter => ({
    async upsert(id, payload, expiresIn) {
      const expiresAt = expiresIn === undefined ? null : seconds() + expiresIn
      put.run(model, id, payload.uid ?? null, payload.grantId ?? null, expiresAt, JSON.stringify(payload))
    },
    find: async (id) => payloadOf(byId.get(model, id)),
    findByUid: async (uid) => payloadOf(byUid.get(model, uid)),
    findByUserCode: async () => undefined,
    async consume(id) {
      consume.run(seconds(), model, id)
    },
    async destroy(id) {
      remove.run(model, id)
    },
    async revokeByGrantId(grantId) {
      revoke.run(model, grantId)
    },
  })
  return {
    adapter,
    /** Forgets what is over; called now and then, not needed for correctness. */
    sweep: () => expire.run(seconds()),
  }
}
