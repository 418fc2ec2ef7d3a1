import type { Observation } from 'fhir/r4'

import { recordedAs } from '#clinical/entries/source.ts'
import { recordedIn } from '#clinical/patient/about-patient.ts'
import { formatDateTime, instantOf } from '#fhir/dates.ts'

import { chartAt, type ChartChoice } from './chart-for.ts'
import type { ChildScore, toChildScore } from './child-score.ts'
import { type Counted, type Due, dueFrom, type IntervalDecision } from './monitoring.ts'
import { countedByNews2, type ScoreAt } from './news2-response.ts'
import {
  decisionAt,
  isPewsScore,
  isScore,
  isTakenBack,
  observedAt,
  type RecordedScore,
  type ScaleDecision,
  scoreAt,
  toRecordedScore,
} from './news2-score.ts'
import { type News2, news2, type Scale } from './news2.ts'
import { type Readings, scorable, toReadings } from './readings.ts'
import type { warner, Warned } from './warning-in-force.ts'

type Kept = Observation & { id: string }

/** One column of a chart: what was read at one time, the score recorded for it, and the score its readings give. */
export type ObservationSet = {
  id: string
  at: string | undefined
  instant: number | undefined
  readings: Readings
  /** By the age at that time: of a child the chart changes on the birthday */
  chart: ChartChoice
  scale: Scale
  recorded: RecordedScore | undefined
  /** What the readings give by the RCP table; on another chart than NEWS2 nobody uses it */
  computed: News2
  /** What the children's chart makes of it; undefined on another chart */
  child: ChildScore | undefined
  /** What the maternity table makes of it; undefined on another chart */
  warning: Warned | undefined
  /** Recorded and computed totals differ: "Recorded 6, these readings give 5" */
  disagreement: string | undefined
  by: string | undefined
  /** When it was entered; of two sets of one minute the one entered later stands later */
  entered: number | undefined
  /** When it was entered in words, said only if more than 15 minutes from when it was observed (hazard H14) */
  enteredAt: string | undefined
  /** The entry as it was taken back: no part of the chart any more, and shown apart from it (struck.ts) */
  struck: Kept | undefined
  /** Every Observation it is made of */
  members: string[]
}

export type ObservationChart = {
  /** Oldest first: time runs left to right */
  sets: ObservationSet[]
  /** Marked in error or cancelled: shown struck through, apart from the chart */
  struck: ObservationSet[]
  unreadable: number
  decision: ScaleDecision | undefined
}

export type ReadBy = {
  /** Newest first */
  decisions?: readonly ScaleDecision[]
  birth?: string | undefined
  maternity?: boolean
  /** The children's chart, once it is fetched: `needsChildScore` says whether it is */
  childScore?: typeof toChildScore | undefined
  /** The maternity table, once it is fetched */
  warn?: Awaited<ReturnType<typeof warner>> | undefined
}

/** Was any of this observed before the age of 16? */
export const needsChildScore = (observations: readonly Kept[], { birth }: ReadBy): boolean =>
  observations.some((one) => chartOf(observedAt(one), { birth }).chart === 'PEWS')

/** Everything read, grouped into sets: by what a score is derived from, else by the time of observation. */
export function toObservationChart(observations: readonly Kept[], by: ReadBy = {}): ObservationChart {
  const standing = observations.filter((one) => !isTakenBack(one))
  const takenBack = observations.filter(isTakenBack)
  const unreadable = new Set<string>()
  const struck = setsOf(takenBack, by, unreadable)
  const sets = setsOf(standing, by, unreadable)
  return { sets, struck, unreadable: unreadable.size, decision: by.decisions?.[0] }
}

