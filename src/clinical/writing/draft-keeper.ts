import type { BundleEntry, Composition, DocumentReference, FhirResource, ServiceRequest } from 'fhir/r4'

import { draftOwner } from '#auth/drafts.ts'
import { fhir, type Stored } from '#fhir/client.ts'
import { FhirError } from '#fhir/errors.ts'

import { aboutPatient, onlyAbout } from '#clinical/patient/about-patient.ts'
import { entrySystem } from '#clinical/acts/recorded-by.ts'
import { listOf } from '#clinical/entries/lenient.ts'

/** What is kept in the record while it is written: notes of any kind, requests, and letters. */
export type Draft = Composition | ServiceRequest | DocumentReference

/** The same drafts, open somewhere else too, have been changed or signed there; the writer sees both. */
export class ChangedElsewhere extends Error {
  readonly theirs: readonly FhirResource[]
  constructor(theirs: readonly FhirResource[]) {
    super('This has been changed in another window meanwhile.')
    this.theirs = theirs
  }
}

/** What finds a draft again: made once, when it is begun. */
export const entryIdOf = ({ identifier }: Draft): string =>
  listOf(identifier).find(({ system }) => system === entrySystem)?.value ?? ''

/** Still to be written on, and signed by nobody. */
export function isOpen(draft: Draft): boolean {
  switch (draft.resourceType) {
    case 'Composition':
      return draft.status === 'preliminary' && draftOwner(draft) !== undefined
    case 'ServiceRequest':
      return draft.status === 'draft'
    case 'DocumentReference':
      return draft.status === 'current' && draft.docStatus === 'preliminary' && !draft.authenticator
  }
}

/**
 * Writes the drafts that belong together, version upon version, each time in one transaction. An answer that was lost
 * on the way is recognised by its words, so that nobody is told of a conflict with themselves, and nothing is made
 * twice. `wordsOf` tells one version of a draft from another.
 */
export function draftKeeper<D extends Draft>(
  patientId: string,
  stored: readonly Stored<D>[],
  wordsOf: (draft: D) => string,
) {
  const kept = new Map(stored.map((one) => [entryIdOf(one), one]))
  /** All that this page may have left in the record */
  const ours = new Set(stored.map(wordsOf))

  /** The record holds these drafts and no others of this keeper. `compose` makes each from what is kept of it. */
  async function write(entryIds: readonly string[], compose: (entryId: string, base?: Stored<D>) => D) {
    for (let tries = 0; ; tries++) {
      const wanted = entryIds.map((entryId) => {
        const base = kept.get(entryId)
        return onto(base, compose(entryId, base))
      })
      const gone = [...kept.values()].filter((one) => !entryIds.includes(entryIdOf(one))).map(discarded)
      const next = [...wanted, ...gone].filter((one) => !isKept(one))
      if (next.length === 0) break
      // An answer that was lost twice is no longer a lost answer.
      if (tries > 2) throw new ChangedElsewhere([...kept.values()])
      await send(next)
    }
    ours.clear()
    for (const one of kept.values()) ours.add(wordsOf(one))
  }

  const isKept = (next: D) => {
    const now = kept.get(entryIdOf(next))
    return now !== undefined && wordsOf(now) === wordsOf(next)
  }

  async function send(next: D[]) {
    onlyAbout(patientId, ...next)
    for (const one of next) ours.add(wordsOf(one))
    try {
      const answers = await fhir.transaction(next.map(toEntry))
      await Promise.all(next.map((one, index) => keep(one, answers[index])))
    } catch (error) {
      if (!(error instanceof FhirError) || error.kind !== 'conflict') throw error
      const now = await Promise.all([...kept.values()].map(asItIs))
      over(recognised(now))
    }
  }

  async function keep(sent: D, answer: BundleEntry<FhirResource> | undefined) {
    const { etag, location, status = '' } = answer?.response ?? {}
    const versionId = /^W\/"(.+)"$/.exec(etag ?? '')?.[1]
    const id = sent.id ?? new RegExp(`${sent.resourceType}/([^/]+)`).exec(location ?? '')?.[1]
    // Found, not made: a first try had reached the record, perhaps with other words.
    const made = !status.startsWith('200') || sent.id !== undefined
    if (sent.status === 'entered-in-error') kept.delete(entryIdOf(sent))
    else if (id && versionId && made)
      kept.set(entryIdOf(sent), { ...sent, id, meta: { ...sent.meta, versionId } } as Stored<D>)
    else if (id) {
      const now = await asItIs({ ...sent, id })
      recognised([now])
      kept.set(entryIdOf(now), now)
    } else throw new FhirError('broken')
  }

  /** The same type and id: the same kind of draft. */
  async function asItIs({ resourceType, id }: Stored<D>): Promise<Stored<D>> {
    const now = (await fhir.read(resourceType, id)) as Stored<D>
    aboutPatient([now], patientId)
    return now
  }

  /** What the record holds now, when all of it is something this page had sent; otherwise both must be seen. */
  function recognised(now: Stored<D>[]): Stored<D>[] {
    if (!now.every((one) => ours.has(wordsOf(one)))) throw new ChangedElsewhere(now)
    return now
  }

  /** From here on it is written over these versions: the writer has seen them. */
  function over(theirs: readonly Stored<D>[]) {
    kept.clear()
    for (const one of theirs) {
      if (!isOpen(one)) continue
      kept.set(entryIdOf(one), one)
      ours.add(wordsOf(one))
    }
  }

  /** Nobody will finish them. */
  const discard = () =>
    write([], () => {
      throw new Error('Nothing is left to be written')
    })

  return { kept: () => [...kept.values()], write, discard, over }
}

const onto = <D extends Draft>(base: Stored<D> | undefined, next: D): D =>
  base ? { ...next, id: base.id, meta: { ...base.meta, ...next.meta } } : next

/** A draft nobody signed and nobody wants: it leaves every list. */
const discarded = <D extends Draft>(draft: D): D => ({ ...draft, status: 'entered-in-error' })

const toEntry = (draft: Draft): BundleEntry<FhirResource> => ({
  resource: draft,
  request: draft.id
    ? {
        method: 'PUT',
        url: `${draft.resourceType}/${draft.id}`,
        ifMatch: `W/"${draft.meta?.versionId ?? ''}"`,
      }
    : {
        method: 'POST',
        url: draft.resourceType,
        ifNoneExist: `identifier=${encodeURIComponent(`${entrySystem}|${entryIdOf(draft)}`)}`,
      },
})
