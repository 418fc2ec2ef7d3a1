import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import express from 'express'
import { decodeJwt } from 'jose'
import { describe, expect, it } from 'vitest'

import {
  authorization,
  browser,
  form,
  mount,
  refresh,
  session,
  sidOf,
  signIn,
  standing,
  to,
} from './identity-for-tests.ts'

const quarter = 15 * 60_000

describe('renewal', () => {
  it('gives a new refresh token each time; using an old one ends them all', async () => {
    const first = await signIn(browser(), 'nurse')
    const second = await refresh(first.refresh_token)
    expect(second.refresh_token).not.toBe(first.refresh_token)
    expect(await refresh(first.refresh_token)).toMatchObject({ error: 'invalid_grant' })
    expect(await refresh(second.refresh_token)).toMatchObject({ error: 'invalid_grant' })
  })

  it('survives a restart of the hospital', async () => {
    const first = await signIn(browser(), 'nurse')
    const { port } = standing.server.address() as AddressInfo
    standing.server.closeAllConnections()
    await new Promise((resolve) => standing.server.close(resolve))
    standing.identity.close()
    const app = express()
    standing.server = createServer(app)
    await new Promise<void>((resolve) => standing.server.listen(port, '127.0.0.1', resolve))
    await mount(app)
    // the old connection may still be in the pool
    await fetch(`${standing.origin}/oidc/jwks`).catch(() => undefined)
    expect(standing.identity.isLive(sidOf(first))).toBe('live')
    expect(decodeJwt((await refresh(first.refresh_token)).access_token)['sub']).toBe('555036633109')
  })
})

describe('a session', () => {
  it('is idle after fifteen minutes, and then nothing renews it', async () => {
    const visit = browser()
    const first = await signIn(visit, 'nurse')
    standing.later = quarter - 5000
    expect((await session(first.access_token)).status).toBe(200)
    standing.later = quarter + 1000
    expect(standing.identity.isLive(sidOf(first))).toBe('idle')
    expect(await refresh(first.refresh_token)).toMatchObject({ error: 'invalid_grant' })
    expect(standing.identity.isLive(sidOf(first))).toBe('ended')
    standing.later = 0
    expect(await refresh(first.refresh_token)).toMatchObject({ error: 'invalid_grant' })
  })

  it('is kept by activity, and asking how long is left is none', async () => {
    const first = await signIn(browser(), 'nurse')
    standing.later = quarter - 60_000
    const asked = await session(first.access_token)
    expect(asked.body['remainingSeconds']).toBeLessThanOrEqual(61)
    const stayed = await session(first.access_token, 'POST')
    expect(stayed.body['remainingSeconds']).toBe(900)
    expect(stayed.body['endsAt']).toMatch(/^\d{4}-/)
    standing.later = 2 * quarter - 120_000
    expect(standing.identity.isLive(sidOf(first))).toBe('live')
  })

  it('is over after twelve hours however busy it was', async () => {
    const first = await signIn(browser(), 'nurse')
    const sid = sidOf(first)
    for (; standing.later < 12 * 3600_000 - 10 * 60_000; standing.later += 10 * 60_000)
      standing.identity.touch(sid)
    expect(standing.identity.isLive(sid)).toBe('live')
    expect((await session(first.access_token)).body['remainingSeconds']).toBeLessThanOrEqual(600)
    standing.later = 12 * 3600_000 + 1000
    expect(standing.identity.touch(sid)).toBe(false)
    expect(standing.identity.isLive(sid)).toBe('ended')
    expect(await refresh(first.refresh_token)).toMatchObject({ error: 'invalid_grant' })
  })

  it('that went idle asks who is there again, and is a new one', async () => {
    const visit = browser()
    const first = await signIn(visit, 'nurse')
    standing.later = quarter + 1000
    expect(to(await visit(authorization({ prompt: 'none' }).url))).toContain('error=login_required')
    const second = await signIn(visit, 'admin')
    expect(sidOf(second)).not.toBe(sidOf(first))
    expect(standing.identity.isLive(sidOf(second))).toBe('live')
  })

  it('tells why it ended', async () => {
    const first = await signIn(browser(), 'nurse')
    standing.later = quarter + 1000
    expect(await session(first.access_token)).toEqual({ status: 401, body: { reason: 'idle' } })
    expect((await session('nonsense')).status).toBe(401)
  })
})

describe('signing out', () => {
  it.each(['GET', 'POST'])(
    'by %s ends the session and its tokens, and returns without a question',
    async (method) => {
      const visit = browser()
      const first = await signIn(visit, 'nurse')
      const fields = {
        id_token_hint: first.id_token,
        post_logout_redirect_uri: `${standing.origin}/signed-out`,
        state: 'bye',
      }
      const out =
        method === 'POST'
          ? await visit('/oidc/session/end', form(fields))
          : await visit(`/oidc/session/end?${new URLSearchParams(fields)}`)
      expect(out.status).toBe(303)
      expect(to(out)).toBe(`${standing.origin}/signed-out?state=bye`)
      expect(standing.identity.isLive(sidOf(first))).toBe('ended')
      expect(await refresh(first.refresh_token)).toMatchObject({ error: 'invalid_grant' })
      expect(to(await visit(authorization({ prompt: 'none' }).url))).toContain('error=login_required')
    },
  )

  it('asks first when the request does not prove whose it is', async () => {
    const visit = browser()
    const first = await signIn(visit, 'nurse')
    const page = await visit('/oidc/session/end')
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('Sign out of Lune?')
    const forged = await visit(
      '/oidc/session/end',
      form({ post_logout_redirect_uri: `${standing.origin}/signed-out` }),
    )
    expect(to(forged)).toBe(`${standing.origin}/oidc/session/end`)
    expect(standing.identity.isLive(sidOf(first))).toBe('live')
  })
})
