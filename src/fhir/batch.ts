import type { BundleEntry, FhirResource } from 'fhir/r4'

import { errorOf, FhirError } from './errors.ts'
import { issuesOf, send } from './http.ts'

type Waiting = { url: string; resolve: (resource: FhirResource) => void; reject: (error: unknown) => void }

let waiting: Waiting[] = []

/**
 * Reads asked for in one tick travel as one FHIR `batch` and settle one by one; identical ones run once.
 * A failed POST rejects every caller: nothing stays pending.
 */
export function askTogether(url: string): Promise<FhirResource> {
  return new Promise((resolve, reject) => {
    waiting.push({ url, resolve, reject })
    // One macrotask: React starts the queries of one screen in the same tick.
    if (waiting.length === 1) setTimeout(flush, 0)
  })
}

/** Servers answer long batches slowly and limit their size; more than this many reads go as several. */
const largestBatch = 30

function flush() {
  const asked = waiting
  waiting = []
  const urls = [...new Set(asked.map(({ url }) => url))]
  for (let start = 0; start < urls.length; start += largestBatch) {
    const some = new Set(urls.slice(start, start + largestBatch))
    void ask(asked.filter(({ url }) => some.has(url)))
  }
}

/** False once the server has said that it does not know `batch`; then every read goes alone. */
let knowsBatch = true

async function ask(asked: Waiting[]) {
  const urls = [...new Set(asked.map(({ url }) => url))]
  if (urls.length === 1 || !knowsBatch) return alone(asked)
  let entries: BundleEntry<FhirResource>[]
  try {
    entries = await batch(urls)
  } catch (error) {
    if (error instanceof FhirError && error.kind === 'missing') {
      knowsBatch = false
      return alone(asked)
    }
    for (const { reject } of asked) reject(error)
    return
  }
  for (const { url, resolve, reject } of asked) {
    const result = entries[urls.indexOf(url)]
    const status = Number.parseInt(result?.response?.status ?? '500', 10)
    if (status < 300 && result?.resource) resolve(result.resource)
    else reject(errorOf(status < 300 ? 500 : status, issuesOf(result?.response?.outcome ?? result?.resource)))
  }
}

async function batch(urls: string[]): Promise<BundleEntry<FhirResource>[]> {
  const entry = urls.map((url) => ({ request: { method: 'GET' as const, url } }))
  const answer = await send({
    method: 'POST',
    url: '',
    body: { resourceType: 'Bundle', type: 'batch', entry },
  })
  if (answer.resourceType !== 'Bundle') throw new FhirError('broken')
  return (answer.entry ?? []) as BundleEntry<FhirResource>[]
}

function alone(asked: Waiting[]) {
  const once = new Map<string, Promise<FhirResource>>()
  for (const { url, resolve, reject } of asked) {
    const answer = once.get(url) ?? send({ method: 'GET', url })
    once.set(url, answer)
    answer.then(resolve, reject)
  }
}
