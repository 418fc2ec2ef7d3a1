import type { Bundle, BundleEntry, FhirResource, OperationOutcome } from 'fhir/r4'

/** The running record, spoken to as any other client does: over HTTP, with a token. */
export type RecordClient = {
  /** The answers to a batch, one for each request; throws when there is no speaking with the record */
  batch: (requests: BatchRequest[]) => Promise<Answer[]>
  /** The same as one transaction, which is kept at a stroke and so much sooner; undefined when any of it is refused */
  together: (requests: BatchRequest[]) => Promise<Answer[] | undefined>
}
export type BatchRequest = {
  method: 'GET' | 'PUT'
  url: string
  resource?: FhirResource
  ifMatch?: string
}
export type Answer = { status: number; resource?: FhirResource; reason: string }

type Options = {
  base: string
  token: () => Promise<string>
  lenient: boolean
  /** Seconds to wait are taken from here, so that tests need not wait */
  wait?: (seconds: number) => Promise<void>
}

const waiting = (seconds: number) => new Promise<void>((resolve) => setTimeout(resolve, seconds * 1000))
const attempts = 12

export function openRecord({ base, token, lenient, wait = waiting }: Options): RecordClient {
  async function post(body: string): Promise<Response> {
    for (let attempt = 1; ; attempt++) {
      const response = await fetch(base, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${await token()}`,
          'content-type': 'application/fhir+json',
          accept: 'application/fhir+json',
          ...(lenient ? { 'x-lune-lenient': 'true' } : {}),
        },
        body,
      }).catch((fault: unknown) => {
        throw new Error(`The record at ${base} does not answer (${causeOf(fault)}). Is the hospital running?`)
      })
      const busy = response.status === 429 || response.status === 503
      if (!busy || attempt === attempts) return response
      await response.body?.cancel()
      await wait(Number(response.headers.get('retry-after')) || Math.min(attempt, 5))
    }
  }

  async function batch(requests: BatchRequest[]): Promise<Answer[]> {
    const response = await post(
      JSON.stringify({ resourceType: 'Bundle', type: 'batch', entry: requests.map(entryOf) }),
    )
    if (response.ok) return answersOf(await response.json(), requests.length)
    const words = reasonOf(await response.json().catch(() => undefined)) || response.statusText
    if (response.status === 401 || response.status === 403)
      throw new Error(`The record refuses the import: ${words}`)
    // One entry may spoil the rest (too large, not readable): halve until it stands alone
    if (requests.length === 1) return [{ status: response.status, reason: `${response.status} ${words}` }]
    const middle = Math.ceil(requests.length / 2)
    return [...(await batch(requests.slice(0, middle))), ...(await batch(requests.slice(middle)))]
  }
  async function together(requests: BatchRequest[]): Promise<Answer[] | undefined> {
    const response = await post(
      JSON.stringify({ resourceType: 'Bundle', type: 'transaction', entry: requests.map(entryOf) }),
    )
    if (response.ok) return answersOf(await response.json(), requests.length)
    await response.body?.cancel()
    return undefined
  }
  return { batch, together }
}

const entryOf = ({ method, url, resource, ifMatch }: BatchRequest): BundleEntry => ({
  ...(resource ? { resource } : {}),
  request: { method, url, ...(ifMatch ? { ifMatch } : {}) },
})

function answersOf(bundle: Bundle<FhirResource>, wanted: number): Answer[] {
  const entries = bundle.entry ?? []
  if (entries.length !== wanted)
    throw new Error(`The record answered ${entries.length} of ${wanted} entries of a batch.`)
  return entries.map(({ response, resource }) => ({
    status: Number.parseInt(response?.status ?? '500', 10),
    ...(resource ? { resource } : {}),
    reason: [response?.status, reasonOf(response?.outcome ?? resource)].filter(Boolean).join(' '),
  }))
}

function reasonOf(outcome: unknown): string {
  if (!isOutcome(outcome)) return ''
  const issues = (outcome.issue ?? []).map(({ diagnostics, details, expression, code }) =>
    [details?.text ?? diagnostics ?? code, expression?.length ? `(${expression.join(', ')})` : '']
      .join(' ')
      .trim(),
  )
  return issues.slice(0, 3).join('; ') + (issues.length > 3 ? `; and ${issues.length - 3} more` : '')
}
const isOutcome = (thing: unknown): thing is OperationOutcome =>
  typeof thing === 'object' &&
  thing !== null &&
  'resourceType' in thing &&
  thing.resourceType === 'OperationOutcome'

const causeOf = (fault: unknown) => {
  const cause = fault instanceof Error && fault.cause instanceof Error ? fault.cause : fault
  return cause instanceof Error ? ('code' in cause ? String(cause.code) : cause.message) : String(cause)
}
