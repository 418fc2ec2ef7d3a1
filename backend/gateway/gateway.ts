import { randomUUID } from 'node:crypto'

import express, { type Request, type Response, Router } from 'express'

import type { FhirBackend, FhirRequest, FhirResponse } from '../fhir-backend.ts'
import { type Access, openAudit } from './audit.ts'
import { breakGlass } from './break-glass.ts'
import { type Caller, isPerson } from './caller.ts'
import { asOffered } from './capability.ts'
import { openFeed } from './feed.ts'
import { brokenBy, toRefusal } from './gone-wrong.ts'
import { openGrants } from './grants.ts'
import { hasBody, isJson, toBundle, toFhirRequest } from './http.ts'
import { labelledPatients } from './labels.ts'
import { buckets, largestBody } from './limits.ts'
import { publicLinks } from './links.ts'
import { refusal, wordsOf } from './outcome.ts'
import { openPassage } from './passage.ts'
import { alone, type Done, together } from './together.ts'
import type { Tokens } from './tokens.ts'
import { isEmergency } from './walls.ts'

export type SessionLife = 'live' | 'idle' | 'ended' | 'unknown'

export type GatewayParts = {
  backend: FhirBackend
  tokens: Tokens
  /** Whether the person behind the token is still there */
  isLive: (caller: Caller) => SessionLife
  /** The FHIR base as people reach it, without a trailing slash */
  publicBase: string
  /** The base as the backend calls itself, when it is another server */
  backendBase?: string | undefined
  /** Where emergency access is remembered */
  folder: string
  /** Calls back with each resource changed, from whatever side; absent behind another server */
  onChange?: ((listener: (type: string, id: string) => void) => void) | undefined
  now?: () => number
}

/** Who may do what: every way to the record leads through here. Mounted at the FHIR base. */
export function gateway(parts: GatewayParts): Router {
  const { backend, tokens, isLive, publicBase, backendBase, folder, onChange, now = Date.now } = parts
  const embedded = backendBase === undefined
  const audit = openAudit(backend)
  const grants = openGrants(folder, now)
  const labels = labelledPatients({ backend, faults: embedded, ...(onChange ? {} : { freshFor: 30_000 }) })
  const changed = (type: string, id: string) => {
    if (type !== 'Patient') return
    labels.invalidate()
    audit.forget(id)
  }
  onChange?.(changed)
  const passage = openPassage({
    backend,
    labels,
    grants,
    now,
    faults: embedded,
    isKnownType: knownTypes(backend),
  })
  const inside = { backend, passage, publicBase }
  const isGood = async (request: Request) => {
    const caller = await tokens.callerOf(tokenIn(request) ?? '')
    return caller !== undefined && endedBecause(isLive(caller)) === undefined
  }
  const feed = onChange && openFeed({ backend, labels, grants, onChange, isGood })
  const secondsToWait = buckets(now)
  const toPublic = publicLinks(publicBase, backendBase)

  const router = Router()
  router.use((request, response, next) => {
    const given = request.get('x-request-id') ?? ''
    response.locals.requestId = /^[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}$/i.test(given)
      ? given
      : randomUUID()
    response.set({ 'x-request-id': String(response.locals.requestId), 'cache-control': 'no-store' })
    next()
  })
  router.use((request, response, next) => {
    if (request.method === 'OPTIONS') return void response.set('allow', methods.join(', ')).status(204).end()
    if (!methods.includes(request.method))
      return send(
        response,
        refusal(405, 'not-supported', `${request.method} is not something this record does.`, {
          allow: methods.join(', '),
        }),
      )
    const format = typeof request.query._format === 'string' ? request.query._format : ''
    if (
      /xml|turtle/.test(format) ||
      // Whatever version of FHIR or character set is asked for with it.
      !/json|event-stream|\*\/\*|application\/\*/i.test(request.get('accept') || '*/*')
    )
      return send(response, refusal(406, 'not-supported', 'This record speaks JSON only.'))
    next()
  })
  router.get('/metadata', async (_request, response) =>
    send(response, asOffered(await backend.handle({ method: 'GET', url: '/metadata', headers: {} }))),
  )

  // Who is it? Before a byte of the body is read.
  router.use(async (request, response, next) => {
    const token = tokenIn(request)
    if (!token)
      return send(
        response,
        notSignedIn('Sign in first: this record answers only to a valid access token.', 'Bearer'),
      )
    const caller = await tokens.callerOf(token)
    if (!caller)
      return send(
        response,
        notSignedIn('The access token is not valid here, or has ended.', 'Bearer error="invalid_token"'),
      )
    const ended = endedBecause(isLive(caller))
    if (ended)
      return send(response, notSignedIn(ended, `Bearer error="invalid_token", error_description="${ended}"`))
    const wait = isPerson(caller) ? secondsToWait(caller.userId) : 0
    if (wait > 0)
      return send(
        response,
        refusal(429, 'throttled', 'Too many requests at once. Wait a moment.', {
          'retry-after': String(wait),
        }),
      )
    response.locals.caller = caller
    next()
  })

  router.get('/$changes', (request, response) => {
    if (!feed) return send(response, refusal(501, 'not-supported', 'This record does not tell of changes.'))
    feed(request, response, response.locals.caller as Caller)
  })

  router.use(express.json({ limit: largestBody, type: isJson }))
  router.use(express.text({ limit: largestBody, type: 'application/x-www-form-urlencoded' }))
  router.use(async (request, response) => {
    const caller = response.locals.caller as Caller
    const access = { requestId: String(response.locals.requestId), address: request.ip ?? '' }
    const body: unknown = request.body
    if (body === undefined && hasBody(request))
      return send(response, refusal(415, 'not-supported', 'Send JSON, as application/fhir+json.'))
    const patientId = /^\/Patient\/([A-Za-z0-9\-.]{1,64})\/\$break-glass$/.exec(request.path)?.[1]
    if (patientId && request.method === 'POST')
      return send(response, await breakGlass({ backend, grants, audit }, { caller, patientId, body, access }))
    const asked = toFhirRequest(request, caller)
    const { answer, done } = await answered(caller, asked)
    if (!onChange)
      for (const {
        answer: { status },
        asked: what,
      } of done)
        if (what?.type === 'Patient' && status < 300 && asked.method !== 'GET') labels.invalidate()
    await audit.write(done.map((one) => toAccess(caller, one, access)))
    send(response, answer)
  })
  router.use(toRefusal)

  async function answered(
    caller: Caller,
    request: FhirRequest,
  ): Promise<{ answer: FhirResponse; done: Done[] }> {
    try {
      if (request.method === 'POST' && request.url === '/') {
        const bundle = toBundle(request.body)
        return bundle
          ? await together(inside, caller, bundle, request.headers)
          : { answer: notABatch(), done: [] }
      }
      const done = await alone(inside, caller, request)
      return { answer: done.answer, done: [done] }
    } catch (cause) {
      const answer = brokenBy(cause)
      return { answer, done: [{ asked: undefined, answer, patients: [] }] }
    }
  }

  function toAccess(
    caller: Caller,
    { asked, passed, answer, patients }: Done,
    access: Pick<Access, 'requestId' | 'address'>,
  ): Access {
    const id = asked?.id ?? idIn(answer)
    return {
      ...access,
      caller,
      interaction: asked ? interactionWords(asked.interaction, asked.id) : 'operation',
      type: asked?.type ?? '',
      id,
      ...(asked && asked.params.size > 0 ? { criteria: `${asked.type}?${asked.params.toString()}` } : {}),
      patients: asked?.type === 'Patient' && id ? [...patients, id] : patients,
      status: answer.status,
      emergency: passed ? isEmergency(passed.sight, patients) : false,
      words: answer.status >= 400 ? wordsOf(answer) : undefined,
    }
  }

  function send(response: Response, answer: FhirResponse) {
    const { status, headers, body } = toPublic(answer)
    response.status(status).set(headers)
    if (!body) return void response.end()
    response.set('content-type', 'application/fhir+json; charset=utf-8').send(JSON.stringify(body))
  }

  return router
}

