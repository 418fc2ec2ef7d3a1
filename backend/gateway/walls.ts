import type {
  Bundle,
  BundleEntry,
  FhirResource,
  OperationOutcome,
  OperationOutcomeIssue,
  Patient,
} from 'fhir/r4'

import { isWithin } from '../../src/auth/limits.ts'
import { can, permitted } from '../../src/auth/permissions.ts'
import { patientsOf } from './about.ts'
import { belonging } from './belonging.ts'
import { bundleIn } from './bundle.ts'
import { type Caller, isPerson } from './caller.ts'
import type { Grants } from './grants.ts'
import { confidentiality, hasLabel, type Labels, listOf } from './labels.ts'
import { isSomebodyElsesDraft } from './notes.ts'

/** What one caller may see just now. */
export type Sight = {
  caller: Caller
  labels: Labels
  grants: Grants
  /** The criteria asked where people live: then even a restricted patient's presence in the answer would tell */
  whereabouts?: boolean
  /** The criteria say no more than who, or which ward: then a withheld patient may be pointed at */
  asksWho?: boolean
  /** The criteria ask something of those kept back: then not even their number is told */
  countTells?: boolean
}

/** Emergency access to one record of a person opens every record of that person. */
export const covers = ({ caller, grants, labels }: Sight, patientId: string): boolean =>
  (labels.persons.sameAs.get(patientId) ?? [patientId]).some((id) => grants.covers(caller, id))

/** Is this kept back until emergency access is given? */
export function isWithheld(sight: Sight, resource: FhirResource): boolean {
  if (!isPerson(sight.caller)) return false
  const { labels, whereabouts } = sight
  const { ids, identifiers } = patientsOf(resource)
  const covered = (id: string) => covers(sight, id)
  if (ids.some((id) => labels.veryRestricted.has(id) && !covered(id))) return true
  if (whereabouts && ids.some((id) => labels.restricted.has(id))) return true
  // Named by a number only: nothing says which grant would cover it.
  if (identifiers.some((one) => labels.veryRestrictedIdentifiers.has(one)) && !ids.some(covered)) return true
  return hasLabel(resource, 'V') && !(ids.length > 0 && ids.every(covered))
}

/** Was it seen only because of emergency access? */
export const isEmergency = (sight: Sight, patients: readonly string[]): boolean =>
  isPerson(sight.caller) && patients.some((id) => covers(sight, id) && sight.labels.veryRestricted.has(id))

/** May this role see this resource at all, whatever brought it into the answer? */
export function mayShow(caller: Caller, resource: FhirResource): boolean {
  const { role } = caller
  if (role === undefined) return false
  if (resource.resourceType === 'OperationOutcome' || role === 'system') return true
  if (isSomebodyElsesDraft(caller, resource)) return false
  const verdict = permitted(role, resource.resourceType, 'read')
  return verdict === true || (verdict !== false && isWithin(verdict, resource))
}

/** Withheld of restricted patients; the narrative too, which may repeat any of it. */
const withheldElements = [
  'address',
  'telecom',
  'generalPractitioner',
  'contact',
  'contained',
  'text',
] as const

/** A restricted patient without what is withheld; everything else as it is. Its mark stays, so the screen can say why. */
export function masked(sight: Sight, resource: FhirResource): FhirResource {
  const { caller, labels } = sight
  const inside = bundleIn(resource)?.entry
  if (inside)
    // A document carries its patient along.
    return {
      ...resource,
      entry: inside.map((one) => (one.resource ? { ...one, resource: masked(sight, one.resource) } : one)),
    } as Bundle<FhirResource>
  if (!isPerson(caller) || resource.resourceType !== 'Patient' || !isRestricted(labels, resource))
    return resource
  const rest: Patient = { ...resource }
  for (const element of withheldElements) delete rest[element]
  return hasLabel(rest, 'R') ? rest : { ...rest, meta: withLabel(rest, 'R') }
}

const isRestricted = (labels: Labels, patient: Patient) =>
  hasLabel(patient, 'R') || (patient.id !== undefined && labels.restricted.has(patient.id))

/** Earlier versions of a patient restricted since are restricted as well. */
const withLabel = ({ meta }: Patient, code: string): Patient['meta'] => ({
  ...meta,
  security: [...listOf(meta?.security), { system: confidentiality, code }],
})

/** Would it put something in the place of what its writer was not shown? Nobody replaces an address unseen. */
export const replacesWithheld = (
  { caller, labels }: Sight,
  written: FhirResource,
  stored: FhirResource | undefined,
): boolean =>
  isPerson(caller) &&
  written.resourceType === 'Patient' &&
  stored?.resourceType === 'Patient' &&
  isRestricted(labels, stored) &&
  withheldElements.some((element) => written[element] !== undefined)

