import { STATUS_CODES } from 'node:http'

import type { Bundle, BundleEntry, BundleEntryRequest, FhirResource } from 'fhir/r4'

import type { FhirBackend, FhirRequest, FhirResponse } from '../fhir-backend.ts'
import { type Asked, askedBy, isWrite } from './asked.ts'
import { bundleIn } from './bundle.ts'
import { type Caller, isPerson } from './caller.ts'
import { refusedReporting, type Written } from './laboratory.ts'
import { largestCount } from './limits.ts'
import { refusal, wordsOf } from './outcome.ts'
import { half, refusedMerge } from './merging.ts'
import type { Passage, Passed } from './passage.ts'
import { toResource } from './written.ts'

/** One entry of a batch, judged: its request, and either its way on or its refusal. */
type Judged = {
  request: FhirRequest
  asked: Asked | undefined
  passed?: Passed
  stopped?: FhirResponse
  patients: string[]
}

/** What one request, alone or as an entry, came to. */
export type Done = {
  asked: Asked | undefined
  passed?: Passed | undefined
  answer: FhirResponse
  patients: string[]
}

type Parts = { backend: FhirBackend; passage: Passage; publicBase: string }

/** One interaction: judged, passed on, judged again. */
export async function alone(
  { backend, passage }: Parts,
  caller: Caller,
  request: FhirRequest,
): Promise<Done> {
  const judged = await judge(passage, caller, request)
  if (!judged.passed) return stoppedAt(judged)
  if (judged.passed.linking) return stoppedAt({ ...judged, stopped: half() })
  const unsigned = await refusedReporting(backend, caller, [toWritten(judged.passed)])
  if (unsigned) return stoppedAt({ ...judged, stopped: unsigned.refused })
  return {
    asked: judged.asked,
    passed: judged.passed,
    ...passage.after(judged.passed, await backend.handle(judged.passed.request)),
  }
}

/**
 * A batch or transaction. A batch's entries are judged one by one: those refused are answered so, the others go on as a
 * smaller batch, and all come back in the order asked. A transaction with one refused entry is refused whole.
 */
export async function together(
  parts: Parts,
  caller: Caller,
  bundle: Bundle<FhirResource>,
  headers: FhirRequest['headers'],
): Promise<{ answer: FhirResponse; done: Done[] }> {
  const { backend, passage, publicBase } = parts
  const entries = bundle.entry ?? []
  if (isPerson(caller) && entries.length > largestCount)
    return { answer: refusal(413, 'too-costly', `A Bundle has at most ${largestCount} entries.`), done: [] }
  // Side by side: judging only reads, and one that is slow to judge must not hold up the rest twice.
  const judged = await Promise.all(
    entries.map(async (entry): Promise<Judged> => {
      const request = toRequest(entry, publicBase, headers)
      return isAsked(entry)
        ? judge(passage, caller, request)
        : { request, asked: undefined, stopped: notAsked(), patients: [] }
    }),
  )
  const transaction = bundle.type === 'transaction'
  if (!transaction) for (const one of judged) await stopAlone(backend, caller, one)
  const stopped = judged.findIndex((one) => one.stopped)
  const first = judged[stopped]
  if (transaction && first?.stopped) return wholeRefused(judged, first.stopped, stopped)
  const merging = judged.findIndex((one) => one.passed?.linking)
  const unmerged = merging >= 0 && transaction ? await mergeRefused(backend, judged) : undefined
  if (unmerged)
    return wholeRefused(
      judged.map((one, index) => (index === merging ? { ...one, stopped: unmerged } : one)),
      unmerged,
      merging,
    )
  const going = judged.flatMap((one, index) =>
    one.passed ? [{ passed: one.passed, entry: entries[index] }] : [],
  )
  // nothing of a transaction was refused so far, so all of it is going
  const unsigned = transaction
    ? await refusedReporting(
        backend,
        caller,
        going.map(({ passed, entry }) => toWritten(passed, entry?.fullUrl)),
      )
    : undefined
  if (unsigned)
    return wholeRefused(
      judged.map((one, index) => (index === unsigned.at ? { ...one, stopped: unsigned.refused } : one)),
      unsigned.refused,
      unsigned.at,
    )
  if (going.length === 0 && !transaction) return merged(judged, [], bundle.type)
  const answer = await backend.handle({
    method: 'POST',
    url: '/',
    headers: { ...headers, 'content-type': 'application/fhir+json' },
    body: {
      resourceType: 'Bundle',
      type: bundle.type,
      entry: going.map(({ passed, entry }) => toEntry(passed.request, entry)),
    },
  })
  const answered = bundleIn(answer.body)?.entry
  if (answer.status >= 300 || !answered)
    return {
      answer,
      done: judged.map((one) => ({ asked: one.asked, passed: one.passed, answer, patients: one.patients })),
    }
  return merged(
    judged,
    going.map(({ passed }, index) => passage.after(passed, toResponse(answered[index]))),
    bundle.type,
  )
}

