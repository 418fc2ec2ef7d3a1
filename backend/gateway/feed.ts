import type { Request, Response } from 'express'
import type { FhirResource } from 'fhir/r4'

import type { FhirBackend } from '../fhir-backend.ts'
import { patientsOf } from './about.ts'
import type { Caller } from './caller.ts'
import type { Grants } from './grants.ts'
import type { LabelledPatients } from './labels.ts'
import { refusal } from './outcome.ts'
import { placesOf } from './places.ts'
import { isWithheld, mayShow } from './walls.ts'

/** One thing that changed, without a word of what is in it. */
type Change = { type: string; id: string; patients: string[]; places: string[]; owners?: string[] }

type Stream = {
  caller: Caller
  /** What the page looks at just now: ids of patients, and of places (`places.ts`) */
  patients: ReadonlySet<string>
  places: ReadonlySet<string>
  /** Whose work it looks at: `CareTeam/…`, `Practitioner/…`, or `system|value` of a person or an organisation */
  owners: ReadonlySet<string>
  response: Response
}

type Parts = {
  backend: FhirBackend
  labels: LabelledPatients
  grants: Grants
  onChange: (listener: (type: string, id: string) => void) => void
  /** Whether the token may still be used: asked at every beat, so a sign-out ends the stream too */
  isGood: (request: Request) => Promise<boolean>
  /** Milliseconds between two signs of life */
  beat?: number
}

const mostStreams = 12
const mostWatched = 200

/**
 * The change feed (design, *Change feed*): `GET $changes?patient=…&location=…&owner=…` tells an open page what changed, as
 * server-sent events. Type, ids and ward only, and only of what the reader may see; the page asks for the rest itself,
 * through the same door and trail as ever.
 */
export function openFeed({ backend, labels, grants, onChange, isGood, beat = 5000 }: Parts) {
  const streams = new Set<Stream>()
  let waiting = new Map<string, { type: string; id: string }>()

  onChange((type, id) => {
    if (streams.size === 0 || type === 'AuditEvent') return
    // One transaction changes many things: they are told together.
    if (waiting.size === 0) setImmediate(() => void tellAll())
    waiting.set(`${type}/${id}`, { type, id })
  })

  async function tellAll() {
    const changed = [...waiting.values()]
    waiting = new Map()
    try {
      const known = await labels.current()
      const told = await Promise.all(changed.map(async (one) => read(one)))
      for (const { caller, patients, places, owners, response } of streams) {
        const changes = told.flatMap((one) => {
          if (!one || !mayShow(caller, one.resource)) return []
          if (isWithheld({ caller, labels: known, grants }, one.resource)) return []
          // what changed in a replaced record changed in the chart of the one to use
          const whole = one.change.patients.flatMap((id) => known.persons.sameAs.get(id) ?? [id])
          const about = whole.filter((id) => patients.has(id))
          const at = one.change.places.filter((id) => places.has(id))
          const { type, id, owners: all = [] } = one.change
          const whose = all.filter((owner) => owners.has(owner))
          if (about.length + at.length + whose.length === 0) return []
          return [{ type, id, patients: about, places: at, ...(whose.length > 0 ? { owners: whose } : {}) }]
        })
        if (changes.length > 0) send(response, 'changes', { changes })
      }
    } catch (cause) {
      // Nobody may believe that nothing changed: each page opens the feed again and catches up.
      console.error('The change feed failed:', cause instanceof Error ? cause.name : 'unknown')
      for (const { response } of streams) response.end()
    }
  }

  const placeWith = async (id: string) =>
    (await backend.handle({ method: 'GET', url: `/Location/${id}`, headers: {} })).body

  async function read({ type, id }: { type: string; id: string }) {
    const { body } = await backend.handle({ method: 'GET', url: `/${type}/${id}`, headers: {} })
    // A deletion leaves nothing to say whose it was; only the service account deletes, and the slow poll sees it.
    if (!body || body.resourceType === 'OperationOutcome') return undefined
    const change: Change = {
      type,
      id,
      patients: patientsOf(body).ids,
      places: await placesOf(body, placeWith),
      owners: ownersOf(body),
    }
    return { resource: body, change }
  }

  /** Answers one page until it goes away, its token ends, or its person signs out. */
  return function follow(request: Request, response: Response, caller: Caller): void {
    const mine = [...streams].filter((one) => one.caller.userId === caller.userId)
    // A page that went away without a word leaves its stream behind: the oldest makes room.
    if (mine.length >= mostStreams) mine[0]?.response.end()
    const stream: Stream = {
      caller,
      patients: idsIn(request.query.patient),
      places: idsIn(request.query.location),
      owners: ownersIn(request.query.owner),
      response,
    }
    const watched = stream.patients.size + stream.places.size + stream.owners.size
    if (watched > mostWatched || watched === 0) {
      const { status, body } = refusal(
        400,
        'value',
        `Name what is looked at: up to ${mostWatched} ids of patient or location, or owners.`,
      )
      response.status(status).json(body)
      return
    }
    response.status(200).set({
      'content-type': 'text/event-stream; charset=utf-8',
      // `no-transform`: compression would keep events back until it has enough of them.
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    })
    streams.add(stream)
    send(response, 'open', { at: new Date().toISOString() })
    const pulse = setInterval(() => {
      isGood(request).then(
        (good) => (good ? response.write(': still here\n\n') : response.end()),
        () => response.end(),
      )
    }, beat)
    response.on('close', () => {
      clearInterval(pulse)
      streams.delete(stream)
    })
  }
}

const send = (response: Response, event: string, data: object) =>
  response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)

/** Whose task it is: by reference, and by identifier. */
function ownersOf(resource: FhirResource): string[] {
  if (resource.resourceType !== 'Task') return []
  const { reference, identifier } = resource.owner ?? {}
  return [
    ...(reference ? [reference] : []),
    ...(identifier?.value ? [`${identifier.system ?? ''}|${identifier.value}`] : []),
  ]
}

const ownersIn = (value: unknown): ReadonlySet<string> =>
  new Set(
    [value]
      .flat()
      .flatMap((one) => (typeof one === 'string' ? one.split(',') : []))
      .filter((one) =>
        /^(?:(?:CareTeam|Practitioner)\/[A-Za-z0-9\-.]{1,64}|[^|\s]{1,200}\|[^|\s]{1,64})$/.test(one),
      ),
  )

const idsIn = (value: unknown): ReadonlySet<string> =>
  new Set(
    [value]
      .flat()
      .flatMap((one) => (typeof one === 'string' ? one.split(',') : []))
      .filter((id) => /^[A-Za-z0-9\-.]{1,64}$/.test(id)),
  )
