import type { FhirResource } from 'fhir/r4'

import { isWithin, type Limit } from '../../src/auth/limits.ts'
import { permitted } from '../../src/auth/permissions.ts'
import type { FhirBackend, FhirRequest, FhirResponse } from '../fhir-backend.ts'
import { patientsNamedIn, patientsOf } from './about.ts'
import { type Asked, isWrite } from './asked.ts'
import { bundleIn, resourcesIn } from './bundle.ts'
import { type Caller, isPerson } from './caller.ts'
import { faultFor } from '../faults.ts'
import { refusedFreshEyes } from './fresh-eyes.ts'
import { type LabelledPatients, noLabels } from './labels.ts'
import { byTable, notPermitted } from './by-table.ts'
import { conditionalReferenceRefused, conditionRefused } from './conditions.ts'
import { countTells, refusedCriteria } from './criteria.ts'
import { refusedLetter } from './letters.ts'
import { draftNotShown, isSomebodyElsesDraft, refusedNote } from './notes.ts'
import { asksHowMany, type Elements, everyOne, narrowed, narrowedRead, trimmedBundle } from './narrowed.ts'
import type { Grants } from './grants.ts'
import { lastSeenIn, trailOf } from './last-seen.ts'
import { largestCount } from './limits.ts'
import { refusal, suppressed } from './outcome.ts'
import { keptBack, notAResource, onlyForPeople, outsideOf } from './passage-refusals.ts'
import { patched } from './patch.ts'
import { asksWhereabouts, asksWho } from './reach.ts'
import { allAsOne, asOne, asWritten, widened } from './as-one.ts'
import { judgedLinks, type Linking } from './merging.ts'
import { recordCounts } from './record-counts.ts'
import { refusedMove } from './same-patient.ts'
import {
  behindWalls,
  isWithheld,
  masked,
  mayShow,
  replacesWithheld,
  restored,
  type Sight,
  trimmed,
} from './walls.ts'
import { asWhole, toResource } from './written.ts'

/** A request that may go on to the record, and what to do with its answer. */
export type Passed = {
  asked: Asked
  sight: Sight
  /** As the record is asked: with what was withheld put back, and without what would hide whose it is */
  request: FhirRequest
  elements?: Elements
  /** How many there are that this caller may see, where that was asked */
  total?: number
  /** Everyone the request itself names, for the trail */
  patients: string[]
  /** A replaced record was named: its entries are answered as they stand in it */
  asItStands: boolean
  /** Records that this write joins or parts: judged with the rest of its transaction */
  linking?: Linking
  /** What this write is about to change */
  stored?: FhirResource
}

/** A request that goes no further; for the trail, whom it was about. */
export type Stopped = { stopped: FhirResponse; patients: string[] }

type Parts = {
  backend: FhirBackend
  labels: LabelledPatients
  grants: Grants
  faults: boolean
  isKnownType: (type: string) => Promise<boolean>
  now: () => number
}

export type Passage = ReturnType<typeof openPassage>

