import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

import { afterAll, beforeAll, expect, it } from 'vitest'

import { recordInMemory } from './gateway/hospital-for-tests.ts'
import { publicLinks } from './gateway/links.ts'
import { checkUpstream, upstreamBackend } from './upstream.ts'

const record = recordInMemory(['Patient'])
const seen: { method: string | undefined; headers: Record<string, unknown> }[] = []
let server: Server
let base = ''

/** Another FHIR server, as far as this needs one. */
beforeAll(async () => {
  server = createServer(async (request, response) => {
    seen.push({ method: request.method, headers: request.headers })
    const sent = await text(request)
    const { status, headers, body } = await record.backend.handle({
      method: request.method === 'POST' ? 'POST' : 'GET',
      url: (request.url ?? '').replace('/r4', '') || '/',
      headers: {},
      ...(sent ? { body: JSON.parse(sent) as unknown } : {}),
    })
    response.writeHead(status, headers).end(body && JSON.stringify(body))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/r4`
})
afterAll(() => new Promise((done) => server.close(done)))

it('is checked before the hospital opens', async () => {
  await expect(checkUpstream(base)).resolves.toBeUndefined()
  await expect(checkUpstream(`${base}/Patient`)).rejects.toThrow('is not a FHIR R4 server')
  await expect(checkUpstream('http://127.0.0.1:9')).rejects.toThrow('no FHIR server answers')
})
it('is asked what the gateway asks, with the same conditions', async () => {
  const upstream = upstreamBackend(base)
  const body = { resourceType: 'Patient', name: [{ family: 'Zoë' }] }
  const created = await upstream.handle({
    method: 'POST',
    url: '/Patient',
    headers: { 'if-none-exist': 'identifier=a|1', 'content-type': 'application/fhir+json' },
    body,
  })
  expect(created).toMatchObject({ status: 201, headers: { etag: 'W/"1"' }, body })
  expect(seen.at(-1)?.headers).toMatchObject({
    'if-none-exist': 'identifier=a|1',
    accept: 'application/fhir+json',
  })
  const id = created.body?.id ?? ''
  expect(await upstream.handle({ method: 'GET', url: `/Patient/${id}`, headers: {} })).toMatchObject({
    status: 200,
    body,
  })
  expect((await upstream.handle({ method: 'GET', url: '/Patient/none', headers: {} })).status).toBe(404)
})
it('is never named in an answer', () => {
  const toPublic = publicLinks('http://localhost:3000/fhir', 'http://hapi:8080/fhir')
  const answer = toPublic({
    status: 200,
    headers: { location: 'http://hapi:8080/fhir/Patient/1/_history/1' },
    body: {
      resourceType: 'Bundle',
      type: 'searchset',
      link: [{ relation: 'next', url: 'http://hapi:8080/fhir?_getpages=abc' }],
      entry: [
        { fullUrl: 'http://hapi:8080/fhir/Patient/1', resource: { resourceType: 'Patient', id: '1' } },
        { fullUrl: 'urn:uuid:2' },
        {
          fullUrl: 'http://hapi:8080/fhirother/Patient/3',
          response: { status: '201', location: 'Patient/4/_history/1' },
        },
      ],
    },
  })
  expect(answer.headers.location).toBe('http://localhost:3000/fhir/Patient/1/_history/1')
  expect(answer.body).toMatchObject({
    link: [{ url: 'http://localhost:3000/fhir?_getpages=abc' }],
    entry: [
      { fullUrl: 'http://localhost:3000/fhir/Patient/1' },
      { fullUrl: 'urn:uuid:2' },
      {
        fullUrl: 'http://hapi:8080/fhirother/Patient/3',
        response: { location: 'http://localhost:3000/fhir/Patient/4/_history/1' },
      },
    ],
  })
})
