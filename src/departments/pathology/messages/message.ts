import type { DiagnosticReport, FhirResource, Identifier, Patient, Reference } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'
import { staffName } from '#fhir/names.ts'
import { nhsDigits } from '#lib/nhs-number.ts'

/** A report that another laboratory sent, with all that it names (domain facts §6.1.1). */
export type Message = {
  /** The whole number; without one nobody can be found safely */
  nhsNumber: string
  birth: string | undefined
  reports: (DiagnosticReport & { id: string })[]
  /** Report, values, specimen and request, each naming the others by type and id */
  resources: Kept[]
}
export type Kept = Extract<FhirResource, { resourceType: (typeof kept)[number] }> & { id: string }

const kept = ['DiagnosticReport', 'Observation', 'Specimen', 'ServiceRequest'] as const
const isKept = (resource: FhirResource): resource is Kept =>
  kept.some((one) => one === resource.resourceType) && resource.id !== undefined

const nhsSystem = 'https://fhir.nhs.uk/Id/nhs-number'

/** Says in words why a file is no such message. */
export function readMessage(text: string): Message {
  const resources = resourcesIn(text)
  const patients = resources.flatMap(({ resource }) => (resource.resourceType === 'Patient' ? resource : []))
  const [patient, ...others] = patients
  if (!patient) throw new Error('The message names no patient.')
  if (others.length > 0)
    throw new Error('The message is about more than one patient: nothing of it is taken.')
  const nhsNumber = nhsNumberOf(patient)
  if (!nhsNumber) throw new Error('The message has no NHS number: nobody can be found by it.')
  const addressOf = new Map(resources.map(({ url, resource }) => [url, resource]))
  const normal = resources
    .map(({ resource }) => resource)
    .filter(isKept)
    .map((one) => withReferences(one, (reference) => plain(reference, addressOf)))
    .map((one) => (one.resourceType === 'DiagnosticReport' ? withMaker(one, resources, addressOf) : one))
  const reports = normal.filter(
    (one): one is Message['reports'][number] => one.resourceType === 'DiagnosticReport',
  )
  if (reports.length === 0) throw new Error('There is no report in this message.')
  if (reports.some(({ performer }) => listOf(performer).length === 0))
    throw new Error('The message does not say which laboratory it is from.')
  return { nhsNumber, birth: patient.birthDate, reports, resources: normal }
}

/** A report that does not say which laboratory made it is of the one that sent it. */
function withMaker<R extends DiagnosticReport>(
  report: R,
  resources: readonly { resource: FhirResource }[],
  addressOf: ReadonlyMap<string, FhirResource>,
): R {
  const header = resources.find(({ resource }) => resource.resourceType === 'MessageHeader')?.resource
  if (listOf(report.performer).length > 0 || header?.resourceType !== 'MessageHeader') return report
  const { sender, source } = header
  const from = sender ? plain(sender, addressOf) : source?.name ? { display: source.name } : undefined
  return from ? { ...report, performer: [from] } : report
}

function resourcesIn(text: string): { url: string; resource: FhirResource }[] {
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch {
    throw new Error('This file is not JSON.')
  }
  if (!isObject(read) || read['resourceType'] !== 'Bundle' || !Array.isArray(read['entry']))
    throw new Error('This file is no FHIR Bundle.')
  return read['entry'].flatMap((entry: unknown) => {
    const resource: unknown = isObject(entry) ? entry['resource'] : undefined
    if (!isObject(resource) || typeof resource['resourceType'] !== 'string') return []
    const url = isObject(entry) && typeof entry['fullUrl'] === 'string' ? entry['fullUrl'] : ''
    // what a file calls a resource is what the types call one
    const one = resource as unknown as FhirResource
    return { url: url || `${one.resourceType}/${one.id}`, resource: one }
  })
}

const nhsNumberOf = ({ identifier }: Patient) => {
  const found = listOf(identifier).find(({ system }) => system === nhsSystem)?.value
  const digits = found ? nhsDigits(found) : ''
  return /^\d{10}$/.test(digits) ? digits : undefined
}

/** People and places of another system are named, not copied: their numbers mean the same everywhere. */
function plain(reference: Reference, addressOf: ReadonlyMap<string, FhirResource>): Reference {
  const there = addressOf.get(reference.reference ?? '')
  // what did not come along is in the other system alone
  if (!there) return named(reference, undefined)
  if (isKept(there) || there.resourceType === 'Patient')
    return { ...reference, reference: `${there.resourceType}/${there.id}` }
  return named(reference, there)
}

function named({ display, identifier }: Reference, there: FhirResource | undefined): Reference {
  const own: unknown =
    there && 'identifier' in there ? listOf(there.identifier as Identifier | Identifier[])[0] : undefined
  const words = display ?? (there ? nameOf(there) : undefined)
  return {
    ...(words ? { display: words } : {}),
    ...(identifier ? { identifier } : own ? { identifier: own as Identifier } : {}),
  }
}

function nameOf(there: FhirResource): string | undefined {
  if (there.resourceType === 'Organization') return there.name
  return there.resourceType === 'Practitioner' ? staffName(there.name) : undefined
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** The same thing with each of its references, however deep, written otherwise. */
export function withReferences<T>(value: T, to: (reference: Reference) => Reference): T {
  const walk = (one: unknown): unknown => {
    if (Array.isArray(one)) return one.map(walk)
    if (!isObject(one)) return one
    const inside = Object.fromEntries(Object.entries(one).map(([name, part]) => [name, walk(part)]))
    return typeof one['reference'] === 'string' ? to(inside as Reference) : inside
  }
  return walk(value) as T
}
