import { createReadStream } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { createInterface } from 'node:readline'

import { resourceTypes } from '../store/definitions.ts'
import { type Content, isObject } from './content.ts'

/** Where a thing was found, in words for people and for telling one bundle from another. */
export type Place = { file: string; entry: string }
export type Found =
  | { kind: 'resource'; place: Place; folder: string; content: Content; fullUrl?: string }
  /** Not content of a record: counted, no refusal */
  | { kind: 'passed over'; what: string }
  | { kind: 'refused'; place: Place; reason: string }

export type Files = { paths: string[]; passedOver: number }

/** Every file to read, folders searched through; other files than JSON and NDJSON are passed over and counted. */
export async function findFiles(given: readonly string[]): Promise<Files> {
  const found: Files = { paths: [], passedOver: 0 }
  for (const path of given) {
    const about = await stat(path).catch(() => undefined)
    if (!about) throw new Error(`There is no file or folder ${path}.`)
    if (!about.isDirectory()) {
      found.paths.push(resolve(path))
      continue
    }
    for (const entry of await readdir(path, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue
      if (isFhirFile(entry.name)) found.paths.push(resolve(join(entry.parentPath, entry.name)))
      else found.passedOver += 1
    }
  }
  found.paths = [...new Set(found.paths)].toSorted()
  return found
}

const isFhirFile = (name: string) =>
  /\.(json|ndjson|jsonl)$/i.test(name) && !/^(readme|manifest|package)\b/i.test(name)

/** Everything one file holds. Lines are read one by one, so that a bulk export need not fit in memory. */
export async function* readResources(file: string): AsyncGenerator<Found> {
  if (/\.(ndjson|jsonl)$/i.test(extname(file))) return yield* readLines(file)
  const text = (await readFile(file, 'utf8')).replace(/^\uFEFF/, '')
  const parsed = parse(text)
  if (!('error' in parsed)) return yield* unpack(parsed.json, { file, entry: '' })
  // NDJSON under the name of JSON: the first line alone is a whole resource
  const [first = '', second] = text.split('\n', 2)
  if (second !== undefined && !('error' in parse(first))) return yield* readLines(file)
  yield { kind: 'refused', place: { file, entry: '' }, reason: `The JSON does not parse: ${parsed.error}` }
}

async function* readLines(file: string): AsyncGenerator<Found> {
  let number = 0
  for await (const line of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })) {
    number += 1
    const text = number === 1 ? line.replace(/^\uFEFF/, '') : line
    if (text.trim() === '') continue
    const place = { file, entry: `line ${number}` }
    const parsed = parse(text)
    if ('error' in parsed)
      yield { kind: 'refused', place, reason: `The JSON does not parse: ${parsed.error}` }
    else yield* unpack(parsed.json, place)
  }
}

function parse(text: string): { json: unknown } | { error: string } {
  try {
    return { json: JSON.parse(text) }
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) }
  }
}

function* unpack(thing: unknown, place: Place, fullUrl?: string): Generator<Found> {
  if (Array.isArray(thing)) {
    for (const [index, one] of thing.entries()) yield* unpack(one, within(place, `item ${index + 1}`))
    return
  }
  if (!isObject(thing) || typeof thing.resourceType !== 'string') {
    yield { kind: 'refused', place, reason: 'This is not a FHIR resource: it has no resourceType' }
    return
  }
  const { resourceType } = thing
  if (resourceType === 'Bundle') return yield* unpackBundle(thing, place)
  if (!resourceTypes.has(resourceType)) {
    yield { kind: 'refused', place, reason: `FHIR R4 has no resource type ${JSON.stringify(resourceType)}` }
    return
  }
  if (notContent.has(resourceType)) {
    yield { kind: 'passed over', what: resourceType }
    return
  }
  const content: Content = { ...thing, resourceType }
  // A number where the id should be is still what references say
  if ('id' in content && typeof content.id !== 'string') content.id = String(content.id)
  yield { kind: 'resource', place, folder: dirname(place.file), content, ...(fullUrl ? { fullUrl } : {}) }
}

/** Answers and questions rather than facts; and the trail that the gateway alone writes. */
const notContent = new Set(['OperationOutcome', 'Parameters', 'AuditEvent'])
/** What happened to resources, not the resources of a record */
const notCollections = new Set(['history', 'transaction-response', 'batch-response'])

function* unpackBundle(bundle: Record<string, unknown>, place: Place): Generator<Found> {
  if (bundle.entry !== undefined && !Array.isArray(bundle.entry)) {
    yield { kind: 'refused', place, reason: 'Bundle.entry is not a list' }
    return
  }
  const type = typeof bundle.type === 'string' ? bundle.type : 'collection'
  for (const [index, entry] of (bundle.entry ?? []).entries()) {
    const here = within(place, `entry ${index + 1}`)
    if (notCollections.has(type)) yield { kind: 'passed over', what: `entry of a ${type} Bundle` }
    else if (!isObject(entry)) yield { kind: 'refused', place: here, reason: 'The entry is not an object' }
    else yield* unpackEntry(entry, here)
  }
}

function* unpackEntry(entry: Record<string, unknown>, place: Place): Generator<Found> {
  const method = isObject(entry.request) ? entry.request.method : undefined
  // Reading, deleting and patching ask something of one server at one moment: nothing in them to keep
  if (typeof method === 'string' && method !== 'POST' && method !== 'PUT') {
    yield { kind: 'passed over', what: `${method} request` }
  } else if (entry.resource === undefined) {
    yield { kind: 'passed over', what: 'entry without a resource' }
  } else {
    yield* unpack(entry.resource, place, typeof entry.fullUrl === 'string' ? entry.fullUrl : undefined)
  }
}

const within = ({ file, entry }: Place, part: string): Place => ({
  file,
  entry: entry ? `${entry}, ${part}` : part,
})

/** `uk-core/Bundle-x.json, entry 3` */
export const placeWords = ({ file, entry }: Place) =>
  [join(basename(dirname(file)), basename(file)), entry].filter(Boolean).join(', ')
