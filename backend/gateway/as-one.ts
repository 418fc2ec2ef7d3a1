import type { Bundle, BundleEntry, FhirResource, Reference } from 'fhir/r4'

import { patientIdIn, patientsOf } from './about.ts'
import { referencesIn } from './belonging.ts'
import type { Persons } from './persons.ts'
import { masked, type Sight } from './walls.ts'

/**
 * One person, several records (decision 027). Nothing in the record is re-pointed: an entry keeps the subject it was
 * written with. People read it, at this door, as the survivor's, marked with the record it stands in; what they write
 * back gets its own subject again.
 */
const recordedIn = 'https://lune.example/fhir/StructureDefinition/recorded-in'

const naming = /^(patient|subject|beneficiary|actor|individual)(:Patient)?$/

/**
 * Criteria that name somebody, with every record that is this person; true when one names a replaced record itself: what
 * stands in it is then answered as it stands there.
 */
export function widened(type: string, params: URLSearchParams, { sameAs, survivorOf }: Persons): boolean {
  if (sameAs.size === 0 || type === 'Patient') return false
  let asItStands = false
  for (const name of new Set(params.keys())) {
    if (!naming.test(name)) continue
    const values = params.getAll(name)
    params.delete(name)
    for (const value of values) {
      const named = value.split(',')
      const whole = named.flatMap((one) => {
        const id = patientIdIn(one) ?? one
        if (survivorOf.has(id)) asItStands = true
        else return (sameAs.get(id) ?? [id]).map((other) => one.slice(0, one.length - id.length) + other)
        return [one]
      })
      params.append(name, [...new Set(whole)].join(','))
    }
  }
  return asItStands
}

/** What says of a record itself, or of who did something to it, keeps the name it has. */
const untouched = new Set(['Patient', 'AuditEvent', 'Provenance', 'Bundle', 'OperationOutcome'])

/** An entry as it is read: about the record to use. */
export function asOne<R extends FhirResource>({ survivorOf, replaced }: Persons, resource: R): R {
  if (survivorOf.size === 0 || untouched.has(resource.resourceType)) return resource
  if (!patientsOf(resource).ids.some((id) => survivorOf.has(id))) return resource
  return changed(resource, (reference) => {
    const id = patientIdIn(reference.reference ?? '') ?? ''
    const survivor = survivorOf.get(id)
    if (!survivor) return reference
    const as = { ...reference, display: reference.display ?? nameOf(replaced.get(id)) }
    return {
      ...reference,
      reference: `Patient/${survivor.id}`,
      ...(reference.display ? { display: nameOf(survivor) } : {}),
      extension: [...(reference.extension ?? []), { url: recordedIn, valueReference: as }],
    }
  })
}

/** Many, with whom they are about: a replaced patient who only came along is the survivor, once. */
export function allAsOne(sight: Sight, bundle: Bundle<FhirResource>): Bundle<FhirResource> {
  const { persons } = sight.labels
  if (persons.survivorOf.size === 0 || !bundle.entry) return bundle
  const there = new Set<string>()
  const entry = bundle.entry.flatMap((one): BundleEntry<FhirResource>[] => {
    const { resource, search } = one
    if (!resource) return [one]
    const survivor = search?.mode === 'include' && persons.survivorOf.get(resource.id ?? '')
    const shown =
      survivor && resource.resourceType === 'Patient' ? masked(sight, survivor) : asOne(persons, resource)
    if (shown.resourceType !== 'Patient') return [shown === resource ? one : { ...one, resource: shown }]
    if (there.has(shown.id ?? '') && search?.mode === 'include') return []
    there.add(shown.id ?? '')
    return [shown === resource ? one : { resource: shown, ...(search ? { search } : {}) }]
  })
  return { ...bundle, entry }
}

