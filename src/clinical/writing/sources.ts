import type { AllergyIntolerance, Composition, CompositionSection, FhirResource } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'
import { aboutPatient } from '#clinical/patient/about-patient.ts'
import { fhir, type ResourceType, type Stored } from '#fhir/client.ts'
import { hasAny, textOf } from '#fhir/coding.ts'
import { FhirError } from '#fhir/errors.ts'

import { isQuote, quoteOf } from './writing.ts'

/** What stands in a note and was taken from an entry: how the note calls it, and when, where a quote says so. */
type Use = { said: string; taken: string | undefined }

/** Everything a note’s sections are taken from, by its address, each once. */
export function sourcesOf({ section }: Pick<Composition, 'section'>): Map<string, Use> {
  const found = new Map<string, Use>()
  const look = (sections: CompositionSection[] | undefined) => {
    for (const one of listOf(sections)) {
      const said = one.title ?? 'Words without a heading'
      const taken = isQuote(one) ? quoteOf(one).taken : undefined
      for (const { reference } of listOf(one.entry))
        if (reference && /^[A-Z]\w+\/[A-Za-z0-9\-.]{1,64}$/.test(reference) && !found.has(reference))
          found.set(reference, { said, taken })
      look(one.section)
    }
  }
  look(section)
  return found
}

/** As the record holds it now; undefined: it has gone. Any other failure is one. */
export async function there(address: string, patientId: string): Promise<Stored<FhirResource> | undefined> {
  const [type = '', id = ''] = address.split('/')
  try {
    // the address was written by us, of a resource that was read
    const resource = await fhir.read(type as ResourceType, id)
    return type === 'Patient' ? resource : aboutPatient([resource], patientId)[0]
  } catch (error) {
    if (error instanceof FhirError && error.kind === 'missing') return undefined
    throw error
  }
}

/** One thing a draft says that the record no longer says so. */
export type Stale = { said: string; how: 'changed' | 'marked in error' | 'gone from the record' }

/**
 * What a draft has taken from the record that has changed there since (hazard H18). The record’s own times are compared;
 * that a quote was taken is said by the writer’s clock.
 */
export function staleIn(
  sources: ReadonlyMap<string, Use>,
  now: ReadonlyMap<string, Stored<FhirResource> | undefined>,
  written: string,
): Stale[] {
  const found = [...sources].flatMap(([address, { said, taken }]): Stale[] => {
    const one = now.get(address)
    if (!one) return [{ said, how: 'gone from the record' }]
    const since = taken ?? written
    if (Date.parse(one.meta?.lastUpdated ?? '') <= Date.parse(since)) return []
    return [{ said, how: isInError(one) ? 'marked in error' : 'changed' }]
  })
  const once = new Map(found.map((one) => [`${one.said} ${one.how}`, one]))
  return [...once.values()]
}

const isInError = (resource: FhirResource) =>
  ('status' in resource && resource.status === 'entered-in-error') ||
  ('verificationStatus' in resource &&
    typeof resource.verificationStatus === 'object' &&
    hasAny(resource.verificationStatus, 'entered-in-error'))

/** An allergy in words, with what makes it no longer one. */
export function allergyWords({ code, clinicalStatus, verificationStatus }: AllergyIntolerance): string {
  const standing = [verificationStatus, clinicalStatus].flatMap((one) =>
    hasAny(one, 'entered-in-error', 'refuted', 'inactive', 'resolved') ? textOf(one, '') : [],
  )
  return [textOf(code, 'Substance not named'), ...standing.filter(Boolean)].join(', ')
}