const tokenIn = (request: Request): string | undefined =>
  /^Bearer ([\w\-.~+/]+=*)$/i.exec(request.get('authorization') ?? '')?.[1]

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

const notSignedIn = (words: string, challenge: string) =>
  refusal(401, 'login', words, { 'www-authenticate': challenge })

function endedBecause(life: SessionLife): string | undefined {
  switch (life) {
    case 'idle':
      return 'Signed out after 15 minutes without activity.'
    case 'ended':
      return 'This sign-in has ended. Sign in again.'
    case 'live':
    case 'unknown':
      return undefined
  }
}

const notABatch = () =>
  refusal(400, 'structure', 'Only a Bundle of type batch or transaction may be sent here.')

const idIn = ({ status, body }: FhirResponse): string | undefined =>
  status < 300 && body && body.resourceType !== 'Bundle' && body.resourceType !== 'OperationOutcome'
    ? body.id
    : undefined

/** FHIR's own words for it (value set restful-interaction). */
function interactionWords(interaction: string, id: string | undefined): string {
  switch (interaction) {
    case 'search':
    case 'page':
      return 'search-type'
    case 'history':
      return id ? 'history-instance' : 'history-type'
    case 'everything':
    case 'expand':
    case 'last-seen':
    case 'record-counts':
      return 'operation'
    default:
      return interaction
  }
}

/** The types the record itself says it keeps; asked once. */
function knownTypes(backend: FhirBackend): (type: string) => Promise<boolean> {
  let types: Promise<ReadonlySet<string>> | undefined
  const ask = async () => {
    const { body } = await backend.handle({ method: 'GET', url: '/metadata', headers: {} })
    if (body?.resourceType !== 'CapabilityStatement') throw new Error('The record does not say what it keeps')
    return new Set((body.rest?.[0]?.resource ?? []).map(({ type }) => String(type)))
  }
  return async (type) => {
    types ??= ask().catch((cause: unknown) => {
      types = undefined
      throw cause
    })
    return (await types).has(type)
  }
}
