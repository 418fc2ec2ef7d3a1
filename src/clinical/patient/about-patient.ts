import type { FhirResource, Reference } from 'fhir/r4'

/** The id a reference points to when it is of that type: relative, absolute, with or without a version. */
export function referenceId(reference: Reference | undefined, type: string): string | undefined {
  const parts = (reference?.reference ?? '').split('/_history/')[0]?.split('/') ?? []
  return parts.at(-2) === type ? parts.at(-1) : undefined
}

/** Everybody a resource says it is about. */
function patientsOf(resource: FhirResource): string[] {
  if (resource.resourceType === 'Patient') return resource.id ? [resource.id] : []
  return aboutOf(resource).flatMap((reference) => referenceId(reference, 'Patient') ?? [])
}

function aboutOf(resource: FhirResource): (Reference | undefined)[] {
  const about: (Reference | undefined)[] = []
  if ('subject' in resource && isReference(resource.subject)) about.push(resource.subject)
  if ('patient' in resource && isReference(resource.patient)) about.push(resource.patient)
  if (resource.resourceType === 'Task') about.push(resource.for)
  if (resource.resourceType === 'Appointment')
    about.push(...(resource.participant ?? []).map(({ actor }) => actor))
  return about
}

/** True when the resource names this patient. */
export const isAbout = (resource: FhirResource, patientId: string): boolean =>
  patientsOf(resource).includes(patientId)

/** The replaced record an entry stands in, as the gateway says beside who it is about (decision 027). */
export function recordedIn(
  resource: FhirResource,
): { id: string | undefined; name: string | undefined } | undefined {
  for (const about of aboutOf(resource)) {
    const mark = about?.extension?.find(({ url }) => url.endsWith('/recorded-in'))?.valueReference
    if (mark) return { id: referenceId(mark, 'Patient'), name: mark.display }
  }
  return undefined
}

const isReference = (value: unknown): value is Reference =>
  typeof value === 'object' && value !== null && 'reference' in value

/**
 * Wrong-patient control (hazard H1): nothing about somebody else is ever drawn on this patient's chart.
 * One such entry means that the answer cannot be trusted, so the list is an error, not a shorter list.
 */
export function aboutPatient<R extends FhirResource>(resources: R[], patientId: string): R[] {
  const foreign = resources.filter((resource) => !isAbout(resource, patientId)).length
  if (foreign > 0) {
    throw new Error(
      `The record answered with ${foreign === 1 ? 'an entry' : `${foreign} entries`} not about this patient. Nothing of it is shown.`,
    )
  }
  return resources
}

/**
 * The same control before a write: what is not about the open patient is never sent. Several at once for a transaction;
 * a resource that names nobody itself (a Provenance, a Binary) goes along with those that do.
 */
export function onlyAbout<R extends FhirResource>(patientId: string, ...resources: R[]): void {
  const named = resources.map(patientsOf).filter((patients) => patients.length > 0)
  if (named.length === 0 || named.some((patients) => !patients.includes(patientId)))
    throw new Error('This entry is not about the patient whose chart is open. Nothing was sent.')
}
