import { createHash } from 'node:crypto'

import {
  createLocalJWKSet,
  createRemoteJWKSet,
  type JSONWebKeySet,
  jwtVerify,
  type JWTVerifyGetKey,
} from 'jose'

import { CannotStart } from '../settings.ts'
import { type Caller, callerFrom } from './caller.ts'

export type Tokens = {
  /** Whose token this is, or undefined when it is not one of ours, or no longer */
  callerOf: (token: string) => Promise<Caller | undefined>
}

type Options = { issuer: string; audience: string; keys: JWTVerifyGetKey; typ?: string }

/** Verifying a signature costs a third of a millisecond, so a token that has been verified is known until it ends. */
function tokens({ issuer, audience, keys, typ }: Options): Tokens {
  const known = new Map<string, { caller: Caller; until: number }>()
  return {
    callerOf: async (token) => {
      const hash = createHash('sha256').update(token).digest('base64')
      const seen = known.get(hash)
      if (seen) {
        if (seen.until > Date.now()) return seen.caller
        known.delete(hash)
        return undefined
      }
      try {
        const { payload } = await jwtVerify(token, keys, {
          issuer,
          audience,
          algorithms: ['ES256', 'ES384', 'PS256', 'RS256', 'RS512', 'EdDSA'],
          requiredClaims: ['exp', 'sub'],
          ...(typ ? { typ } : {}),
        })
        const caller = callerFrom(payload)
        if (known.size >= 10_000) known.clear()
        known.set(hash, { caller, until: Number(payload.exp) * 1000 })
        return caller
      } catch {
        return undefined
      }
    },
  }
}

export const localTokens = (issuer: string, audience: string, keys: JSONWebKeySet): Tokens =>
  tokens({ issuer, audience, keys: createLocalJWKSet(keys), typ: 'at+jwt' })

/**
 * The tokens of another provider, by its discovery document. Not every provider types its access tokens `at+jwt`;
 * the audience, which is this record's address, keeps its ID tokens out.
 */
export async function remoteTokens(issuer: string, audience: string): Promise<Tokens> {
  let found: { issuer?: unknown; jwks_uri?: unknown }
  try {
    const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
    const response = await fetch(address, { signal: AbortSignal.timeout(10_000) })
    found = (await response.json()) as typeof found
  } catch {
    throw new CannotStart(`LUNE_OIDC_ISSUER: no OpenID provider answers at ${issuer}.`)
  }
  if (found?.issuer !== issuer)
    throw new CannotStart(
      `LUNE_OIDC_ISSUER: the provider calls itself "${String(found?.issuer)}", not "${issuer}".`,
    )
  if (typeof found.jwks_uri !== 'string' || !URL.canParse(found.jwks_uri))
    throw new CannotStart(`LUNE_OIDC_ISSUER: ${issuer} does not say where its keys are.`)
  return tokens({ issuer, audience, keys: createRemoteJWKSet(new URL(found.jwks_uri)) })
}