async function judge(passage: Passage, caller: Caller, request: FhirRequest): Promise<Judged> {
  const asked = askedBy(request)
  if ('status' in asked) return { request, asked: undefined, stopped: asked, patients: [] }
  const verdict = await passage.before(caller, request, asked)
  return 'stopped' in verdict
    ? { request, asked, ...verdict }
    : { request, asked, passed: verdict, patients: verdict.patients }
}

/** Records are merged all or nothing: a batch is neither. What a laboratory reports is judged by the entry alone. */
async function stopAlone(backend: FhirBackend, caller: Caller, one: Judged) {
  if (!one.passed) return
  const stopped = one.passed.linking
    ? half()
    : (await refusedReporting(backend, caller, [toWritten(one.passed)]))?.refused
  if (!stopped) return
  delete one.passed
  one.stopped = stopped
}

/** As it goes to the record, against what stands there. */
function toWritten({ request, asked, stored }: Passed, fullUrl?: string): Written {
  const { 'if-match': ifMatch, 'if-none-exist': ifNoneExist } = request.headers
  const resource = isWrite(asked) ? toResource(request.body) : undefined
  return { resource, stored, fullUrl, ifMatch, ifNoneExist }
}

function mergeRefused(backend: FhirBackend, judged: readonly Judged[]): Promise<FhirResponse | undefined> {
  const passed = judged.flatMap((one) => one.passed ?? [])
  const sameAs = passed[0]?.sight.labels.persons.sameAs ?? new Map<string, string[]>()
  const signatures = passed.flatMap(({ request }) => {
    const resource = toResource(request.body)
    return resource?.resourceType === 'Provenance' ? resource : []
  })
  const linkings = passed.flatMap(({ linking }) => linking ?? [])
  return refusedMerge({ backend, sameAs }, linkings, signatures)
}

const stoppedAt = ({ asked, stopped, patients }: Judged): Done => ({
  asked,
  answer: stopped ?? refusal(500, 'exception', 'This request was neither judged nor refused.'),
  patients,
})

/** Only what was refused happened; the other entries never reached the record. */
function wholeRefused(judged: Judged[], stopped: FhirResponse, index: number) {
  const { method = '', url = '' } = judged[index]?.request ?? {}
  const body = stopped.body?.resourceType === 'OperationOutcome' ? stopped.body.issue[0] : undefined
  const words = `Entry ${index + 1} (${method} ${url.slice(1).split('?')[0]}) was refused, so nothing was saved: ${wordsOf(stopped)}`
  return {
    answer: refusal(stopped.status, body?.code ?? 'forbidden', words),
    done: judged.filter((one) => one.stopped).map(stoppedAt),
  }
}

