import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import express from 'express'
import { decodeJwt } from 'jose'
import { afterEach, beforeEach } from 'vitest'

import { openIdentity } from './open-identity.ts'

const scope = 'openid profile nhsperson nationalrbacaccess associatedorgs selectedrole'

type Standing = {
  folder: string
  origin: string
  server: Server
  identity: Awaited<ReturnType<typeof openIdentity>>
  /** The hospital's clock runs with the real one, plus this. */
  later: number
}

/** The sign-in of the test that runs, with a folder of its own. */
export const standing = {} as Standing

async function open() {
  const app = express()
  standing.server = createServer(app)
  await new Promise<void>((resolve) => standing.server.listen(0, '127.0.0.1', resolve))
  standing.origin = `http://localhost:${(standing.server.address() as AddressInfo).port}`
  await mount(app)
}
export async function mount(app: express.Express) {
  const at = {
    issuer: `${standing.origin}/oidc`,
    fhirBase: `${standing.origin}/fhir`,
    appUrl: standing.origin,
  }
  standing.identity = await openIdentity({
    folder: standing.folder,
    ...at,
    attempts: 3,
    now: () => Date.now() + standing.later,
  })
  app.use('/oidc', standing.identity.handler)
}

beforeEach(async () => {
  standing.folder = mkdtempSync(join(tmpdir(), 'lune-identity-'))
  standing.later = 0
  await open()
})
afterEach(async () => {
  standing.server.closeAllConnections()
  await new Promise((resolve) => standing.server.close(resolve))
  standing.identity.close()
  rmSync(standing.folder, { recursive: true })
})

/** A browser, as far as signing in goes: it keeps cookies by path and does not follow redirects by itself. */
export function browser() {
  const cookies = new Map<string, { value: string; path: string }>()
  return async function visit(url: string, init: RequestInit = {}): Promise<Response> {
    const { pathname } = new URL(url, standing.origin)
    const sent = [...cookies].filter(([, { path }]) => pathname.startsWith(path))
    const cookie = sent.map(([name, { value }]) => `${name}=${value}`).join('; ')
    const headers = { ...(init.headers as Record<string, string>), ...(cookie ? { cookie } : {}) }
    const response = await fetch(new URL(url, standing.origin), { ...init, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...rest] = line.split('; ')
      const [name = '', value = ''] = pair.split('=')
      const path = rest.find((part) => part.startsWith('path='))?.slice(5) ?? '/'
      if (value && !line.includes('01 Jan 1970')) cookies.set(name, { value, path })
      else cookies.delete(name)
    }
    return response
  }
}
export type Browser = ReturnType<typeof browser>

export const form = (fields: Record<string, string>) => ({
  method: 'POST',
  body: new URLSearchParams(fields),
})
export const to = (response: Response) => response.headers.get('location') ?? ''

export function authorization(extra: Record<string, string> = {}) {
  const verifier = randomBytes(32).toString('base64url')
  const challenge = createHash('sha256').update(verifier).digest('base64url')
  const query = new URLSearchParams({
    client_id: 'lune',
    redirect_uri: `${standing.origin}/signed-in`,
    response_type: 'code',
    scope,
    state: 'here',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...extra,
  })
  return { url: `/oidc/auth?${query}`, verifier }
}

type Tokens = { access_token: string; refresh_token: string; id_token: string; expires_in: number }

async function tokens(fields: Record<string, string>): Promise<Tokens & { error?: string }> {
  const response = await fetch(`${standing.origin}/oidc/token`, form({ client_id: 'lune', ...fields }))
  return (await response.json()) as Tokens & { error?: string }
}
export const redeem = (location: string, verifier: string) =>
  tokens({
    grant_type: 'authorization_code',
    code: new URL(location).searchParams.get('code') ?? '',
    redirect_uri: `${standing.origin}/signed-in`,
    code_verifier: verifier,
  })
export const refresh = (refresh_token: string, more: Record<string, string> = {}) =>
  tokens({ grant_type: 'refresh_token', refresh_token, ...more })

export async function signIn(visit: Browser, user: string, passcode = 'demo') {
  const { url, verifier } = authorization()
  const page = to(await visit(url))
  const resumed = await visit(page, form({ user, passcode }))
  if (resumed.status !== 303) throw new Error(`refused: ${resumed.status}`)
  return redeem(to(await visit(to(resumed))), verifier)
}

export const session = async (token: string, method = 'GET') => {
  const response = await fetch(`${standing.origin}/oidc/session`, {
    method,
    headers: { authorization: `Bearer ${token}` },
  })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}
export const sidOf = ({ access_token }: Tokens) => String(decodeJwt(access_token)['sid'])
