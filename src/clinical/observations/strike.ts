import type { BundleEntry, FhirResource, Observation, Reference } from 'fhir/r4'

import type { Stored } from '#fhir/client.ts'

import { replacedByUrl, struckWords } from './struck.ts'

type Striking = {
  kind: keyof typeof struckWords
  reason: string
  author: Reference
  time: string
  /** Of an amendment: where in the same transaction the new set is written */
  replacedBy?: string | undefined
}

/**
 * The entries of a transaction that strike a set through. UK Core fixes a vital sign's status to `final`; a correction is
 * a new one with the old as entered in error, and the clinical truth goes before the profile (domain facts §4.6).
 * Each is written against the version that was read (hazard H11).
 */
export const strike = (
  resources: readonly Stored<Observation>[],
  striking: Striking,
): BundleEntry<FhirResource>[] =>
  resources.map((resource) => ({
    resource: struckThrough(resource, striking),
    request: {
      method: 'PUT',
      url: `Observation/${resource.id}`,
      ifMatch: `W/"${resource.meta?.versionId ?? ''}"`,
    },
  }))

/** The same entry, taken back: every word of it stays, with who did it, when and why. */
export function struckThrough(
  resource: Stored<Observation>,
  { kind, reason, author, time, replacedBy }: Striking,
): Stored<Observation> {
  const note = { authorReference: author, time, text: `${struckWords[kind]}: ${reason}` }
  const replaced = { url: replacedByUrl, valueReference: { reference: replacedBy ?? '' } }
  return {
    ...resource,
    status: 'entered-in-error',
    note: [...(resource.note ?? []), note],
    ...(replacedBy ? { extension: [...(resource.extension ?? []), replaced] } : {}),
  }
}
