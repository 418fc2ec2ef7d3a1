import express, { type Request, type Response, Router } from 'express'
import { createLocalJWKSet, jwtVerify } from 'jose'

import type { Keys } from './keys.ts'
import { clientId } from './provider.ts'
import type { Sessions } from './sessions.ts'

type Parts = {
  keys: Keys
  issuer: string
  fhirBase: string
  appUrl: string
  sessions: Sessions
  end: (sid: string) => Promise<void>
}

/**
 * How the open page learns how long it has, and says that someone is there.
 * GET tells and changes nothing; POST counts as activity.
 */
export function sessionRoutes({ keys, issuer, fhirBase, appUrl, sessions, end }: Parts): Router {
  const router = Router()
  const keySet = createLocalJWKSet(keys.published)

  /** The session of the bearer. A token past its 10 minutes still says whose session is asked about. */
  async function sidOf(request: Request): Promise<string | undefined> {
    const token = request.get('authorization')?.replace(/^Bearer /i, '') ?? ''
    const checks = { issuer, audience: fhirBase, typ: 'at+jwt', clockTolerance: 24 * 3600 }
    const verified = await jwtVerify(token, keySet, checks).catch(() => undefined)
    const sid = verified?.payload['sid']
    return typeof sid === 'string' ? sid : undefined
  }

  async function answer(response: Response, sid: string | undefined) {
    response.set('cache-control', 'no-store')
    const left = sid ? sessions.remaining(sid) : undefined
    if (left) {
      response.json(left)
      return
    }
    const reason = sid ? sessions.isLive(sid) : 'unknown'
    if (sid && reason !== 'unknown') await end(sid)
    response.status(401).json({ reason })
  }

  router.get('/', async (request, response) => answer(response, await sidOf(request)))
  router.post('/', async (request, response) => {
    const sid = await sidOf(request)
    if (sid) sessions.touch(sid)
    await answer(response, sid)
  })

  // The engine takes this by GET alone, unless its cookies went to every site; but the ID token that proves whose wish it is
  // names the person, and stays out of addresses and logs in a form.
  const form = express.urlencoded({ extended: false, limit: '64kb', parameterLimit: 10 })
  router.post('/end', form, async (request, response) => {
    const {
      id_token_hint: hint,
      post_logout_redirect_uri: back,
      state,
    } = (request.body ?? {}) as Record<string, unknown>
    const checks = { issuer, audience: clientId, clockTolerance: 24 * 3600 }
    const verified = await jwtVerify(String(hint), keySet, checks).catch(() => undefined)
    const sid = verified?.payload['sid']
    if (typeof sid !== 'string' || back !== `${appUrl}/signed-out`)
      return response.redirect(303, `${issuer}/session/end`)
    await end(sid)
    response.redirect(303, typeof state === 'string' ? `${back}?${new URLSearchParams({ state })}` : back)
  })
  return router
}
