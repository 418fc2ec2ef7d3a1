import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

import { QueryClient } from '@tanstack/react-query'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'

import { provideAccessToken } from '#auth/access-token.ts'
import { loadConfig } from '#lib/config.ts'

// A FHIR server that says what it was asked, with and without the operation; the shipped files are the real ones.
const asked: string[] = []
let answer: { status: number; body: unknown }
let server: Server
const files: string[] = []

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.writeHead(answer.status).end(JSON.stringify(answer.body))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const fhirBase = `http://127.0.0.1:${(server.address() as AddressInfo).port}/fhir`
  const real = globalThis.fetch
  vi.stubGlobal('fetch', ((url: string, init) => {
    if (url === '/config.json') return Promise.resolve(Response.json({ fhirBase }))
    if (!url.startsWith('/terms/')) return real(url, init)
    files.push(url)
    return Promise.resolve(new Response(readFileSync(`public${url}`, 'utf8')))
  }) as typeof fetch)
  await loadConfig()
  provideAccessToken({ authorization: () => Promise.resolve('Bearer token'), signedOut: () => undefined })
})
afterAll(() => {
  vi.unstubAllGlobals()
  server.close()
})

/** As on a fresh page: what a server has said it cannot do is remembered for as long as the page is open. */
let page: typeof import('./coding-suggestions.ts')
let client: QueryClient
beforeEach(async () => {
  vi.resetModules()
  // a fresh module has no settings of its own yet
  await (await import('#lib/config.ts')).loadConfig()
  ;(await import('#auth/access-token.ts')).provideAccessToken({
    authorization: () => Promise.resolve('Bearer token'),
    signedOut: () => undefined,
  })
  page = await import('./coding-suggestions.ts')
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  asked.length = 0
  files.length = 0
})
const shown = async (words: string) =>
  (await client.query(page.suggestions('problem', words))).map(({ display }) => display)

const expansion = (...displays: string[]) => ({
  status: 200,
  body: {
    resourceType: 'ValueSet',
    status: 'active',
    expansion: {
      contains: displays.map((display, index) => ({
        system: 'http://snomed.info/sct',
        code: `${index}`,
        display,
      })),
    },
  },
})

it('asks the FHIR server’s own value set, and ships nothing then', async () => {
  answer = expansion('Asthma of the server')
  expect(await shown('Asth')).toEqual(['Asthma of the server'])
  expect(asked[0]).toContain(
    'ValueSet/$expand?url=https%3A%2F%2Ffhir.hl7.org.uk%2FValueSet%2FUKCore-ConditionCode',
  )
  expect(asked[0]).toContain('filter=asth')
  expect(files).toEqual([])
})

const outcome = (code: string) => ({ resourceType: 'OperationOutcome', issue: [{ severity: 'error', code }] })
it.each([
  ['404', { status: 404, body: outcome('not-found') }],
  ['501', { status: 501, body: {} }],
  ['not supported', { status: 400, body: outcome('not-supported') }],
])(
  'uses the shipped terms where the server has none (%s), and does not ask it for each letter',
  async (_, said) => {
    answer = said
    expect((await shown('copd'))[0]).toBe('Chronic obstructive pulmonary disease')
    expect((await shown('asthma'))[0]).toBe('Asthma')
    expect(asked).toHaveLength(1)
    expect(files.toSorted()).toEqual(['/terms/problems-1.txt', '/terms/problems-2.txt'])
  },
)

it('does not take a fault of the server for having none', async () => {
  answer = { status: 500, body: {} }
  await expect(shown('asthma')).rejects.toThrow('The record had a fault')
  expect(files).toEqual([])
})

it('codes exactly a term’s words, in any case of letters; other words stay words', async () => {
  answer = expansion('Asthma', 'Asthma without status asthmaticus')
  expect(await page.conceptOf(client, 'problem', ' asthma ')).toMatchObject({
    coding: [{ code: '0' }],
    text: 'Asthma',
  })
  expect(await page.conceptOf(client, 'problem', 'Asthma, since the fire')).toEqual({
    text: 'Asthma, since the fire',
  })
})

it('keeps what was picked among the suggestions for fewer letters', async () => {
  answer = expansion('Asthma')
  await shown('ast')
  answer = expansion('Something else')
  expect(await page.conceptOf(client, 'problem', 'Asthma')).toMatchObject({ coding: [{ code: '0' }] })
})

it('keeps the words when nobody can be asked', async () => {
  answer = { status: 500, body: {} }
  expect(await page.conceptOf(client, 'problem', 'Asthma')).toEqual({ text: 'Asthma' })
})
