import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import express from 'express'
import type {
  AuditEvent,
  Bundle,
  BundleEntry,
  CapabilityStatement,
  FhirResource,
  OperationOutcome,
} from 'fhir/r4'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

import type { FhirBackend, FhirRequest, FhirResponse } from '../fhir-backend.ts'
import { gateway, type GatewayParts, type SessionLife } from './gateway.ts'
import { localTokens } from './tokens.ts'

/** A record in a Map, for judging the gateway alone: it knows just enough FHIR to be asked, and what it was asked. */
export function recordInMemory(types: string[]) {
  const kept = new Map<string, FhirResource>()
  const listeners: ((type: string, id: string) => void)[] = []
  const asked: FhirRequest[] = []
  let refuseAudit = false

  const put = (resource: FhirResource, id = resource.id ?? crypto.randomUUID()): FhirResource => {
    const before = kept.get(`${resource.resourceType}/${id}`)
    const version = String(Number(before?.meta?.versionId ?? 0) + 1)
    const saved = { ...resource, id, meta: { ...resource.meta, versionId: version } }
    kept.set(`${resource.resourceType}/${id}`, saved)
    for (const listener of listeners) listener(resource.resourceType, id)
    return saved
  }
  const ok = (body: FhirResource, status = 200): FhirResponse => ({
    status,
    headers: {
      etag: `W/"${body.meta?.versionId}"`,
      ...(status === 201 ? { location: `/${body.resourceType}/${body.id}` } : {}),
    },
    body,
  })
  const no = (status: number): FhirResponse => ({
    status,
    headers: {},
    body: { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'not-found' }] },
  })

  function matches(resource: FhirResource, [name, value]: [string, string]): boolean {
    const text = JSON.stringify(resource)
    const any = (check: (one: string) => boolean) => value.split(',').some(check)
    switch (name) {
      case '_id':
        return any((one) => resource.id === one)
      case '_security':
      case '_tag':
      case 'category':
      case 'identifier':
        return any(
          (one) => text.includes(`"${one.split('|')[1] ?? ''}`) && text.includes(one.split('|')[0] ?? ''),
        )
      case 'patient':
      case 'subject':
        return any((one) => text.includes(`"Patient/${one.replace('Patient/', '')}"`))
      default:
        return true
    }
  }
  function search(type: string, params: URLSearchParams): FhirResponse {
    const found = [...kept.values()].filter(
      (one) => one.resourceType === type && [...params].every((pair) => matches(one, pair)),
    )
    const included =
      params.has('_include') || params.has('_revinclude')
        ? [...kept.values()].filter((one) => one.resourceType !== type && one.resourceType !== 'AuditEvent')
        : []
    const entry = [
      ...found.map((resource): BundleEntry => ({
        resource,
        fullUrl: `/${type}/${resource.id}`,
        search: { mode: 'match' },
      })),
      ...included.map((resource): BundleEntry => ({ resource, search: { mode: 'include' } })),
    ]
    const body: Bundle = {
      resourceType: 'Bundle',
      type: 'searchset',
      total: found.length,
      link: [{ relation: 'self', url: `/${type}?${params.toString()}` }],
      entry,
    }
    return { status: 200, headers: {}, body }
  }

  async function handle(request: FhirRequest): Promise<FhirResponse> {
    asked.push(request)
    const { pathname, searchParams } = new URL(request.url, 'http://record')
    const [type = '', id, third] = pathname.slice(1).split('/')
    const body = request.body as FhirResource | undefined
    if (pathname === '/metadata') return ok(capabilities(types))
    if (pathname === '/') return together(body as Bundle<FhirResource>)
    if (type === 'AuditEvent' && request.method === 'POST' && refuseAudit) return no(500)
    if (id === '_search') return search(type, new URLSearchParams(String(request.body)))
    if (id === undefined)
      return request.method === 'POST' && body
        ? ok(put({ ...body, id: undefined } as FhirResource), 201)
        : search(type, searchParams)
    const found = kept.get(`${type}/${id}`)
    if (request.method === 'PUT' && body) return ok(put(body, id), found ? 200 : 201)
    if (!found) return no(404)
    if (request.method === 'DELETE')
      return kept.delete(`${type}/${id}`) ? { status: 204, headers: {} } : no(404)
    if (third === '_history' || third === '$everything')
      return {
        status: 200,
        headers: {},
        body: {
          resourceType: 'Bundle',
          type: 'history',
          entry:
            third === '_history'
              ? [{ resource: found }]
              : [...kept.values()].map((resource) => ({ resource })),
        },
      }
    return ok(found)
  }
  async function together({ type, entry = [] }: Bundle<FhirResource>): Promise<FhirResponse> {
    if (refuseAudit && entry.some(({ resource }) => resource?.resourceType === 'AuditEvent')) return no(500)
    const answers = []
    for (const { request, resource } of entry) {
      const method = (request?.method ?? 'GET') as FhirRequest['method']
      const { status, headers, body } = await handle({
        method,
        url: `/${request?.url}`,
        headers: {},
        ...(resource ? { body: resource } : {}),
      })
      answers.push({
        ...(body && status < 300 ? { resource: body } : {}),
        response: { status: String(status), ...headers, ...(status >= 300 ? { outcome: body } : {}) },
      })
    }
    return {
      status: 200,
      headers: {},
      body: {
        resourceType: 'Bundle',
        type: type === 'transaction' ? 'transaction-response' : 'batch-response',
        entry: answers,
      } as Bundle,
    }
  }
  return {
    backend: { handle, close: () => Promise.resolve() } satisfies FhirBackend,
    put,
    asked,
    get: (reference: string) => kept.get(reference),
    trail: () => [...kept.values()].filter((one): one is AuditEvent => one.resourceType === 'AuditEvent'),
    breakTheTrail: (broken: boolean) => (refuseAudit = broken),
    onChange: (listener: (type: string, id: string) => void) => void listeners.push(listener),
  }
}

