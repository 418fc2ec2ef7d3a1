import type { FhirResource } from 'fhir/r4'

import {
  fhir,
  type Found,
  type ResourceOf,
  type ResourceType,
  type SearchParams,
  type Stored,
} from '#fhir/client.ts'

import { aboutPatient } from '#clinical/patient/about-patient.ts'

/** A list of a chart, and what the reader must know about the list itself. */
export type Entries<T> = {
  entries: T[]
  /** Kept back because they are restricted */
  withheld: number
  /** In the record, in a shape that could not be understood */
  unreadable: number
  /** False: the record holds more than was asked for */
  complete: boolean
}

/** As much of an answer as a model reads. */
export type Answer<R extends FhirResource> = Pick<Found<R>, 'resources' | 'withheld'> & {
  included?: FhirResource[]
  complete?: boolean
}

/** Everything of one type about one patient, checked to be about that patient. */
export async function searchAbout<T extends ResourceType>(
  type: T,
  patientId: string,
  params: SearchParams = {},
): Promise<Found<ResourceOf<T>>> {
  const found = await fhir.search(type, { patient: patientId, ...params })
  aboutPatient<Stored<ResourceOf<T>>>(found.resources, patientId)
  return found
}

/** The first `count`, for types of high volume; `complete` says whether that was all. */
export async function pageAbout<T extends ResourceType>(
  type: T,
  patientId: string,
  params: SearchParams,
  count: number,
  options: { signal?: AbortSignal } = {},
) {
  const found = await fhir.page(type, { patient: patientId, ...params }, count, options)
  aboutPatient<Stored<ResourceOf<T>>>(found.resources, patientId)
  return found
}

/** One odd resource must not take the list with it: it is counted, and the screen says so. */
export function toEntries<R, T>(
  { resources, withheld, complete = true }: { resources: R[]; withheld: number; complete?: boolean },
  toEntry: (resource: R) => T | undefined,
): Entries<T> {
  let unreadable = 0
  const entries = resources.flatMap((resource) => {
    try {
      return toEntry(resource) ?? []
    } catch {
      unreadable += 1
      return []
    }
  })
  return { entries, withheld, unreadable, complete }
}

/** What must be said beside a list that is not the whole of what the record holds. */
export function listNotes({ entries, withheld, unreadable, complete }: Entries<unknown>): string[] {
  const many = (count: number, one: string, more: string) =>
    count === 1 ? `1 entry ${one}` : `${count} entries ${more}`
  return [
    complete ? '' : `Newest ${entries.length} of more.`,
    withheld > 0 ? `${many(withheld, 'is', 'are')} withheld: restricted.` : '',
    unreadable > 0 ? `${many(unreadable, 'is', 'are')} in a form that cannot be shown here.` : '',
  ].filter(Boolean)
}