function setsOf(observations: readonly Kept[], by: ReadBy, unreadable: Set<string>): ObservationSet[] {
  const groups = new Groups()
  // Scores first: they say which readings are theirs.
  for (const wanted of ['scores', 'readings'] as const) {
    for (const resource of observations) {
      try {
        if ((isScore(resource) || isPewsScore(resource)) !== (wanted === 'scores')) continue
        if (wanted === 'scores') groups.addScore(resource)
        else groups.addReading(resource)
      } catch {
        // one odd resource must not take the chart with it
        unreadable.add(resource.id)
      }
    }
  }
  return groups
    .all()
    .map((group) => toSet(group, by))
    .toSorted(byTime)
}

type Group = { score: Kept | undefined; readings: Readings; members: Kept[]; at: string | undefined }

/** Sets being put together. A reading belongs to the score that names it, else to the set of its own time. */
class Groups {
  private readonly byMember = new Map<string, Group>()
  private readonly byTime = new Map<string, Group[]>()
  private readonly groups: Group[] = []

  all = () => this.groups.filter(({ score, readings }) => score || Object.keys(readings).length > 0)

  addScore(score: Kept) {
    const group = this.open(observedAt(score))
    group.score = score
    for (const { reference = '' } of score.derivedFrom ?? []) {
      const id = reference.split('/_history/')[0]?.split('/').at(-1)
      if (id) this.byMember.set(id, group)
    }
  }

  addReading(resource: Kept) {
    const found = toReadings(resource)
    const names = Object.keys(found)
    if (names.length === 0) return
    const at = observedAt(resource)
    const sameTime = this.byTime.get(timeKey(at)) ?? []
    // Two pulses at one time are two readings: neither hides the other.
    const free = sameTime.find(({ readings }) => !names.some((name) => name in readings))
    const group = this.byMember.get(resource.id) ?? free ?? this.open(at)
    Object.assign(group.readings, found)
    group.members.push(resource)
  }

  private open(at: string | undefined): Group {
    const group: Group = { score: undefined, readings: {}, members: [], at }
    this.groups.push(group)
    const key = timeKey(at)
    this.byTime.set(key, [...(this.byTime.get(key) ?? []), group])
    return group
  }
}

/** 14:05+01:00 and 13:05Z are one time; a date without a time is itself. */
const timeKey = (at: string | undefined) => String(instantOf(at) ?? at ?? 'not recorded')

/** A pregnancy and the weeks after it: sets of years ago were no part of it. */
const maternityWeeks = 46

function toSet({ score, readings, members, at }: Group, by: ReadBy): ObservationSet {
  const instant = instantOf(at)
  const recorded = score && isScore(score) ? toRecordedScore(score) : undefined
  const scale = recorded?.scale ?? decisionAt(by.decisions ?? [], instant)?.scale ?? 1
  const chart = chartOf(at, by)
  const computed = news2(scorable(readings), scale)
  const pewsScore = score && isPewsScore(score) ? score : undefined
  const child =
    chart.chart === 'PEWS' ? by.childScore?.({ readings, band: chart.band, score: pewsScore }) : undefined
  const first = score ?? members[0]
  return {
    id: first?.id ?? timeKey(at),
    at,
    instant,
    readings,
    chart,
    scale,
    recorded,
    computed,
    child,
    warning: chart.chart === 'maternity' ? by.warn?.(valuesOf(readings)) : undefined,
    disagreement: child ? disagreementOf(child.recorded, child.computed) : disagreementOf(recorded, computed),
    by: byWhom([score, ...members].flatMap((one) => one ?? [])),
    entered: instantOf(first?.issued),
    enteredAt: lateEntry(instant, first?.issued),
    struck: first && isTakenBack(first) ? first : undefined,
    members: [score, ...members].flatMap((one) => one?.id ?? []),
  }
}

const valuesOf = (readings: Readings) =>
  Object.fromEntries(
    (['rr', 'spo2', 'temp', 'sbp', 'dbp', 'pulse', 'acvpu'] as const).map((name) => [
      name,
      readings[name]?.value,
    ]),
  )

