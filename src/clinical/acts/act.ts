import type { BundleEntry, FhirResource, Identifier, Provenance, Reference } from 'fhir/r4'

import { administrativeTag } from '#auth/limits.ts'
import { roleWords } from '#auth/roles.ts'
import type { Session } from '#auth/session.ts'

import { listOf } from '#clinical/entries/lenient.ts'
import { entrySystem, ownOrganisation, recordedBy } from './recorded-by.ts'

/** What somebody does to a chart in one go: all of it is written, or nothing, with the Provenance that says who did it. */
export type Act = {
  /** New entries, each with the identifier that finds it again */
  make?: readonly Made[]
  change?: readonly Change[]
  /** Why, in the writer's words */
  reason?: string
  /** The first entry has a number that others may make as well: what is found by it without being sent is theirs */
  shared?: boolean
}
export type Made = {
  resource: FhirResource & { identifier?: Identifier | Identifier[] }
  /** What other entries of the act call it by, when one of them refers to it */
  fullUrl?: string
  /** The entry from elsewhere that this one was made from */
  from?: Reference
}
/** `seen`: the version on the screen, against which `to` is written */
export type Change = { seen: FhirResource; to: FhirResource; withdrawn?: boolean }

export type Actor = {
  patientId: string
  /** How the act names the patient, when that one is made by it */
  patient?: Reference
  session: Pick<Session, 'userId' | 'name' | 'post'>
  /** Made once per form: what is sent again after a lost answer finds itself */
  actId: string
  now: Date
}

/** The one transaction of an act. */
export function transactionOf(
  { make = [], change = [], reason }: Act,
  actor: Actor,
): BundleEntry<FhirResource>[] {
  const made = make.flatMap(({ resource, from, fullUrl = `urn:uuid:${crypto.randomUUID()}` }, index) => {
    const [identifier] = listOf(resource.identifier)
    const ifNoneExist = `identifier=${encodeURIComponent(`${identifier?.system}|${identifier?.value}`)}`
    const entry = {
      fullUrl,
      resource,
      request: { method: 'POST' as const, url: resource.resourceType, ifNoneExist },
    }
    const signed = signature(
      { of: resource, target: { reference: fullUrl }, did: 'CREATE', reason, source: from },
      actor,
      `m${index}`,
    )
    return [entry, signed]
  })
  const changed = change.flatMap(({ seen, to, withdrawn }, index) => {
    const reference = `${seen.resourceType}/${seen.id}`
    const version = seen.meta?.versionId ?? ''
    const entry = {
      resource: { ...to, id: seen.id ?? '' },
      request: { method: 'PUT' as const, url: reference, ifMatch: `W/"${version}"` },
    }
    const did = withdrawn ? 'NULLIFY' : 'UPDATE'
    const madeOf = { reference: `${reference}/_history/${version}` }
    return [entry, signature({ of: to, target: { reference }, did, reason, madeOf }, actor, `c${index}`)]
  })
  return [...made, ...changed]
}

/** FHIR's own words for an act on a record (v3 DataOperation), and ours. */
const deeds = { CREATE: 'Recorded', UPDATE: 'Changed', NULLIFY: 'Marked as entered in error' } as const

type Signed = {
  of: FhirResource
  target: Reference
  did: keyof typeof deeds
  reason: string | undefined
  madeOf?: Reference
  source?: Reference | undefined
}

const hl7 = 'http://terminology.hl7.org/CodeSystem'

/** Who, in which role, for which organisation (domain facts §7.3). */
function signature(
  { of, target, did, reason, madeOf, source }: Signed,
  { patientId, patient = { reference: `Patient/${patientId}` }, session, actId, now }: Actor,
  part: string,
): BundleEntry<Provenance> {
  const entity: NonNullable<Provenance['entity']> = [
    ...(madeOf ? [{ role: 'revision' as const, what: madeOf }] : []),
    ...(source ? [{ role: 'source' as const, what: source }] : []),
  ]
  const tag = signatureTag(actId, part)
  const resource: Provenance = {
    resourceType: 'Provenance',
    // whose role opens referrals alone, of all requests, may see who signed them (auth/limits.ts)
    meta: { tag: [tag, ...listOf(administrativeTag(of))] },
    // R4 has no place for the patient; the gateway must know whom it is about (R5 Provenance.patient).
    extension: [
      {
        url: 'http://hl7.org/fhir/5.0/StructureDefinition/extension-Provenance.patient',
        valueReference: patient,
      },
    ],
    target: [target],
    recorded: now.toISOString(),
    activity: { coding: [{ system: `${hl7}/v3-DataOperation`, code: did }], text: deeds[did] },
    ...(reason ? { reason: [{ text: reason }] } : {}),
    agent: [
      {
        type: {
          coding: [{ system: `${hl7}/provenance-participant-type`, code: 'author', display: 'Author' }],
        },
        role: [{ text: roleWords[session.post.role] }],
        who: recordedBy(session),
        onBehalfOf: ownOrganisation(session),
      },
    ],
    ...(entity.length > 0 ? { entity } : {}),
  }
  const ifNoneExist = `_tag=${encodeURIComponent(`${tag.system}|${tag.code}`)}`
  return {
    fullUrl: `urn:uuid:${crypto.randomUUID()}`,
    resource,
    request: { method: 'POST', url: 'Provenance', ifNoneExist },
  }
}

/** A Provenance has no identifier: a tag finds it again. */
const signatureTag = (actId: string, part: string) => ({ system: entrySystem, code: `${actId}-${part}` })

/** Finds what an act has signed, whichever of its parts come first. */
export const signedBy = (actId: string, { make = [] }: Act) => {
  const { system, code } = signatureTag(actId, make.length > 0 ? 'm0' : 'c0')
  return `${system}|${code}`
}
