import type { BundleEntry, FhirResource, ServiceRequest } from 'fhir/r4'

import { fhir, type Stored } from '#fhir/client.ts'
import { FhirError } from '#fhir/errors.ts'

import { onlyAbout } from '#clinical/patient/about-patient.ts'
import { entrySystem } from '#clinical/acts/recorded-by.ts'

type Request = Stored<ServiceRequest>

/** The same drafts, open somewhere else too, have been changed or signed there; the writer sees both. */
export class RequestsChanged extends Error {
  readonly theirs: Request[]
  constructor(theirs: Request[]) {
    super('This has been changed in another window meanwhile.')
    this.theirs = theirs
  }
}

/** What finds a draft again: made once, when it is begun. */
export const entryIdOf = ({ identifier = [] }: ServiceRequest): string =>
  identifier.find(({ system }) => system === entrySystem)?.value ?? ''

/**
 * Writes the drafts of requests that belong together, version upon version, each time in one transaction. An answer
 * that was lost on the way is recognised by its words, so that nobody is told of a conflict with themselves, and
 * nothing is made twice. `wordsOf` tells one version of a draft from another.
 */
export function requestKeeper(
  patientId: string,
  stored: readonly Request[],
  wordsOf: (request: ServiceRequest) => string,
) {
  const kept = new Map(stored.map((one) => [entryIdOf(one), one]))
  const ours = new Set(stored.map(wordsOf))

  /** The record holds these drafts and no others of this keeper. `compose` makes each from what is kept of it. */
  async function write(
    entryIds: readonly string[],
    compose: (entryId: string, base?: Request) => ServiceRequest,
  ) {
    for (let tries = 0; ; tries++) {
      const wanted = entryIds.map((entryId) => compose(entryId, kept.get(entryId)))
      const gone = [...kept.values()].filter((one) => !entryIds.includes(entryIdOf(one))).map(discarded)
      const next = [...wanted, ...gone].filter((one) => !isKept(one))
      if (next.length === 0) return
      // An answer that was lost twice is no longer a lost answer.
      if (tries > 2) throw new RequestsChanged([...kept.values()])
      await send(next)
    }
  }

  const isKept = (next: ServiceRequest) => {
    const now = kept.get(entryIdOf(next))
    return now !== undefined && wordsOf(now) === wordsOf(next)
  }

  async function send(next: ServiceRequest[]) {
    onlyAbout(patientId, ...next)
    for (const one of next) ours.add(wordsOf(one))
    try {
      const answers = await fhir.transaction(next.map(toEntry))
      await Promise.all(next.map((one, index) => keep(one, answers[index])))
    } catch (error) {
      if (!(error instanceof FhirError) || error.kind !== 'conflict') throw error
      const now = await asTheyAre()
      if (!now.every((one) => ours.has(wordsOf(one)))) throw new RequestsChanged(now)
      over(now)
    }
  }

  async function keep(sent: ServiceRequest, answer: BundleEntry<FhirResource> | undefined) {
    const entryId = entryIdOf(sent)
    const { etag, location, status = '' } = answer?.response ?? {}
    const versionId = /^W\/"(.+)"$/.exec(etag ?? '')?.[1]
    const id = sent.id ?? /ServiceRequest\/([^/]+)/.exec(location ?? '')?.[1]
    // Found, not made: the first try had reached the record, perhaps with other words.
    const made = !status.startsWith('200') || sent.id !== undefined
    if (sent.status === 'entered-in-error') kept.delete(entryId)
    else if (id && versionId && made) kept.set(entryId, { ...sent, id, meta: { ...sent.meta, versionId } })
    else if (id) {
      const now = await fhir.read('ServiceRequest', id)
      // signed or withdrawn already: no draft is ever written over an order
      if (now.status !== 'draft') throw new RequestsChanged([now])
      kept.set(entryId, now)
    } else throw new FhirError('broken')
  }

  const asTheyAre = () => Promise.all([...kept.values()].map(({ id }) => fhir.read('ServiceRequest', id)))

  /** From here on it is written over these versions: the writer has seen them. */
  function over(theirs: readonly Request[]) {
    kept.clear()
    for (const one of theirs) {
      if (one.status !== 'draft') continue
      kept.set(entryIdOf(one), one)
      ours.add(wordsOf(one))
    }
  }

  return { kept: () => [...kept.values()], write, over }
}

/** A draft nobody signed and nobody wants: it leaves every list. */
const discarded = (draft: Request): Request => ({ ...draft, status: 'entered-in-error' })

const toEntry = (request: ServiceRequest): BundleEntry<FhirResource> => ({
  resource: request,
  request: request.id
    ? {
        method: 'PUT',
        url: `ServiceRequest/${request.id}`,
        ifMatch: `W/"${request.meta?.versionId ?? ''}"`,
      }
    : {
        method: 'POST',
        url: 'ServiceRequest',
        ifNoneExist: `identifier=${encodeURIComponent(`${entrySystem}|${entryIdOf(request)}`)}`,
      },
})
