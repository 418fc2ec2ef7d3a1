import type { FhirResource } from 'fhir/r4'

import { pageAbout } from '#clinical/entries/entries.ts'
import type { ResourceOf, ResourceType, SearchParams, Stored } from '#fhir/client.ts'

import type { Kind, TimelineEvent } from './event.ts'
import { addDays, midnight, spanOf } from './moments.ts'

/** What one search brought: events, what it must confess, and where it ended. */
export type Window = {
  events: TimelineEvent[]
  withheld: number
  unreadable: number
  /** Undefined when the record holds nothing earlier */
  earlier: Reach | undefined
}

/** All that began after `after` is loaded; what is asked for next begins before `before`. */
export type Reach = { after?: number; before?: string }

/** One type of resource as the timeline reads it. */
export type Told<T extends ResourceType> = {
  type: T
  /** What the reader calls these, for "Could not load …" */
  words: string
  /** What may be among them */
  kinds: readonly Kind[]
  /** The search parameter of the date they are put in order by, and that date */
  sortedBy: string
  dateOf: (resource: ResourceOf<T>) => string | undefined
  /** All that `toEvents` reads: whole resources would be ten times as many bytes */
  elements: readonly string[]
  include?: string
  toEvents: (resource: Stored<ResourceOf<T>>, included: FhirResource[]) => TimelineEvent[]
}

const mostAtOnce = 1000

/** The newest `count` that began before `before`, by date, so that it costs the same however long the chart is. */
export async function windowOf<T extends ResourceType>(
  told: Told<T>,
  patientId: string,
  { after, before }: Reach,
  count: number,
  signal: AbortSignal,
): Promise<Window> {
  const { type, sortedBy, dateOf } = told
  for (let asked = count; ; asked = Math.min(asked * 4, mostAtOnce)) {
    const page = await pageAbout(
      type,
      patientId,
      {
        ...shapeOf(told),
        // Servers disagree where the undated stand in a sorted list, so these are asked for by themselves.
        [sortedBy]: ['ge0001-01-01', ...(before ? [`lt${before}`] : [])],
        _sort: `-${sortedBy}`,
      },
      asked,
      // Alone, so that no part waits for another; and given up when the chart is left (hazard H1).
      { signal },
    )
    const read = eventsOf(told, page)
    if (page.complete) return { ...read, earlier: undefined }
    const begun = page.resources.flatMap((one) => {
      const span = spanOf(dateOf(one))
      return span ? [{ from: span.from, exact: span.from === span.to }] : []
    })
    const oldest = begun.toSorted((one, other) => one.from - other.from)[0]
    // Many at one moment fill a page that leads nowhere: then a longer one is asked for.
    const newest = after ?? Math.max(...begun.map(({ from }) => from))
    if (oldest && oldest.from < newest)
      return { ...read, earlier: { after: oldest.from, before: justAfter(oldest) } }
    if (asked === mostAtOnce) throw new Error(`More than ${mostAtOnce} ${told.words} at one moment.`)
  }
}

/** What the record holds without a date; `earlier` is set when there are more of them than are shown. */
export async function undatedOf<T extends ResourceType>(
  told: Told<T>,
  patientId: string,
  count: number,
): Promise<Window> {
  const params = { ...shapeOf(told), [`${told.sortedBy}:missing`]: 'true' }
  const page = await pageAbout(told.type, patientId, params, count)
  return { ...eventsOf(told, page), earlier: page.complete ? undefined : {} }
}

export const shapeOf = <T extends ResourceType>({ elements, include }: Told<T>): SearchParams => ({
  _elements: elements.join(','),
  _include: include,
})

type Answer<T extends ResourceType> = {
  resources: Stored<ResourceOf<T>>[]
  included: FhirResource[]
  withheld: number
}

/** What was entered in error is not shown (domain facts §7.4, rule 8); what cannot be read is counted. */
export function eventsOf<T extends ResourceType>(
  { toEvents }: Told<T>,
  { resources, included, withheld }: Answer<T>,
) {
  let unreadable = 0
  const events = resources.flatMap((resource) => {
    if ('status' in resource && resource.status === 'entered-in-error') return []
    try {
      return toEvents(resource, included)
    } catch {
      unreadable += 1
      return []
    }
  })
  return { events, withheld, unreadable }
}

/** Those that began at the same moment are asked for again; servers keep a date without a time in a zone of their own. */
const justAfter = ({ from, exact }: { from: number; exact: boolean }) =>
  new Date(from + (exact ? 1000 : 86_400_000)).toISOString()

/** The end of a day, as a search is bounded by it. */
export function endOf(day: string | undefined): string | undefined {
  const end = day === undefined ? undefined : midnight(addDays(day, 1))
  return end === undefined ? undefined : new Date(end).toISOString()
}
