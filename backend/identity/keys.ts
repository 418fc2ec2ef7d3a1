import { randomBytes } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'

import { exportJWK, generateKeyPair, type JSONWebKeySet, type JWK } from 'jose'

/** RS256: every OpenID library takes it, and checking it is cheap, which the gateway does for each request. */
export const algorithm = 'RS256'

export type Keys = {
  /** Private: signs the tokens */
  signing: JWK
  /** For whoever checks them */
  published: JSONWebKeySet
  /** Signs the cookies of the sign-in page */
  cookies: string[]
}

/** The keys of this hospital, made the first time and kept, so that a restart signs nobody out. */
export async function openKeys(database: DatabaseSync): Promise<Keys> {
  const signing = JSON.parse(await kept(database, 'signing', newSigningKey)) as JWK
  const cookies = await kept(database, 'cookies', async () => randomBytes(32).toString('base64url'))
  const { kty, n, e, kid, alg, use } = signing
  return { signing, published: { keys: [{ kty, n, e, kid, alg, use } as JWK] }, cookies: [cookies] }
}

async function newSigningKey(): Promise<string> {
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true })
  const kid = randomBytes(8).toString('hex')
  return JSON.stringify({ ...(await exportJWK(privateKey)), kid, alg: algorithm, use: 'sig' })
}

/** Two processes may start at once: the first to write wins, both read the same. */
async function kept(database: DatabaseSync, name: string, make: () => Promise<string>): Promise<string> {
  const read = database.prepare('SELECT value FROM secret WHERE name = ?')
  const value = () => (read.get(name) as { value: string } | undefined)?.value
  const found = value()
  if (found) return found
  const made = await make()
  database.prepare('INSERT OR IGNORE INTO secret (name, value) VALUES (?, ?)').run(name, made)
  return value() ?? made
}
