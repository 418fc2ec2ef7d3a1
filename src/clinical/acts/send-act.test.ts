import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

import type { Condition } from 'fhir/r4'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'

import { provideAccessToken } from '#auth/access-token.ts'
import { loadConfig } from '#lib/config.ts'

import { ChangedMeanwhile, sendAct } from './send-act.ts'

// A record that says what it was asked; the requests are real.
let answers: Record<string, { status: number; body: unknown }>
const asked: string[] = []
let server: Server

beforeAll(async () => {
  server = createServer((request, response) => {
    const one = `${request.method} ${request.url?.replace('/fhir', '').split('?')[0] || '/'}`
    asked.push(one)
    const { status, body } = answers[one] ?? { status: 500, body: {} }
    request.resume().on('end', () => response.writeHead(status).end(JSON.stringify(body)))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const fhirBase = `http://127.0.0.1:${(server.address() as AddressInfo).port}/fhir`
  const real = globalThis.fetch
  vi.stubGlobal('fetch', ((url, init) =>
    url === '/config.json' ? Promise.resolve(Response.json({ fhirBase })) : real(url, init)) as typeof fetch)
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

const post = { id: '1', orgCode: 'RXR', orgName: 'East', title: 'Nurse', role: 'nurse' as const, areas: [] }
const actor = {
  patientId: 'p1',
  session: { userId: '1', name: 'Joy Ashworth', post },
  actId: 'act',
  now: new Date('2026-03-14T10:00:00Z'),
}
const asthma: Condition = {
  resourceType: 'Condition',
  id: 'c1',
  meta: { versionId: '1' },
  subject: { reference: 'Patient/p1' },
  code: { text: 'Asthma' },
}
const change = { change: [{ seen: asthma, to: { ...asthma, code: { text: 'Mild asthma' } } }] }
const made = { make: [{ resource: { ...asthma, identifier: [{ system: 'urn:s', value: 'e' }] } }] }
const answered = (...statuses: string[]) => ({
  status: 200,
  body: {
    resourceType: 'Bundle',
    type: 'transaction-response',
    entry: statuses.map((status) => ({ response: { status } })),
  },
})
const found = (...resources: object[]) => ({
  status: 200,
  body: {
    resourceType: 'Bundle',
    type: 'searchset',
    entry: resources.map((resource) => ({ resource, search: { mode: 'match' } })),
  },
})
const stale = { status: 412, body: { resourceType: 'OperationOutcome', issue: [] } }

it('is saved now when the record says so', async () => {
  answers = { 'POST /': answered('201 Created', '201 Created') }
  expect(await sendAct(made, actor)).toBe('now')
})

it('knows a new entry that an earlier try had saved', async () => {
  answers = { 'POST /': answered('200 OK', '200 OK') }
  expect(await sendAct(made, actor)).toBe('before')
})

it('does not take its own earlier change, whose answer was lost, for somebody else’s', async () => {
  answers = { 'POST /': stale, 'GET /Provenance': found({ resourceType: 'Provenance', id: 'v1' }) }
  expect(await sendAct(change, actor)).toBe('before')
})

it('hands over what somebody else has made of it', async () => {
  const theirs = { ...asthma, meta: { versionId: '2' }, code: { text: 'Wheeze' } }
  answers = {
    'POST /': stale,
    'GET /Provenance': found(),
    'GET /Condition/c1': { status: 200, body: theirs },
  }
  const refusal = await sendAct(change, actor).catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(ChangedMeanwhile)
  expect(refusal).toMatchObject({ theirs: [{ code: { text: 'Wheeze' } }] })
})

it('shows nothing of an entry that has been moved to another patient', async () => {
  answers = {
    'POST /': stale,
    'GET /Provenance': found(),
    'GET /Condition/c1': { status: 200, body: { ...asthma, subject: { reference: 'Patient/p2' } } },
  }
  await expect(sendAct(change, actor)).rejects.toThrow('not about this patient')
})

it('sends nothing that is about anybody else', async () => {
  const other = { ...asthma, subject: { reference: 'Patient/p2' } }
  await expect(sendAct({ change: [{ seen: asthma, to: other }] }, actor)).rejects.toThrow('Nothing was sent')
  expect(asked).toEqual([])
})
