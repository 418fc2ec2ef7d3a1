import type { FhirResource, Identifier, Reference } from 'fhir/r4'

import { referenceId } from '#clinical/patient/about-patient.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { placeText, type Source, sourceOf, whoText } from '#clinical/entries/source.ts'
import type { ResourceType, Stored } from '#fhir/client.ts'
import type { ChartSection } from '#lib/paths.ts'
import type { Span } from '#ui/chart/strip.ts'

import { dayOf, spanOf } from './moments.ts'

export const kinds = ['visit', 'procedure', 'note', 'report', 'letter', 'medicine'] as const
export type Kind = (typeof kinds)[number]

/** What one may filter by: its words are shown, its code stands in the address, which must name nobody. */
export type Named = { code: string; words: string }

/** One thing that happened, in the words of the chart. */
export type TimelineEvent = {
  /** `Procedure/1`; the two ends of a medicine are two events */
  id: string
  /** The entry it is told by */
  entry: { type: ResourceType; id: string }
  kind: Kind
  /** What happened to it, where the kind alone does not say: `Stopped` */
  change: string | undefined
  title: string
  /** What stands beneath the title, each as the record says it */
  details: string[]
  /** As the record wrote it */
  when: string | undefined
  /** The stretch of time that names; undefined when it names none */
  span: Span | undefined
  /** The day it is listed under, or the month or year when no more is known */
  day: string
  /** For what lasts: undefined while it has not ended, or when nobody recorded that it did */
  until: string | undefined
  ongoing: boolean
  source: Source
  /** The place of its source, to filter by */
  from: Named
  specialty: Named | undefined
  visitId: string | undefined
  /** Entries with one of these in common say the same (domain facts §7.4) */
  sameAs: readonly string[]
  /** Where it stands whole */
  section: ChartSection | undefined
}

type Told = Pick<TimelineEvent, 'kind' | 'title' | 'when'> &
  Partial<Pick<TimelineEvent, 'change' | 'until' | 'ongoing' | 'specialty' | 'section'>> & {
    details?: (string | undefined)[]
    /** The organisation behind it, where the resource has a place for one */
    organisation?: Reference | undefined
    visit?: Reference | undefined
  }

/** What every event says of itself: when, from where, by whom. */
export function eventOf(resource: Stored<FhirResource>, told: Told): TimelineEvent {
  const { organisation, visit, details = [], ...said } = told
  const source = sourceOf(resource)
  return {
    id: `${resource.resourceType}/${resource.id}`,
    entry: { type: resource.resourceType, id: resource.id },
    change: undefined,
    until: undefined,
    ongoing: false,
    specialty: undefined,
    visitId: referenceId(visit, 'Encounter'),
    section: undefined,
    ...said,
    details: details.flatMap((one) => one?.trim() || []),
    ...timed(said.when),
    source,
    sameAs: sameAs(resource, told),
    from: placeNamed(source, organisation, resource),
  }
}

/**
 * The same identifier and the same words, or the same words at the same moment: shown together, never merged. An
 * identifier alone will not do: laboratories number a request, and several reports answer it.
 */
function sameAs(resource: FhirResource, { kind, title, change = '', when }: Told): string[] {
  const said = [kind, change, title.toLowerCase()].join('|')
  const identifiers = 'identifier' in resource ? listOf<Identifier>(resource.identifier) : []
  return [
    ...identifiers.flatMap(({ system, value }) => (system && value ? [`${said}|${system}|${value}`] : [])),
    ...(when?.includes('T') ? [`${said}|${Date.parse(when)}`] : []),
  ]
}

export function timed(when: string | undefined): Pick<TimelineEvent, 'when' | 'span' | 'day'> {
  const span = spanOf(when)
  return { when, span, day: span && when ? dayOf(when, span) : '' }
}

export const notStated = 'none'

function placeNamed({ place }: Source, organisation: Reference | undefined, within: FhirResource): Named {
  if (place) return named(placeText(place), place.ods)
  const words = whoText(organisation, within)
  return words ? named(words) : { code: notStated, words: 'Source not stated' }
}

/** A short code of the record's own where it is one; else a number made of the words, which tells nobody anything. */
export const named = (words: string, code = words): Named => ({
  code: /^[A-Z0-9]{1,10}$/.test(code) ? code : digest(code),
  words,
})

/** FNV-1a: not for secrets, only short and always the same. */
function digest(text: string): string {
  let hash = 0x811c9dc5
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193)
  return (hash >>> 0).toString(36).padStart(7, '0')
}

/** The first organisation among those named. */
export const organisationIn = (references: Reference[] | undefined): Reference | undefined =>
  listOf(references).find(
    (one) => one.type === 'Organization' || referenceId(one, 'Organization') !== undefined,
  )
