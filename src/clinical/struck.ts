import type { Annotation, BundleEntry, FhirResource, Observation, Reference } from 'fhir/r4'

import type { Stored } from '#fhir/client.ts'

import { whoText } from './source.ts'

/** That an entry was taken back: by whom, when, why, and by what it was replaced. */
export type Struck = {
  words: 'Entered in error' | 'Cancelled' | 'Amended'
  reason: string | undefined
  by: string | undefined
  at: string | undefined
  /** The id of the Observation written in its place */
  replacedBy: string | undefined
}

/** R4 has no element for it: an observation cannot say itself what took its place. */
const replacedByUrl = 'https://lune.example/fhir/StructureDefinition/replaced-by'

/** The words the reason is kept under, in the note that taking it back adds. */
const struckWords = { amended: 'Amended', 'in error': 'Marked as entered in error' } as const

export function toStruck({ status, note = [], extension = [] }: Observation): Struck {
  const replacedBy = extension
    .find(({ url }) => url === replacedByUrl)
    ?.valueReference?.reference?.split('/')
    .at(-1)
  const said = note.findLast(({ text }) => Object.values(struckWords).some((words) => text.startsWith(words)))
  return {
    words: replacedBy ? 'Amended' : status === 'cancelled' ? 'Cancelled' : 'Entered in error',
    reason: said ? said.text.replace(/^[^:]*:\s*/, '') : note.at(-1)?.text,
    by: said && authorOf(said),
    at: said?.time,
    replacedBy,
  }
}

const authorOf = ({ authorReference, authorString }: Annotation) => whoText(authorReference) ?? authorString

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
export function strike(
  resources: readonly Stored<Observation>[],
  striking: Striking,
): BundleEntry<FhirResource>[] {
  const { kind, reason, author, time, replacedBy } = striking
  const note = { authorReference: author, time, text: `${struckWords[kind]}: ${reason}` }
  return resources.map((resource) => ({
    resource: {
      ...resource,
      status: 'entered-in-error',
      note: [...(resource.note ?? []), note],
      ...(replacedBy
        ? {
            extension: [
              ...(resource.extension ?? []),
              { url: replacedByUrl, valueReference: { reference: replacedBy } },
            ],
          }
        : {}),
    },
    request: {
      method: 'PUT',
      url: `Observation/${resource.id}`,
      ifMatch: `W/"${resource.meta?.versionId ?? ''}"`,
    },
  }))
}