/** Who, and in which record when another has replaced that one. */
function byWhom(members: Observation[]): string | undefined {
  const who = members.flatMap(({ performer = [] }) => performer).find(({ display }) => display)?.display
  const was = members.map(recordedIn).find(Boolean)
  return [who, recordedAs(was?.name)].filter(Boolean).join(', ') || undefined
}

function chartOf(at: string | undefined, { birth, maternity = false }: ReadBy): ChartChoice {
  const instant = instantOf(at)
  const recent = instant === undefined || Date.now() - instant < maternityWeeks * 7 * 86_400_000
  return chartAt(birth, new Date(at ? sortKeyOf(instant, at) : Date.now()), maternity && recent)
}

type Computed = { status: 'scored'; total: number } | { status: 'incomplete' } | undefined

function disagreementOf(recorded: { total: number | undefined } | undefined, computed: Computed) {
  if (recorded?.total === undefined || computed?.status !== 'scored') return undefined
  return recorded.total === computed.total
    ? undefined
    : `Recorded ${recorded.total}, these readings give ${computed.total}`
}

const quarterHour = 15 * 60_000

export function lateEntry(instant: number | undefined, issued: string | undefined): string | undefined {
  const entered = instantOf(issued)
  if (instant === undefined || entered === undefined) return undefined
  return Math.abs(entered - instant) > quarterHour ? formatDateTime(issued) : undefined
}

/** By the moment; partial dates by what they say; no time at all is oldest. */
const byTime = (one: ObservationSet, other: ObservationSet) =>
  sortKeyOf(one.instant, one.at) - sortKeyOf(other.instant, other.at) ||
  (one.entered ?? 0) - (other.entered ?? 0)

function sortKeyOf(instant: number | undefined, at: string | undefined): number {
  const [year = 0, month = 1, day = 1] = (at ?? '0').split('-').map(Number)
  return instant ?? (Number.isNaN(year) ? 0 : Date.UTC(year, (month || 1) - 1, day || 1))
}

/** The NEWS2 total a set stands for: the recorded one, else what its readings give. */
export const totalOf = ({ recorded, computed }: ObservationSet): number | undefined =>
  recorded?.total ?? (computed.status === 'scored' && !recorded ? computed.total : undefined)

/** The total of the chart the set belongs to; on the maternity chart there is none. */
export const scoreOf = (set: ObservationSet): number | undefined =>
  set.chart.chart === 'NEWS2' ? totalOf(set) : set.child?.total

/** For counting when the next is due: where record and readings disagree, the higher of the two. */
export function toScoreAt(set: ObservationSet): ScoreAt | undefined {
  const { instant, recorded, computed } = set
  const fromRecord = recorded ? scoreAt(recorded) : undefined
  if (instant === undefined) return fromRecord
  if (computed.status === 'scored' && (!recorded || recorded.total !== undefined)) {
    const total = Math.max(computed.total, recorded?.total ?? 0)
    return { instant, total, any3: computed.any3 || (recorded?.any3 ?? false), complete: true }
  }
  if (fromRecord?.complete) return fromRecord
  const atLeast = computed.status === 'scored' ? computed.total : computed.atLeast
  return { instant, total: atLeast, any3: computed.any3, complete: false }
}

function toCounted(set: ObservationSet): Counted[] {
  switch (set.chart.chart) {
    case 'NEWS2': {
      const score = toScoreAt(set)
      return score ? [countedByNews2(score)] : []
    }
    case 'PEWS': {
      const { instant, child } = set
      return instant === undefined || !child
        ? []
        : [{ instant, complete: child.total !== undefined, ...child.counted }]
    }
    case 'maternity':
      return []
  }
}

export const dueAfter = (sets: readonly ObservationSet[], decision?: IntervalDecision): Due | undefined =>
  dueFrom(sets.flatMap(toCounted), decision)

/** Sets with a score of their chart, newest last; what a trend is drawn from. */
export const scoredSets = (sets: readonly ObservationSet[]) =>
  sets.filter((set) => scoreOf(set) !== undefined)
