import type { Bundle, BundleEntry, Composition, DocumentReference, FhirResource, Patient } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'
import { dischargeSummary } from '#clinical/writing/note-types.ts'
import { entrySystem } from '#clinical/acts/recorded-by.ts'
import type { Stored } from '#fhir/client.ts'

type Making = {
  /** Signed, with its id in the record */
  composition: Stored<Composition>
  patient: Stored<Patient>
  /** What its sections are taken from, as the record holds it now */
  entries: readonly Stored<FhirResource>[]
  /** Where the record is, absolute: what the document's addresses begin with */
  base: string
  entryId: string
  now: Date
}

/** A FHIR document: the composition first, then the patient and what was quoted, each under its own address. */
export function toDocument({
  composition,
  patient,
  entries,
  base,
  entryId,
  now,
}: Making): Bundle<FhirResource> {
  const entry = ({ meta: _meta, ...resource }: Stored<FhirResource>): BundleEntry<FhirResource> => ({
    fullUrl: `${base}/${resource.resourceType}/${resource.id}`,
    resource: resource as FhirResource,
  })
  return {
    resourceType: 'Bundle',
    identifier: { system: entrySystem, value: `document-${entryId}` },
    type: 'document',
    timestamp: now.toISOString(),
    entry: [composition, whoIsIt(patient), ...entries.filter(isSound)].map(entry),
  }
}

/**
 * Who it is about, and not where they live: a document is kept for good, and an address that is withheld one day must not
 * stand in an old letter.
 */
const whoIsIt = ({ id, identifier, name, gender, birthDate }: Stored<Patient>): Stored<Patient> => ({
  resourceType: 'Patient',
  id,
  ...(identifier ? { identifier } : {}),
  ...(name ? { name } : {}),
  ...(gender ? { gender } : {}),
  ...(birthDate ? { birthDate } : {}),
})

/** An import may have kept what is not R4: the document says it in words, and stays a sound document. */
const isSound = ({ meta, resourceType }: FhirResource) =>
  resourceType !== 'Patient' && !listOf(meta?.tag).some(({ code }) => code === 'not-valid-r4')

/** In the list of documents it stands by this. `bundleUrl`: what the Bundle is called in the same transaction. */
export function toReference(
  { id, subject, author, custodian, encounter, title }: Stored<Composition>,
  bundleUrl: string,
  entryId: string,
  now: Date,
): DocumentReference {
  return {
    resourceType: 'DocumentReference',
    identifier: [{ system: entrySystem, value: `reference-${entryId}` }],
    status: 'current',
    docStatus: 'final',
    type: dischargeSummary,
    ...(subject ? { subject } : {}),
    date: now.toISOString(),
    author,
    ...(custodian ? { custodian } : {}),
    description: title,
    content: [
      {
        attachment: {
          contentType: 'application/fhir+json',
          title,
          url: bundleUrl,
          creation: now.toISOString(),
        },
      },
    ],
    context: {
      ...(encounter ? { encounter: [encounter] } : {}),
      related: [{ reference: bundleUrl }, { reference: `Composition/${id}` }],
    },
  }
}