const capabilities = (types: string[]): CapabilityStatement => ({
  resourceType: 'CapabilityStatement',
  status: 'active',
  date: '2026-01-01',
  kind: 'instance',
  fhirVersion: '4.0.1',
  format: ['json'],
  rest: [{ mode: 'server', resource: types.map((type) => ({ type: type as 'Patient' })) }],
})

/** National role codes of the demonstration's people. */
const posts = {
  doctor: 'R8000',
  nurse: 'R8001',
  midwife: 'R8016',
  pharmacist: 'R1290',
  therapist: 'R8003',
  student: 'R8004',
  scientist: 'R8005',
  admin: 'R8008',
  privacy: 'R0001',
  norole: '',
  system: '',
} as const
export type Who = keyof typeof posts

const issuer = 'http://localhost/oidc'
const audience = 'http://localhost/fhir'

type Told<B> = { status: number; headers: Headers; body: B }

/** A gateway at a port of its own over a record in memory, or another one, and people who ask it. */
export async function gatewayForTests(types: string[], another?: Pick<GatewayParts, 'backend' | 'onChange'>) {
  const record = recordInMemory(types)
  const folder = mkdtempSync(join(tmpdir(), 'lune-gateway-'))
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
  const tokens = localTokens(issuer, audience, {
    keys: [{ ...(await exportJWK(publicKey)), kid: 'k', alg: 'ES256' }],
  })
  const lives = new Map<string, SessionLife>()
  const clock = { now: Date.now() }
  const app = express()
  app.use(
    '/fhir',
    gateway({
      ...(another ?? { backend: record.backend, onChange: record.onChange }),
      tokens,
      isLive: ({ sid }) => lives.get(sid ?? '') ?? 'unknown',
      publicBase: audience,
      folder,
      now: () => clock.now,
    }),
  )
  const server = createServer(app)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/fhir`

  const sign = (claims: object, header = {}, times: { aud?: string; iss?: string; exp?: string } = {}) =>
    new SignJWT({ ...claims })
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'k', ...header })
      .setIssuedAt()
      .setIssuer(times.iss ?? issuer)
      .setAudience(times.aud ?? audience)
      .setExpirationTime(times.exp ?? '10m')
      .sign(privateKey)

  const claimsOf = (who: Who, sid = `${who}-sid`) => ({
    sub: `sub-${who}`,
    sid,
    name: `Test ${who}`,
    nhsid_useruid: `1000${who}`,
    ...(who === 'system' ? { lune_service: true } : {}),
    nhsid_nrbac_roles: posts[who]
      ? [{ person_roleid: `post-${who}`, org_code: 'RXR', role_code: `S8000:G8000:${posts[who]}` }]
      : [],
    ...(posts[who] ? { selected_roleid: `post-${who}` } : {}),
  })
  const known = new Map<Who, Promise<string>>()
  const tokenOf = (who: Who) => {
    const token = known.get(who) ?? sign(claimsOf(who))
    known.set(who, token)
    return token
  }

  async function send<B = FhirResource>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Told<B>> {
    const response = await fetch(base + path, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/fhir+json' }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    return {
      status: response.status,
      headers: response.headers,
      body: (text ? JSON.parse(text) : undefined) as B,
    }
  }
  return {
    record,
    base,
    lives,
    clock,
    sign,
    claimsOf,
    send,
    folder,
    as: async <B = FhirResource>(
      who: Who,
      method: string,
      path: string,
      body?: unknown,
      headers: Record<string, string> = {},
    ) => send<B>(method, path, body, { authorization: `Bearer ${await tokenOf(who)}`, ...headers }),
    close: async () => {
      await new Promise((done) => {
        server.close(done)
        server.closeAllConnections()
      })
      rmSync(folder, { recursive: true })
    },
  }
}

export const outcomeIn = (body: unknown) => (body as OperationOutcome).issue[0]