/** Judges what is asked, before, and what is answered, after. */
export function openPassage({ backend, labels, grants, faults, isKnownType, now }: Parts) {
  const get = (url: string) => backend.handle({ method: 'GET', url, headers: {} })

  /** May this go on? The table first, then the patient. */
  async function before(caller: Caller, request: FhirRequest, asked: Asked): Promise<Passed | Stopped> {
    const patients = namedBy(asked, request)
    const stop = (stopped: FhirResponse): Stopped => ({ stopped, patients })
    if (asked.type && !(await isKnownType(asked.type)))
      return stop(refusal(404, 'not-supported', `${asked.type} is not a type of resource of this record.`))
    const verdict = byTable(caller, request, asked)
    if (typeof verdict === 'object') return stop(verdict)
    const sight: Sight = {
      caller,
      labels: isPerson(caller) ? await labels.current() : noLabels,
      grants,
      whereabouts: asksWhereabouts(asked.params),
      asksWho: asked.interaction === 'search' && asksWho(asked.type, asked.params),
    }
    const { persons } = sight.labels
    const asItStands = asked.interaction === 'search' && widened(asked.type, asked.params, persons)
    for (const id of patientsNamedIn(asked.type, asked.params)) if (!patients.includes(id)) patients.push(id)
    const passed: Passed = { asked, sight, request, patients, asItStands }
    if (!isPerson(caller)) return asked.interaction === 'last-seen' ? stop(onlyForPeople()) : passed
    if (asked.type === 'Patient' && asked.id && isWithheld(sight, { resourceType: 'Patient', id: asked.id }))
      return stop(suppressed())
    const fault = faults && (await faultFor(sight.labels, ownTrail(asked), patients))
    if (fault) return stop(fault)
    if (asked.interaction === 'last-seen' && asked.id)
      return { ...passed, request: trailOf(caller, asked.id) }
    if (asked.interaction === 'record-counts') return stop(await recordCounts(backend, caller, asked))
    const limit = verdict === true ? undefined : verdict
    const refused = isWrite(asked) ? await beforeWrite(passed, limit) : await beforeReading(passed, limit)
    return refused ? stop(refused) : passed
  }

  async function beforeReading(passed: Passed, limit: Limit | undefined): Promise<FhirResponse | undefined> {
    const { asked, sight, request } = passed
    if (asked.interaction === 'search') {
      const refused = refusedCriteria(sight, asked.type, asked.params)
      if (refused) return refused
      sight.countTells = countTells(sight, asked.params)
      Object.assign(passed, narrowed(request, asked, limit))
      if (asksHowMany(asked.params)) await count(passed, limit)
      return undefined
    }
    if (asked.interaction === 'read') Object.assign(passed, narrowedRead(request, asked))
    if (
      (asked.interaction === 'vread' || asked.interaction === 'history') &&
      asked.id &&
      asked.type !== 'Patient'
    ) {
      // An old version may not carry the mark that the resource has now.
      const { body } = await get(`/${asked.type}/${asked.id}`)
      if (body && isWithheld(sight, body)) return suppressed()
    }
    return undefined
  }

  /** How many, of those this caller may see: the record's own count would tell of the others. Up to a thousand. */
  async function count(passed: Passed, limit: Limit | undefined): Promise<void> {
    const { asked, sight, request } = passed
    const { prefer } = request.headers
    const all = everyOne(asked, limit)
    const read = async (url: string) =>
      bundleIn((await backend.handle({ method: 'GET', url, headers: { prefer } })).body)
    // of more than can be looked through only the record's own count is to be had, so they are not fetched in vain
    if (((await read(`${all}&_summary=count`))?.total ?? 0) > largestCount) return
    const bundle = await read(all)
    if (!bundle || bundle.link?.some(({ relation }) => relation === 'next')) return
    const seen = behindWalls(sight, bundle).entry ?? []
    passed.total = seen.filter(({ search }) => search?.mode !== 'outcome').length
  }

  async function beforeWrite(passed: Passed, limit: Limit | undefined): Promise<FhirResponse | undefined> {
    const { asked, sight, request } = passed
    const { caller } = sight
    const conditions = await conditionRefused(passed, limit, get)
    if (conditions) return conditions
    const stored = asked.interaction === 'create' ? undefined : await storedFor(asked)
    if (stored) {
      passed.stored = stored
      passed.patients.push(...patientsOf(stored).ids)
      if (isWithheld(sight, stored)) return suppressed()
      if (isPerson(caller) && isSomebodyElsesDraft(caller, stored)) return draftNotShown()
      if (limit && !isWithin(limit, stored)) return outsideOf(limit)
    } else if (asked.interaction === 'update' && caller.role && !permitted(caller.role, asked.type, 'create'))
      return notPermitted(caller, 'create', asked.type)
    if (asked.interaction === 'delete') return undefined
    const written = asked.interaction === 'patch' ? patched(sight, request, stored) : toResource(request.body)
    // Nothing to patch: the record itself says so.
    if (!written) return asked.interaction === 'patch' ? undefined : notAResource()
    if ('status' in written && 'headers' in written) return written as FhirResponse
    const sent = written as FhirResource
    if (sent.resourceType !== asked.type)
      return refusal(400, 'invalid', `A ${asked.type} was asked for and a ${sent.resourceType} was sent.`)
    const { persons } = sight.labels
    const resource = asked.interaction === 'patch' ? sent : asWritten(persons, sent, stored)
    const links = judgedLinks(caller, persons, { sent, written: resource, stored, headers: request.headers })
    if (links.refused) return links.refused
    if (links.linking) passed.linking = links.linking
    const moved = refusedMove(resource, stored)
    if (moved) return moved
    if (isWithheld(sight, resource) && !isOwnMark(sight, resource)) return suppressed()
    const meant = await conditionalReferenceRefused(sight, resource, get)
    if (meant) return meant
    if (limit && !isWithin(limit, resource)) return outsideOf(limit)
    if (replacesWithheld(sight, resource, stored)) return keptBack()
    const refusedToWrite = refusedNote(caller, resource, stored) ?? refusedLetter(caller, resource, stored)
    if (refusedToWrite) return refusedToWrite
    const oneself = await refusedFreshEyes(caller, resource, stored, get)
    if (oneself) return oneself
    passed.request = asWhole(passed.request, asked, restored(sight, resource, stored), stored)
    return undefined
  }

  /** The version that is about to be changed, when there is exactly one. */
  async function storedFor({ type, id, params }: Asked): Promise<FhirResource | undefined> {
    if (id) {
      const { status, body } = await get(`/${type}/${id}`)
      return status === 200 ? body : undefined
    }
    const criteria = new URLSearchParams(params)
    criteria.set('_count', '2')
    const { body } = await get(`/${type}?${criteria.toString()}`)
    const matches = resourcesIn(body)
    return matches.length === 1 ? matches[0] : undefined
  }

  /** The answer as this caller may see it, and whom it shows. */
  function after(passed: Passed, answer: FhirResponse): { answer: FhirResponse; patients: string[] } {
    const { sight, asked } = passed
    const patients = [...passed.patients]
    if (asked.interaction === 'last-seen')
      return { answer: lastSeenIn(answer, sight.caller, asked.id ?? '', now()), patients }
    const { body } = answer
    if (!body || body.resourceType === 'OperationOutcome') return { answer, patients }
    // A Bundle that was asked for by name is a document of the record; any other is an answer of many.
    const bundle = asked.type === 'Bundle' && !asksForMany(asked) ? undefined : bundleIn(body)
    if (bundle) {
      const seen = isPerson(sight.caller) ? behindWalls(sight, bundle) : bundle
      for (const one of resourcesIn(seen)) patients.push(...patientsOf(one).ids)
      const { total = seen.total } = passed
      const counted = total === undefined ? seen : { ...seen, total }
      const whole = passed.asItStands || !isPerson(sight.caller) ? counted : allAsOne(sight, counted)
      return { answer: { ...answer, body: trimmedBundle(passed, whole) }, patients }
    }
    patients.push(...patientsOf(body).ids)
    if (!isPerson(sight.caller)) return { answer, patients }
    // What a person has just written they may be shown; anything else that comes back is judged like any read.
    const own = isWrite(asked) && !(asked.interaction === 'create' && answer.status === 200)
    if (!own && isSomebodyElsesDraft(sight.caller, body)) return { answer: draftNotShown(), patients }
    if (!own && !mayShow(sight.caller, body))
      return { answer: notPermitted(sight.caller, 'read', body.resourceType), patients }
    if (!own && isWithheld(sight, body)) return { answer: suppressed(), patients }
    const seen = asOne(sight.labels.persons, masked(sight, body))
    return { answer: { ...answer, body: passed.elements ? trimmed(seen, passed.elements) : seen }, patients }
  }

  return { before, after }
}

/** What is read for it, by which a failure of it is asked for. */
const ownTrail = (asked: Asked): Asked =>
  asked.interaction === 'last-seen' ? { ...asked, type: 'AuditEvent' } : asked

const asksForMany = ({ interaction }: Asked) =>
  interaction === 'search' || interaction === 'history' || interaction === 'page'

/** Whom a request names, before anything is read. */
function namedBy({ type, id, params }: Asked, { body }: FhirRequest): string[] {
  const written = toResource(body)
  return [
    ...(type === 'Patient' && id ? [id] : []),
    ...patientsNamedIn(type, params),
    ...(written ? patientsOf(written).ids.filter((one) => one !== written.id || type !== 'Patient') : []),
  ]
}

/** Someone may mark what they write as very restricted; that does not make it someone else's. */
const isOwnMark = (sight: Sight, resource: FhirResource) =>
  !isWithheld(sight, { ...resource, meta: { ...resource.meta, security: [] } } as FhirResource)
