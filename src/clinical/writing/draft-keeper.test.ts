import type { Bundle, BundleEntry, Composition, ServiceRequest } from 'fhir/r4'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'

import { provideAccessToken } from '#auth/access-token.ts'
import { draftTags } from '#auth/drafts.ts'
import { entrySystem } from '#clinical/acts/recorded-by.ts'
import type { Stored } from '#fhir/client.ts'
import { FhirError } from '#fhir/errors.ts'
import { loadConfig } from '#lib/config.ts'

import { noteDrafts } from './draft-composition.ts'
import { ChangedElsewhere, type Draft, draftKeeper } from './draft-keeper.ts'
import { toNarrative } from './narrative.ts'

// A record of drafts in memory, with versions, whose next answer can be made to fail.

type Failure = 'the network is cut' | 'the answer is lost' | 500 | 401
let held = new Map<string, Stored<Draft>>()
let failing: Failure | undefined
let writes = 0

const outcome = (status: number) => Response.json({ resourceType: 'OperationOutcome', issue: [] }, { status })
const versionOf = (draft: Draft) => `W/"${draft.meta?.versionId}"`
const identifierOf = ({ identifier }: Draft) => [identifier].flat()[0]

function write({ resource, request }: BundleEntry): BundleEntry | 'stale' {
  const draft = resource as Draft
  const before = [...held.values()].find((one) => one.id === draft.id)
  const again = [...held.values()].find((one) => identifierOf(one)?.value === identifierOf(draft)?.value)
  if (request?.method === 'POST' && again)
    return {
      response: { status: '200 OK', location: `${again.resourceType}/${again.id}`, etag: versionOf(again) },
    }
  if (request?.method === 'PUT' && (!before || request.ifMatch !== versionOf(before))) return 'stale'
  const id = before?.id ?? `d${held.size + 1}`
  const versionId = String(Number(before?.meta?.versionId ?? 0) + 1)
  const now = { ...draft, id, meta: { ...draft.meta, versionId } } as Stored<Draft>
  held.set(id, now)
  writes += 1
  return {
    response: {
      status: before ? '200 OK' : '201 Created',
      location: `${now.resourceType}/${id}/_history/1`,
      etag: versionOf(now),
    },
  }
}

function answer(url: string, init?: RequestInit): Response {
  if (init?.method !== 'POST') return Response.json(held.get(url.split('/').at(-1) ?? '') ?? {})
  const failure = failing
  failing = undefined
  if (failure === 'the network is cut') throw new TypeError('Failed to fetch')
  if (typeof failure === 'number') return outcome(failure)
  const before = new Map(held)
  const { entry = [] } = JSON.parse(init.body as string) as Bundle
  const done = entry.map(write)
  const bodies = done.flatMap((one) => (one === 'stale' ? [] : one))
  if (bodies.length < done.length) {
    held = before
    return outcome(412)
  }
  if (failure === 'the answer is lost') throw new TypeError('Failed to fetch')
  return Response.json({ resourceType: 'Bundle', type: 'transaction-response', entry: bodies })
}

beforeAll(async () => {
  vi.stubGlobal('fetch', ((url: string, init?: RequestInit) =>
    Promise.resolve().then(() =>
      url === '/config.json' ? Response.json({ fhirBase: 'http://record.example/fhir' }) : answer(url, init),
    )) as typeof fetch)
  await loadConfig()
  provideAccessToken({ authorization: () => Promise.resolve('Bearer token'), signedOut: () => undefined })
})
afterAll(() => vi.unstubAllGlobals())
beforeEach(() => {
  held = new Map()
  failing = undefined
  writes = 0
})

const subject = { reference: 'Patient/p1' }
const note = (words: string): Composition => ({
  resourceType: 'Composition',
  meta: { tag: [{ system: draftTags, code: 'me' }] },
  identifier: { system: entrySystem, value: 'e1' },
  status: 'preliminary',
  type: { text: 'Note' },
  subject,
  date: '2026-03-14T10:00:00Z',
  author: [{ display: 'Dr Amina Hargreaves' }],
  title: 'Note',
  section: [{ title: 'Plan', text: toNarrative(words) }],
})
const request = (words: string): ServiceRequest => ({
  resourceType: 'ServiceRequest',
  identifier: [{ system: entrySystem, value: 'e1' }],
  status: 'draft',
  intent: 'order',
  subject,
  reasonCode: [{ text: words }],
})

