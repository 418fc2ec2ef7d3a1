import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import express from 'express'
import { afterAll, beforeAll, expect, it } from 'vitest'

import { securityHeaders } from './headers.ts'
import { builtApp } from './web.ts'

const dist = mkdtempSync(join(tmpdir(), 'lune-web-'))
let server: Server
let base = ''
beforeAll(async () => {
  mkdirSync(join(dist, 'assets'))
  writeFileSync(
    join(dist, 'index.html'),
    '<!doctype html><html><head><title>Lune</title></head><body><script type="module" src="/assets/app-1.js"></script></body></html>',
  )
  writeFileSync(join(dist, 'assets/app-1.js'), `console.log("${'x'.repeat(5000)}")`)
  writeFileSync(join(dist, 'icon.svg'), '<svg/>')
  const app = express()
  app.use(securityHeaders({ connect: ['https://id.example'], https: false, dev: false }))
  app.use(builtApp(dist))
  app.use((_request, response) => void response.status(404).end())
  server = createServer(app)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  await new Promise((done) => server.close(done))
  rmSync(dist, { recursive: true })
})

it.each(['/', '/patients/1/summary', '/index.html', '/patients/a.b'])(
  'answers %s with the application',
  async (path) => {
    const response = await fetch(base + path)
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('<title>Lune</title>')
  },
)
it('gives the page a new word for its styles each time, and the policy knows it', async () => {
  const nonces = []
  for (let time = 0; time < 2; time++) {
    const response = await fetch(base)
    const nonce = /<meta property="csp-nonce" content="([^"]+)"/.exec(await response.text())?.[1] ?? ''
    expect(response.headers.get('content-security-policy')).toContain(`style-src 'self' 'nonce-${nonce}'`)
    nonces.push(nonce)
  }
  expect(nonces[0]).not.toBe(nonces[1])
})
it('allows scripts from this place alone, and no frame around it', async () => {
  const { headers } = await fetch(base)
  const policy = headers.get('content-security-policy') ?? ''
  expect(policy).toContain("script-src 'self';")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).toContain("connect-src 'self' https://id.example")
  expect(policy).not.toContain('unsafe')
  expect(Object.fromEntries(headers)).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cache-control': 'no-cache',
  })
  expect(headers.get('strict-transport-security')).toBeNull()
  expect(headers.get('x-powered-by')).toBeNull()
})
it('keeps what carries a hash for ever, packed as the browser likes', async () => {
  const response = await fetch(`${base}/assets/app-1.js`, { headers: { 'accept-encoding': 'br' } })
  expect(response.headers.get('cache-control')).toContain('immutable')
  expect(response.headers.get('content-encoding')).toBe('br')
  expect(await response.text()).toContain('xxxx')
  const etag = response.headers.get('etag') ?? ''
  expect(
    (
      await fetch(`${base}/assets/app-1.js`, {
        headers: { 'if-none-match': etag, 'cache-control': 'max-age=0' },
      })
    ).status,
  ).toBe(304)
  const plain = await fetch(`${base}/assets/app-1.js`, { headers: { 'accept-encoding': 'identity' } })
  expect(plain.headers.get('content-encoding')).toBeNull()
})
it('does not answer a missing file with the page', async () => {
  expect((await fetch(`${base}/assets/gone-2.js`)).status).toBe(404)
  expect((await fetch(`${base}/favicon.ico`)).status).toBe(404)
  expect((await fetch(`${base}/assets/../../etc/passwd`)).status).not.toBe(500)
})
