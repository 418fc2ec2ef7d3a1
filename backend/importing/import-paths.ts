import type { FhirResource } from 'fhir/r4'

import { asResource, canonical, type Content, hashOf, isObject, withReferences } from './content.ts'
import { findFiles, type Place, placeWords, readResources } from './read-files.ts'
import type { BatchRequest, RecordClient } from './record-client.ts'
import { enter, newest, openRegister, type Register, type Thing } from './register.ts'
import {
  contentsOf,
  follow,
  type HeldIds,
  lookUp,
  nowhere,
  resolveInRecord,
  settleIds,
} from './settle-ids.ts'

type Refusal = { where: string; what: string; reason: string }
export type ImportReport = {
  taken: Map<string, number>
  alreadyThere: number
  /** Copies within the files: the same again, or an older version of the same */
  copies: number
  passedOver: Map<string, number>
  filesRead: number
  filesPassedOver: number
  refusals: Refusal[]
}

const entriesPerBatch = 200
const charactersPerBatch = 4_000_000

type Planned = { request: BatchRequest; place: Place; hash: string }

/** Reads everything once to know what is what, then again to write it. */
export async function importPaths(
  record: RecordClient,
  paths: readonly string[],
  progress: (done: number, total: number) => void = () => {},
): Promise<ImportReport> {
  const files = await findFiles(paths)
  const report: ImportReport = {
    taken: new Map(),
    alreadyThere: 0,
    copies: 0,
    passedOver: new Map(),
    filesRead: files.paths.length,
    filesPassedOver: files.passedOver,
    refusals: [],
  }
  const register = await readAll(files.paths, report)
  const things = [...register.things.values()].flat()
  const resolved = await resolveInRecord(record, register)
  const held = await lookUp(record, [...register.things.keys()].filter(isAskable))
  settleIds(register, held, resolved)
  const moved = things
    .filter(({ id, finalId }) => id !== finalId)
    .map(({ type, finalId }) => `${type}/${finalId}`)
  for (const [key, one] of await lookUp(record, moved)) held.set(key, one)

  let done = 0
  const writeThose = async (wanted: (thing: Thing) => boolean) => {
    for await (const batch of batches(plan(files.paths, register, held, resolved, report, wanted))) {
      await write(record, batch, report)
      done += batch.length
      progress(done + report.alreadyThere, things.length)
    }
  }
  // A condition that nobody answers yet may mean something that this import brings: its holders are written last
  const unanswered = [...register.conditional].filter(
    (reference) => follow(register, resolved, reference, nowhere) === reference,
  )
  const waits = ({ references }: Thing) => references.some((reference) => unanswered.includes(reference))
  await writeThose((thing) => !waits(thing))
  if (unanswered.length > 0) {
    for (const [reference, key] of await resolveInRecord(record, register)) resolved.set(reference, key)
    await writeThose(waits)
  }
  report.copies = things.reduce((sum, { copies }) => sum + copies.length - 1, 0)
  return report
}

const isAskable = (key: string) => !key.includes(',')

async function readAll(paths: readonly string[], report: ImportReport): Promise<Register> {
  const register = openRegister()
  for (const path of paths) {
    for await (const found of readResources(path)) {
      if (found.kind === 'resource') enter(register, found)
      else if (found.kind === 'passed over') count(report.passedOver, found.what)
      else report.refusals.push({ where: placeWords(found.place), what: '', reason: found.reason })
    }
  }
  return register
}

/** The second reading: what is to be written, with its final id and references, leaving out what is there already. */
async function* plan(
  paths: readonly string[],
  register: Register,
  held: HeldIds,
  resolved: ReadonlyMap<string, string>,
  report: ImportReport,
  wanted: (thing: Thing) => boolean,
): AsyncGenerator<Planned> {
  const chosen = new Map<string, Thing>()
  for (const thing of [...register.things.values()].flat()) {
    if (!wanted(thing)) continue
    const { place } = newest(thing)
    chosen.set(`${place.file}\n${place.entry}`, thing)
  }
  const filesToRead = new Set([...chosen.keys()].map((key) => key.slice(0, key.indexOf('\n'))))
  for (const path of paths) {
    if (!filesToRead.has(path)) continue
    for await (const found of readResources(path)) {
      if (found.kind !== 'resource') continue
      const thing = chosen.get(`${found.place.file}\n${found.place.entry}`)
      if (!thing) continue
      const content = rewritten(found.content, (reference) => follow(register, resolved, reference, found))
      const key = `${thing.type}/${thing.finalId}`
      const hash = hashOf(canonical(content))
      const occupant = held.get(key)
      if (occupant?.hash === hash) {
        report.alreadyThere += 1
        continue
      }
      const resource = asResource({ ...withoutServerMeta(content), id: thing.finalId })
      const ifMatch = occupant?.version ? `W/"${occupant.version}"` : undefined
      yield {
        request: { method: 'PUT', url: key, resource, ...(ifMatch ? { ifMatch } : {}) },
        place: found.place,
        hash,
      }
    }
  }
}

const rewritten = (content: Content, through: (reference: string) => string): Content =>
  withReferences(content, through)

/** The version and time of writing are the record's to give; profile, source, labels and tags came with the content. */
function withoutServerMeta(content: Content): Content {
  if (!isObject(content.meta)) return content
  const { versionId: _, lastUpdated: __, ...meta } = content.meta
  if (Object.keys(meta).length > 0) return { ...content, meta }
  const { meta: ___, ...rest } = content
  return rest
}

async function* batches(all: AsyncIterable<Planned>): AsyncGenerator<Planned[]> {
  let batch: Planned[] = []
  let characters = 0
  for await (const one of all) {
    const length = JSON.stringify(one.request.resource).length
    if (batch.length === entriesPerBatch || (batch.length > 0 && characters + length > charactersPerBatch)) {
      yield batch
      batch = []
      characters = 0
    }
    batch.push(one)
    characters += length
  }
  if (batch.length > 0) yield batch
}

async function write(record: RecordClient, planned: Planned[], report: ImportReport) {
  const fresh = await withoutOldVersions(record, planned, report)
  if (fresh.length === 0) return
  const requests = fresh.map(({ request }) => request)
  // Refused as a whole: one by one then, to take the rest and to know the reason
  const answers = (await record.together(requests)) ?? (await record.batch(requests))
  answers.forEach(({ status, reason }, index) => {
    const one = fresh[index]
    if (!one) return
    const [type = ''] = one.request.url.split('/')
    if (status < 300) count(report.taken, type)
    else report.refusals.push({ where: placeWords(one.place), what: one.request.url, reason })
  })
}

/**
 * Somebody may have changed in the record what an earlier import brought. That change stays: what the record has already
 * seen is not written over it again.
 */
async function withoutOldVersions(
  record: RecordClient,
  planned: Planned[],
  report: ImportReport,
): Promise<Planned[]> {
  const differing = planned.filter(({ request }) => request.ifMatch)
  if (differing.length === 0) return planned
  const histories = await record.batch(
    differing.map(({ request }) => ({ method: 'GET', url: `${request.url}/_history?_count=100` })),
  )
  const seen = new Set(
    differing.filter(({ hash }, index) => {
      const history: FhirResource | undefined = histories[index]?.resource
      const versions = history?.resourceType === 'Bundle' ? contentsOf(history) : []
      return versions.some((version) => hashOf(canonical(version)) === hash)
    }),
  )
  report.alreadyThere += seen.size
  return planned.filter((one) => !seen.has(one))
}

function count(counts: Map<string, number>, what: string) {
  counts.set(what, (counts.get(what) ?? 0) + 1)
}