/** The same facts hold for whatever is written: notes, discharge summaries and answers are compositions; orders and questions requests. */
const kinds = [
  {
    name: 'a note',
    draft: note as (words: string) => Draft,
    wordsOf: (one: Draft) => noteDrafts.wordsOf(one as Composition),
    signed: 'final',
  },
  {
    name: 'a request',
    draft: request as (words: string) => Draft,
    wordsOf: (one: Draft) => JSON.stringify([one.status, (one as ServiceRequest).reasonCode]),
    signed: 'active',
  },
] as const

describe.each(kinds)('$name that is being written', ({ draft, wordsOf, signed }) => {
  const open = (...stored: Stored<Draft>[]) => {
    const keeper = draftKeeper(`p1`, stored, wordsOf)
    return { ...keeper, say: (words: string) => keeper.write(['e1'], () => draft(words)) }
  }
  const words = () => [...held.values()].map(wordsOf)
  const only = () => {
    const [one, ...more] = held.values()
    if (!one || more.length > 0) throw new Error(`The record holds ${held.size} drafts`)
    return one
  }

  it.each<Failure>(['the network is cut', 'the answer is lost', 500, 401])(
    'is made once, with the last words, when %s comes first',
    async (failure) => {
      const { say } = open()
      failing = failure
      await expect(say('Home')).rejects.toBeInstanceOf(FhirError)
      await say('Home tomorrow')
      expect(words()).toEqual([wordsOf(draft('Home tomorrow'))])
    },
  )

  it.each<Failure>(['the network is cut', 'the answer is lost', 500, 401])(
    'is changed once when %s comes in the middle',
    async (failure) => {
      const { say } = open()
      await say('Home')
      failing = failure
      await expect(say('Home tomorrow')).rejects.toBeInstanceOf(FhirError)
      await say('Home tomorrow')
      expect(words()).toEqual([wordsOf(draft('Home tomorrow'))])
      expect(writes).toBe(2)
    },
  )

  it('is not sent again when nothing in it has changed: a double click, a field that was left', async () => {
    const { say } = open()
    await say('Home')
    await say('Home')
    expect(writes).toBe(1)
  })

  it('is gone on with where the record has it, after the tab was closed', async () => {
    await open().say('Home')
    await open(only()).say('Home tomorrow')
    expect(only().meta?.versionId).toBe('2')
    expect(words()).toEqual([wordsOf(draft('Home tomorrow'))])
  })

  it('changed in another window is not written over before both were seen', async () => {
    const here = open()
    await here.say('Home')
    await open(only()).say('Stay')
    const refusal = await here.say('Home tomorrow').catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(ChangedElsewhere)
    expect(refusal).toMatchObject({ theirs: [{ meta: { versionId: '2' } }] })
    expect(words()).toEqual([wordsOf(draft('Stay'))])
    here.over([only()])
    await here.say('Home tomorrow')
    expect(words()).toEqual([wordsOf(draft('Home tomorrow'))])
  })

  it('begun in two windows under one address shows the second what the first has written', async () => {
    await open().say('Stay')
    await expect(open().say('Home')).rejects.toBeInstanceOf(ChangedElsewhere)
    expect(words()).toEqual([wordsOf(draft('Stay'))])
  })

  it('signed in another window stays as it was signed', async () => {
    const here = open()
    await here.say('Home')
    const done = { ...only(), status: signed, meta: { versionId: '2' } } as Stored<Draft>
    held.set(done.id, done)
    await expect(here.say('Home tomorrow')).rejects.toBeInstanceOf(ChangedElsewhere)
    here.over([only()])
    expect(here.kept()).toEqual([])
    expect(only()).toEqual(done)
  })

  it('is withdrawn when it is discarded, and not when another window has changed it meanwhile', async () => {
    const here = open()
    await here.say('Home')
    const seen = only()
    await open(seen).say('Stay')
    await expect(here.discard()).rejects.toBeInstanceOf(ChangedElsewhere)
    expect(words()).toEqual([wordsOf(draft('Stay'))])
    await open(only()).discard()
    expect(only().status).toBe('entered-in-error')
  })

  it('about somebody else is never sent', async () => {
    const other = { ...draft('Home'), subject: { reference: 'Patient/p2' } }
    await expect(open().write(['e1'], () => other)).rejects.toThrow('Nothing was sent')
    expect(held.size).toBe(0)
  })
})
