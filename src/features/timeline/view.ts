import type { Span } from '#ui/chart/strip.ts'

import { kinds, type Kind, type Named, notStated, type TimelineEvent } from './event.ts'
import { type Filters, shows } from './filters.ts'
import { addDays, midnight } from './moments.ts'
import type { Window } from './windows.ts'

/** What is loaded of one part, the newest window first. */
export type LoadedPart = { kinds: readonly Kind[]; windows: readonly Window[]; undated: Window | undefined }

export type Choice = Named & { count: number }

export type View = {
  /** Everything shown after this moment is all there is; undefined: all of the record is loaded */
  loadedFrom: number | undefined
  /** In the order of time, the newest at the end */
  events: TimelineEvent[]
  /** Begun before what is shown, and reaching into it */
  reachingIn: TimelineEvent[]
  undated: TimelineEvent[]
  /** The record holds more undated entries than were asked for */
  moreUndated: boolean
  /** Loaded, and not shown because of a kind, a source or a specialty */
  hidden: number
  counts: Record<Kind, number>
  sources: Choice[]
  specialties: Choice[]
  specialtyOf: (event: TimelineEvent) => Named
  withheld: number
  unreadable: number
}

/** Visits that entries name, with the specialty if they have one. */
export type SpecialtyOfVisit = ReadonlyMap<string, Named | undefined>

export function toView(
  parts: readonly LoadedPart[],
  filters: Filters,
  visits: SpecialtyOfVisit = new Map(),
): View {
  const asked = parts.filter((part) => part.kinds.some((kind) => shows(filters, kind)))
  const loadedFrom = reachOf(asked)
  const all = onceEach(parts.flatMap(({ windows, undated }) => [...windows, ...(undated ? [undated] : [])]))
  const period = periodOf(filters)
  const since = Math.max(loadedFrom ?? -Infinity, period.from)
  // `since` itself is not yet whole when it is where loading stopped.
  const whole = (at: number) => at >= period.from && (loadedFrom === undefined || at > loadedFrom)
  const dated = all.filter(({ span }) => span && span.from < period.to)
  const within = dated.filter(({ span }) => span && whole(span.from))
  const reaching = dated.filter((event) => event.span && !whole(event.span.from) && lastOf(event) > since)
  const undated = all.filter(({ span }) => !span)
  const inSight = [...reaching, ...within, ...undated]
  const specialtyOf = specialtiesOf(all, visits)
  const passes = (event: TimelineEvent) =>
    shows(filters, event.kind) &&
    (filters.source === undefined || event.from.code === filters.source) &&
    (filters.specialty === undefined || specialtyOf(event).code === filters.specialty)
  return {
    loadedFrom,
    events: within.filter(passes).toSorted(inOrder),
    reachingIn: reaching.filter(passes).toSorted(inOrder),
    undated: undated.filter(passes),
    moreUndated: asked.some(({ undated }) => undated?.earlier !== undefined),
    hidden: inSight.filter((event) => !passes(event)).length,
    counts: countsOf(inSight),
    sources: choicesOf(inSight, ({ from }) => from),
    specialties: choicesOf(inSight, specialtyOf),
    specialtyOf,
    withheld: sumOf(asked, ({ withheld }) => withheld),
    unreadable: sumOf(asked, ({ unreadable }) => unreadable),
  }
}

/** From the first moment of the period to the last; without bounds it is all of time. */
export const periodOf = ({ from, upTo }: Pick<Filters, 'from' | 'upTo'>): Span => ({
  from: (from === undefined ? undefined : midnight(from)) ?? -Infinity,
  to: (upTo === undefined ? undefined : midnight(addDays(upTo, 1))) ?? Infinity,
})

/** The part that reaches back least far decides from when on the whole is whole. */
function reachOf(parts: readonly LoadedPart[]): number | undefined {
  const ends = parts.flatMap(({ windows }) => windows.at(-1)?.earlier?.after ?? [])
  return ends.length > 0 ? Math.max(...ends) : undefined
}

/** Windows overlap by what began at one moment; the same entry is one entry. */
const onceEach = (windows: readonly Window[]): TimelineEvent[] => [
  ...new Map(windows.flatMap(({ events }) => events.map((event) => [event.id, event]))).values(),
]

const specialtyNotStated: Named = { code: notStated, words: 'Specialty not stated' }
const visitNotLoaded: Named = { code: 'unknown', words: 'Specialty not loaded' }

/** An entry's own, else that of its visit: known only when the visit is loaded. */
function specialtiesOf(events: readonly TimelineEvent[], visits: SpecialtyOfVisit) {
  const known = new Map(visits)
  for (const { kind, visitId, specialty } of events)
    if (kind === 'visit' && visitId) known.set(visitId, specialty)
  return ({ specialty, visitId }: TimelineEvent): Named => {
    if (specialty) return specialty
    if (visitId !== undefined && !known.has(visitId)) return visitNotLoaded
    return known.get(visitId ?? '') ?? specialtyNotStated
  }
}

const lastOf = ({ span, until, ongoing }: TimelineEvent): number => {
  if (ongoing) return Infinity
  const end = until === undefined ? NaN : Date.parse(until)
  return Number.isNaN(end) ? (span?.to ?? -Infinity) : end
}

/** By when it began; of two that began together the vaguer date first, as a year stands before its days. */
const inOrder = (one: TimelineEvent, other: TimelineEvent) =>
  (one.span?.from ?? 0) - (other.span?.from ?? 0) ||
  (other.span?.to ?? 0) - (one.span?.to ?? 0) ||
  one.id.localeCompare(other.id)

function countsOf(events: readonly TimelineEvent[]): Record<Kind, number> {
  const counts = Object.fromEntries(kinds.map((kind) => [kind, 0])) as Record<Kind, number>
  for (const { kind } of events) counts[kind] += 1
  return counts
}

function choicesOf(events: readonly TimelineEvent[], nameOf: (event: TimelineEvent) => Named): Choice[] {
  const choices = new Map<string, Choice>()
  for (const event of events) {
    const { code, words } = nameOf(event)
    const count = (choices.get(code)?.count ?? 0) + 1
    choices.set(code, { code, words, count })
  }
  // What is not stated stands last.
  return [...choices.values()].toSorted(
    (one, other) =>
      Number(one.code === notStated) - Number(other.code === notStated) ||
      one.words.localeCompare(other.words, 'en-GB'),
  )
}

/** Visits that entries name, and nobody has loaded, the newest last. */
export function visitsNotLoaded(parts: readonly LoadedPart[]): string[] {
  const events = onceEach(parts.flatMap(({ windows }) => windows)).toSorted(inOrder)
  const loaded = new Set(events.flatMap(({ kind, visitId }) => (kind === 'visit' ? (visitId ?? []) : [])))
  const named = events.flatMap(({ specialty, visitId }) => (specialty ? [] : (visitId ?? [])))
  return [...new Set(named)].filter((id) => !loaded.has(id))
}

const sumOf = (parts: readonly LoadedPart[], of: (window: Window) => number) =>
  parts
    .flatMap(({ windows, undated }) => [...windows, ...(undated ? [undated] : [])])
    .reduce((sum, window) => sum + of(window), 0)