/** What a person writes back, with what they were not shown put in again, and the marks only the service may lift. */
export function restored(
  sight: Sight,
  written: FhirResource,
  stored: FhirResource | undefined,
): FhirResource {
  if (!stored || !isPerson(sight.caller)) return written
  let whole = written
  if (
    whole.resourceType === 'Patient' &&
    stored.resourceType === 'Patient' &&
    isRestricted(sight.labels, stored)
  ) {
    const kept: Partial<Patient> = {}
    for (const element of withheldElements)
      Object.assign(kept, stored[element] && { [element]: stored[element] })
    whole = { ...kept, ...whole }
  }
  const marks = listOf(whole.meta?.security)
  const lost = listOf(stored.meta?.security).filter(
    ({ system, code }) =>
      system === confidentiality && !marks.some((one) => one.system === system && one.code === code),
  )
  if (lost.length === 0) return whole
  return { ...whole, meta: { ...whole.meta, security: [...marks, ...lost] } }
}

/** A Bundle of search results or history as this caller may see it: counted, but not told, what was kept back. */
export function behindWalls(sight: Sight, bundle: Bundle<FhirResource>): Bundle<FhirResource> {
  const kept: BundleEntry<FhirResource>[] = []
  const withheld: OperationOutcomeIssue[] = []
  let removed = 0
  for (const entry of bundle.entry ?? []) {
    const { resource } = entry
    if (!resource) {
      // A deletion in a history: only its address is left, and that may say whose it was.
      if (isWithheldAddress(sight, entry.request?.url)) removed += 1
      else kept.push(entry)
    } else if (!mayShow(sight.caller, resource)) removed += counts(entry)
    else if (isWithheld(sight, resource)) {
      // Each answer once: the patient that came along with a withheld stay is not a second one.
      if (sight.countTells) removed += counts(entry)
      else if (counts(entry)) withheld.push(withheldIssue(sight, resource))
    } else kept.push({ ...entry, resource: masked(sight, resource) })
  }
  const missing = withheld.length + removed
  const belongs = isPerson(sight.caller) ? belonging(kept) : kept
  if (missing === 0) return { ...bundle, ...(bundle.entry ? { entry: belongs } : {}) }
  const { total, ...rest } = bundle
  // With more pages to come nobody knows how many of the rest would be kept back.
  const whole = !bundle.link?.some(({ relation }) => relation === 'next' || relation.startsWith('prev'))
  return {
    ...rest,
    ...(total !== undefined && whole ? { total: Math.max(0, total - missing) } : {}),
    entry:
      withheld.length > 0
        ? [...belongs, { resource: withheldOutcome(withheld), search: { mode: 'outcome' } }]
        : belongs,
  }
}

/** Of the answers themselves; what only came along is in no total. */
const counts = ({ search }: BundleEntry): number => (search?.mode === 'include' ? 0 : 1)

function isWithheldAddress(sight: Sight, url = ''): boolean {
  const [type, id = ''] = url.split('/')
  return (
    isPerson(sight.caller) && type === 'Patient' && sight.labels.veryRestricted.has(id) && !covers(sight, id)
  )
}

const withheldOutcome = (issue: OperationOutcomeIssue[]): OperationOutcome => ({
  resourceType: 'OperationOutcome',
  issue,
})

/** What is said of one thing kept back: that it is there and, to who may open it in an emergency, whose chart to ask for. */
function withheldIssue(sight: Sight, resource: FhirResource): OperationOutcomeIssue {
  const extension = patientsToOpen(sight, resource).map((id) => ({
    url: withheldPatient,
    valueReference: { reference: `Patient/${id}` },
  }))
  return {
    ...(extension.length > 0 ? { extension } : {}),
    severity: 'warning',
    code: 'suppressed',
    details: { text: 'Withheld: very restricted. Emergency access is needed to see it.' },
  }
}

const withheldPatient = 'https://lune.example/fhir/StructureDefinition/withheld-patient'

/** The very restricted patients this is about; an id and nothing else of them. */
function patientsToOpen(sight: Sight, resource: FhirResource): string[] {
  const { caller, labels, asksWho } = sight
  if (!asksWho || !caller.role || !can(caller.role, 'emergency.access')) return []
  return patientsOf(resource).ids.filter((id) => labels.veryRestricted.has(id) && !covers(sight, id))
}

/** Only the elements asked for. The gateway trims, after judging the whole: a trimmed resource hides whose it is. */
export function trimmed(resource: FhirResource, elements: ReadonlySet<string>): FhirResource {
  if (resource.resourceType === 'OperationOutcome') return resource
  const kept = Object.entries(resource).filter(
    ([name]) => elements.has(baseOf(name)) || elements.has(name.replace(/^_/, '')) || alwaysKept.has(name),
  )
  const subsetted = { system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue', code: 'SUBSETTED' }
  const meta = { ...resource.meta, tag: [...listOf(resource.meta?.tag), subsetted] }
  return { ...Object.fromEntries(kept), meta } as FhirResource
}

/** `value` of `valueQuantity`: an element with a choice of types is asked for without the type. */
const baseOf = (name: string) => name.replace(/^_/, '').replace(/[A-Z].*$/, '')

const alwaysKept = new Set(['resourceType', 'id', 'meta'])