/** What a person writes, about the record each entry stands in: a new one in the survivor, a known one where it was. */
export function asWritten<R extends FhirResource>(
  { survivorOf }: Persons,
  written: R,
  stored: FhirResource | undefined,
): R {
  if (untouched.has(written.resourceType)) return written
  const before = stored ? allReferences(stored) : []
  const whole = changed(written, (reference) => {
    const id = markOf(reference)
    if (id === undefined) return reference
    const originals = before.filter((one) => patientIdIn(one.reference ?? '') === id)
    const named = reference.display !== undefined
    const original = originals.find(({ display }) => (display !== undefined) === named) ?? originals[0]
    if (original) return original
    const { extension = [], ...rest } = reference
    const others = extension.filter(({ url }) => url !== recordedIn)
    return { ...rest, ...(others.length > 0 ? { extension: others } : {}) }
  })
  return keptSubjects(survivorOf, whole, stored)
}

/** Read as the survivor's when they were merged, and they have been parted since: it is no longer about that person. */
export function isOfParted({ survivorOf }: Persons, written: FhirResource): boolean {
  return allReferences(written).some((reference) => {
    const id = markOf(reference)
    return id !== undefined && survivorOf.get(id)?.id !== patientIdIn(reference.reference ?? '')
  })
}

/** A form that names the patient anew does not move the entry to another record of the same person. */
function keptSubjects<R extends FhirResource>(
  survivorOf: Persons['survivorOf'],
  written: R,
  stored: FhirResource | undefined,
): R {
  if (!stored) return written
  const was = new Map<string, unknown>(Object.entries(stored))
  const is = new Map<string, unknown>(Object.entries(written))
  const kept = ['subject', 'patient', 'for', 'beneficiary'].flatMap((element) => {
    const id = patientIdIn(addressOf(was.get(element)))
    const now = patientIdIn(addressOf(is.get(element)))
    return id && now && survivorOf.get(id)?.id === now ? [[element, was.get(element)] as const] : []
  })
  return kept.length === 0 ? written : { ...written, ...Object.fromEntries(kept) }
}

const addressOf = (value: unknown): string => (isReference(value) ? (value.reference ?? '') : '')

/** The patients whom a resource is of: not everybody it names. */
export function subjectsOf(resource: FhirResource): string[] {
  const fields = new Map<string, unknown>(Object.entries(resource))
  const subjects = ['subject', 'patient', 'for', 'beneficiary'].map((element) => fields.get(element))
  const actors = [fields.get('participant')].flat().map((one) => (isObject(one) ? one['actor'] : undefined))
  return referencesIn([...subjects, ...actors]).flatMap((one) => patientIdIn(one) ?? [])
}

/** The record that a reference stands for, as it was read; undefined when it is no other than it says. */
function markOf({ extension }: Reference): string | undefined {
  const mark = extension?.find(({ url }) => url === recordedIn)
  return mark && (patientIdIn(mark.valueReference?.reference ?? '') ?? '')
}

function allReferences(resource: FhirResource): Reference[] {
  const found: Reference[] = []
  changed(resource, (reference) => {
    found.push(reference)
    return reference
  })
  return found
}

/** The same value, with each reference in it changed. */
function changed<T>(value: T, change: (reference: Reference) => Reference): T {
  const walk = (one: unknown): unknown => {
    if (Array.isArray(one)) return one.map(walk)
    if (!isObject(one)) return one
    const next = isReference(one) ? change(one) : one
    // the mark itself names the record it is about
    return next === one
      ? Object.fromEntries(Object.entries(one).map(([name, each]) => [name, walk(each)]))
      : next
  }
  // only references are changed, and each into a reference: the shape is the same
  return walk(value) as T
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
const isReference = (value: unknown): value is Reference =>
  isObject(value) && typeof value['reference'] === 'string'

const nameOf = (patient: FhirResource | undefined): string => {
  const [name] = patient?.resourceType === 'Patient' ? [patient.name].flat() : []
  const family = name?.family?.toLocaleUpperCase('en-GB')
  return [family, [name?.given].flat().join(' ')].filter(Boolean).join(', ') || name?.text || 'another record'
}
