import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'

import { provideAccessToken } from '#auth/access-token.ts'
import { loadConfig } from '#lib/config.ts'

import { fhir } from './client.ts'
import { FhirError } from './errors.ts'

// A record that says what it was asked; the requests are real.
type Asked = { method: string; url: string; body: string; headers: Record<string, unknown> }
const asked: Asked[] = []
let answer: (request: Asked) => { status: number; body: unknown }
let server: Server

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => (body += chunk))
    request.on('end', () => {
      const one = { method: request.method ?? '', url: request.url ?? '', body, headers: request.headers }
      asked.push(one)
      const { status, body: resource } = answer(one)
      response.writeHead(status, { 'content-type': 'application/fhir+json' }).end(JSON.stringify(resource))
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/fhir`
  vi.stubGlobal('fetch', withConfig(globalThis.fetch, base))
  await loadConfig()
  provideAccessToken({ authorization: () => Promise.resolve('Bearer token'), signedOut: () => undefined })
})
afterAll(() => {
  vi.unstubAllGlobals()
  server.close()
})
beforeEach(() => {
  asked.length = 0
})

/** Only the site's own settings file is made up: a test has no site. */
const withConfig =
  (real: typeof fetch, fhirBase: string): typeof fetch =>
  (url, init) =>
    url === '/config.json' ? Promise.resolve(Response.json({ fhirBase })) : real(url, init)

const searchset = (...ids: string[]) => ({
  resourceType: 'Bundle',
  type: 'searchset',
  entry: ids.map((id) => ({ resource: { resourceType: 'Condition', id }, search: { mode: 'match' } })),
})

const batchOf = (
  { body }: Asked,
  answerTo: (url: string) => { status: string; resource?: unknown; outcome?: unknown },
) => ({
  status: 200,
  body: {
    resourceType: 'Bundle',
    type: 'batch-response',
    entry: (JSON.parse(body) as { entry: { request: { url: string } }[] }).entry.map(({ request }) => {
      const { status, resource, outcome } = answerTo(request.url)
      return { resource, response: { status, outcome } }
    }),
  },
})

it('asks once for what one tick asks for, and each answer settles alone', async () => {
  answer = (request) =>
    batchOf(request, (url) =>
      url.startsWith('Flag')
        ? {
            status: '500',
            outcome: { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'exception' }] },
          }
        : { status: '200', resource: searchset('c1') },
    )
  const [problems, again, flags] = await Promise.allSettled([
    fhir.search('Condition', { patient: 'p1' }),
    fhir.search('Condition', { patient: 'p1' }),
    fhir.search('Flag', { patient: 'p1' }),
  ])
  expect(asked).toHaveLength(1)
  expect(JSON.parse(asked[0]?.body ?? '').entry).toHaveLength(2)
  expect(problems).toMatchObject({ status: 'fulfilled', value: { resources: [{ id: 'c1' }] } })
  expect(again.status).toBe('fulfilled')
  expect(flags).toMatchObject({ status: 'rejected', reason: { kind: 'broken' } })
})

it('leaves nobody waiting when the whole batch fails', async () => {
  answer = () => ({ status: 503, body: { resourceType: 'OperationOutcome', issue: [] } })
  const settled = await Promise.allSettled([fhir.read('Patient', '1'), fhir.read('Patient', '2')])
  expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(settled[0]).toMatchObject({ reason: { kind: 'busy' } })
})

it('follows every page', async () => {
  answer = ({ url }) => ({
    status: 200,
    body: url.includes('page=2')
      ? searchset('c2')
      : {
          ...searchset('c1'),
          link: [
            { relation: 'next', url: `http://${asked[0]?.headers['host'] as string}/fhir/Condition?page=2` },
          ],
        },
  })
  const { resources } = await fhir.search('Condition', { patient: 'p1' })
  expect(resources.map(({ id }) => id)).toEqual(['c1', 'c2'])
})

it('is an error, not a short list, when a later page fails', async () => {
  answer = ({ url }) =>
    url.includes('page=2')
      ? { status: 500, body: {} }
      : {
          status: 200,
          body: {
            ...searchset('c1'),
            link: [
              {
                relation: 'next',
                url: `http://${asked[0]?.headers['host'] as string}/fhir/Condition?page=2`,
              },
            ],
          },
        }
  await expect(fhir.search('Condition', { patient: 'p1' })).rejects.toThrow(FhirError)
})

