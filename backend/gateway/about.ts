import type { FhirResource, Reference } from 'fhir/r4'

/** Who a resource is about: ids of patients, and `system|value` where it names one by identifier only. */
export type About = { ids: string[]; identifiers: string[]; conditional: string[] }

/**
 * One function knows whom a resource is about: every patient it refers to, wherever it does, for a name stands beside
 * each reference. The audit trail is about its users, so: nobody. A patient is about that patient alone.
 */
export function patientsOf(resource: FhirResource): About {
  const about: About = { ids: [], identifiers: [], conditional: [] }
  if (resource.resourceType === 'AuditEvent') return about
  if (resource.resourceType === 'Patient') {
    if (resource.id) about.ids.push(resource.id)
    return about
  }
  for (const value of Object.values(resource)) look(about, value)
  return about
}

function look(about: About, value: unknown) {
  if (Array.isArray(value)) for (const each of value) look(about, each)
  else if (isObject(value)) {
    note(about, value)
    for (const each of Object.values(value)) if (typeof each === 'object') look(about, each)
  }
}

function note(about: About, value: unknown) {
  if (!isObject(value)) return
  if ('resourceType' in value && value['resourceType'] === 'Patient') noteInside(about, value)
  const { reference, identifier } = value as Reference
  if (typeof reference === 'string') {
    const id = patientIdIn(reference)
    if (id) {
      if (!about.ids.includes(id)) about.ids.push(id)
    } else if (reference.startsWith('Patient?')) about.conditional.push(reference)
  }
  if (identifier?.system && identifier.value)
    about.identifiers.push(`${identifier.system}|${identifier.value}`)
}

/** A patient inside of something else: a document carries its own, whatever its references are written like. */
function noteInside(about: About, { id, identifier }: Record<string, unknown>) {
  if (typeof id === 'string' && !about.ids.includes(id)) about.ids.push(id)
  for (const one of [identifier].flat())
    if (isObject(one) && typeof one['system'] === 'string' && typeof one['value'] === 'string')
      about.identifiers.push(`${one['system']}|${one['value']}`)
}

/** `Patient/1`, `http://any.server/fhir/Patient/1`, `Patient/1/_history/2`; undefined for anything else. */
export const patientIdIn = (reference: string): string | undefined =>
  /(?:^|\/)Patient\/([A-Za-z0-9\-.]{1,64})(?:\/_history\/[^/]+)?$/.exec(reference)?.[1]

/** The patients that search criteria name outright. */
export function patientsNamedIn(type: string, params: URLSearchParams): string[] {
  return [...params].flatMap(([name, value]) => {
    if (name === '_id' && type === 'Patient') return value.split(',')
    if (!/^(patient|subject|beneficiary|actor|individual)(:Patient)?$/.test(name)) return []
    return value
      .split(',')
      .flatMap((one) => patientIdIn(one) ?? (one.includes('/') || one.includes('|') ? [] : [one]))
  })
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