function merged(
  judged: Judged[],
  answers: { answer: FhirResponse; patients: string[] }[],
  type: Bundle['type'],
) {
  let next = 0
  const done = judged.map((one): Done => {
    if (!one.passed) return stoppedAt(one)
    const answered = answers[next++]
    return {
      asked: one.asked,
      passed: one.passed,
      answer: answered?.answer ?? refusal(500, 'exception', 'The record did not answer this entry.'),
      patients: answered?.patients ?? one.patients,
    }
  })
  const body: Bundle = {
    resourceType: 'Bundle',
    type: type === 'transaction' ? 'transaction-response' : 'batch-response',
    entry: done.map(({ answer }) => toAnsweredEntry(answer)),
  }
  return { answer: { status: 200, headers: {}, body } satisfies FhirResponse, done }
}

/** `Patient/1`, `/Patient/1` and the whole public address are the same request. */
function toRequest(
  { request, resource }: BundleEntry,
  publicBase: string,
  headers: FhirRequest['headers'],
): FhirRequest {
  const url = String(request?.url ?? '')
  const inside = url.startsWith(`${publicBase}/`) ? url.slice(publicBase.length + 1) : url.replace(/^\/+/, '')
  return {
    method: methodOf(request),
    url: `/${inside}`,
    headers: {
      'if-match': text(request?.ifMatch),
      'if-none-exist': text(request?.ifNoneExist),
      'if-none-match': text(request?.ifNoneMatch),
      'if-modified-since': text(request?.ifModifiedSince),
      'x-lune-lenient': headers['x-lune-lenient'],
    },
    ...(resource ? { body: resource } : {}),
  }
}

const text = (value: unknown) => (typeof value === 'string' ? value : undefined)

const methods: readonly unknown[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']
const isAsked = ({ request }: BundleEntry) =>
  methods.includes(request?.method) && typeof request?.url === 'string'

const notAsked = () => refusal(400, 'structure', 'The entry has no request with a method and an address.')

function methodOf(request: BundleEntryRequest | undefined): FhirRequest['method'] {
  switch (request?.method) {
    case 'POST':
    case 'PUT':
    case 'PATCH':
    case 'DELETE':
      return request.method
    default:
      return 'GET'
  }
}

function toEntry({ method, url, headers, body }: FhirRequest, entry: BundleEntry | undefined): BundleEntry {
  const ifMatch = headers['if-match']
  const ifNoneExist = headers['if-none-exist']
  const ifNoneMatch = headers['if-none-match']
  const ifModifiedSince = headers['if-modified-since']
  return {
    ...(entry?.fullUrl ? { fullUrl: entry.fullUrl } : {}),
    ...(body === undefined ? {} : { resource: body as FhirResource }),
    request: {
      method,
      url: url.slice(1),
      ...(ifMatch ? { ifMatch } : {}),
      ...(ifNoneExist ? { ifNoneExist } : {}),
      ...(ifNoneMatch ? { ifNoneMatch } : {}),
      ...(ifModifiedSince ? { ifModifiedSince } : {}),
    },
  }
}

function toResponse(entry: BundleEntry<FhirResource> | undefined): FhirResponse {
  const status = Number.parseInt(entry?.response?.status ?? '500', 10)
  const { etag, lastModified, location, outcome } = entry?.response ?? {}
  // An outcome is an OperationOutcome; the types only say resource.
  const body = entry?.resource ?? (outcome as FhirResource | undefined)
  return {
    status,
    headers: {
      ...(etag ? { etag } : {}),
      ...(lastModified ? { 'last-modified': lastModified } : {}),
      ...(location ? { location } : {}),
    },
    ...(body ? { body } : {}),
  }
}

function toAnsweredEntry({ status, headers, body }: FhirResponse): BundleEntry<FhirResource> {
  const { etag, location } = headers
  const lastModified = headers['last-modified']
  const isOutcome = body?.resourceType === 'OperationOutcome'
  return {
    ...(body && !isOutcome ? { resource: body } : {}),
    response: {
      status: `${status} ${STATUS_CODES[status] ?? ''}`.trim(),
      ...(etag ? { etag } : {}),
      ...(lastModified ? { lastModified } : {}),
      ...(location ? { location } : {}),
      ...(isOutcome ? { outcome: body } : {}),
    },
  }
}