it('says that there is more when only the first were asked for', async () => {
  answer = () => ({ status: 200, body: { ...searchset('c1'), link: [{ relation: 'next', url: 'x' }] } })
  expect(await fhir.page('Condition', { patient: 'p1' }, 1)).toMatchObject({ complete: false })
})

it('counts what is withheld, and takes a failed part for a failed list', async () => {
  const outcome = (severity: string, code: string) => ({
    search: { mode: 'outcome' },
    resource: { resourceType: 'OperationOutcome', issue: [{ severity, code }] },
  })
  const list = searchset('c1')
  answer = () => ({
    status: 200,
    body: { ...list, entry: [...list.entry, outcome('warning', 'suppressed')] },
  })
  expect(await fhir.search('Condition', {})).toMatchObject({
    resources: [{ id: 'c1' }],
    withheld: 1,
    withheldPatients: [],
  })
  answer = () => ({ status: 200, body: { ...list, entry: [...list.entry, outcome('error', 'incomplete')] } })
  await expect(fhir.search('Condition', {})).rejects.toThrow(FhirError)
})

it('tells each withheld patient once, when the record points at one', async () => {
  const pointing = (reference: string) => ({
    severity: 'warning',
    code: 'suppressed',
    extension: [
      {
        url: 'https://lune.example/fhir/StructureDefinition/withheld-patient',
        valueReference: { reference },
      },
      { url: 'https://elsewhere.example/about', valueReference: { reference: 'Patient/other' } },
    ],
  })
  const issue = [
    pointing('Patient/v1'),
    pointing('https://record.example/fhir/Patient/v1'),
    pointing('Patient/v2'),
    pointing('Group/g'),
    { severity: 'warning', code: 'suppressed' },
  ]
  answer = () => ({
    status: 200,
    body: {
      ...searchset('c1'),
      entry: [{ search: { mode: 'outcome' }, resource: { resourceType: 'OperationOutcome', issue } }],
    },
  })
  expect(await fhir.search('Condition', {})).toMatchObject({ withheld: 5, withheldPatients: ['v1', 'v2'] })
})

it('sends a creation with what makes it safe to repeat, and a change with the version it was based on', async () => {
  answer = ({ body }) => ({ status: 200, body: JSON.parse(body) })
  await fhir.create({ resourceType: 'Basic', code: {} }, 'sys|1')
  await fhir.update({ resourceType: 'Basic', id: 'b', code: {}, meta: { versionId: '7' } })
  expect(asked[0]?.headers['if-none-exist']).toBe('identifier=sys%7C1')
  expect(asked[1]?.headers['if-match']).toBe('W/"7"')
})

it('refuses to change what it does not know the version of', async () => {
  await expect(fhir.update({ resourceType: 'Basic', id: 'b', code: {} })).rejects.toMatchObject({
    kind: 'conflict',
  })
})

it.each([
  [401, 'signed-out'],
  [403, 'forbidden'],
  [404, 'missing'],
  [410, 'missing'],
  [412, 'conflict'],
  [422, 'rejected'],
  [429, 'busy'],
  [500, 'broken'],
])('tells a reader what %s means: %s', async (status, kind) => {
  answer = () => ({ status, body: { resourceType: 'OperationOutcome', issue: [] } })
  await expect(fhir.create({ resourceType: 'Basic', code: {} }, 'sys|1')).rejects.toMatchObject({ kind })
})

it('knows a restricted record from a role that may not', async () => {
  answer = () => ({
    status: 403,
    body: { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'suppressed' }] },
  })
  await expect(fhir.read('Patient', 'v')).rejects.toMatchObject({ kind: 'restricted' })
})

it('asks one by one of a server that knows no batch', async () => {
  answer = ({ method }) =>
    method === 'POST'
      ? { status: 404, body: {} }
      : { status: 200, body: { resourceType: 'Patient', id: 'p' } }
  const read = await Promise.all([fhir.read('Patient', '1'), fhir.read('Patient', '2')])
  expect(read).toHaveLength(2)
  expect(asked.map(({ method }) => method)).toEqual(['POST', 'GET', 'GET'])
})
