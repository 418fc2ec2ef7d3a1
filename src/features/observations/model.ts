import type { Observation } from 'fhir/r4'

import { nextDue, type ScoreAt } from '#clinical/news2-response.ts'
import {
  decisionAt,
  isScore,
  isTakenBack,
  observedAt,
  type RecordedScore,
  type ScaleDecision,
  scoreAt,
  toRecordedScore,
} from '#clinical/news2-score.ts'
import { type News2, news2, type Scale } from '#clinical/news2.ts'
import { formatDateTime, instantOf } from '#fhir/dates.ts'

import { type Readings, scorable, toReadings } from './reading.ts'

type Kept = Observation & { id: string }

/** One column of the chart: what was read at one time, the score recorded for it, and the score its readings give. */
export type ObservationSet = {
  id: string
  at: string | undefined
  instant: number | undefined
  readings: Readings
  scale: Scale
  recorded: RecordedScore | undefined
  /** What the readings give by the RCP table; on another chart than NEWS2 nobody uses it */
  computed: News2
  /** Recorded and computed totals differ: "Recorded 6, these readings give 5" */
  disagreement: string | undefined
  by: string | undefined
  /** When it was entered, said only if more than 15 minutes from when it was observed (hazard H14) */
  enteredAt: string | undefined
}

export type ObservationChart = {
  /** Oldest first: time runs left to right */
  sets: ObservationSet[]
  /** Marked in error or cancelled: left out of the chart, and counted */
  takenBack: number
  unreadable: number
  decision: ScaleDecision | undefined
}

/** Everything read, grouped into sets: by what a score is derived from, else by the time of observation. */
export function toObservationChart(
  observations: readonly Kept[],
  decisions: readonly ScaleDecision[] = [],
): ObservationChart {
  const kept = observations.filter((resource) => !isTakenBack(resource))
  const groups = new Groups()
  const unreadable = new Set<string>()
  // Scores first: they say which readings are theirs.
  for (const wanted of ['scores', 'readings'] as const) {
    for (const resource of kept) {
      try {
        if (isScore(resource) !== (wanted === 'scores')) continue
        if (wanted === 'scores') groups.addScore(resource)
        else groups.addReading(resource)
      } catch {
        // one odd resource must not take the chart with it
        unreadable.add(resource.id)
      }
    }
  }
  return {
    sets: groups
      .all()
      .map((group) => toSet(group, decisions))
      .toSorted(byTime),
    takenBack: observations.length - kept.length,
    unreadable: unreadable.size,
    decision: decisions[0],
  }
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

function toSet({ score, readings, members, at }: Group, decisions: readonly ScaleDecision[]): ObservationSet {
  const instant = instantOf(at)
  const recorded = score ? toRecordedScore(score) : undefined
  const scale = recorded?.scale ?? decisionAt(decisions, instant)?.scale ?? 1
  const computed = news2(scorable(readings), scale)
  const first = score ?? members[0]
  return {
    id: first?.id ?? timeKey(at),
    at,
    instant,
    readings,
    scale,
    recorded,
    computed,
    disagreement: disagreementOf(recorded, computed),
    by: [score, ...members].flatMap((one) => one?.performer ?? []).find(({ display }) => display)?.display,
    enteredAt: lateEntry(instant, first?.issued),
  }
}

function disagreementOf(recorded: RecordedScore | undefined, computed: News2): string | undefined {
  if (recorded?.total === undefined || computed.status !== 'scored') return undefined
  return recorded.total === computed.total
    ? undefined
    : `Recorded ${recorded.total}, these readings give ${computed.total}`
}

const quarterHour = 15 * 60_000

function lateEntry(instant: number | undefined, issued: string | undefined): string | undefined {
  const entered = instantOf(issued)
  if (instant === undefined || entered === undefined) return undefined
  return Math.abs(entered - instant) > quarterHour ? formatDateTime(issued) : undefined
}

/** By the moment; partial dates by what they say; no time at all is oldest. */
const byTime = (one: ObservationSet, other: ObservationSet) => sortKey(one) - sortKey(other)
const sortKey = ({ instant, at }: ObservationSet) => {
  const [year = 0, month = 1, day = 1] = (at ?? '0').split('-').map(Number)
  return instant ?? (Number.isNaN(year) ? 0 : Date.UTC(year, (month || 1) - 1, day || 1))
}

/** The total a set stands for: the recorded one, else what its readings give. */
export const totalOf = ({ recorded, computed }: ObservationSet): number | undefined =>
  recorded?.total ?? (computed.status === 'scored' && !recorded ? computed.total : undefined)

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

export const dueAfter = (sets: readonly ObservationSet[]) =>
  nextDue(sets.flatMap((set) => toScoreAt(set) ?? []))

/** Sets with a score or an attempt at one, newest last; what a trend is drawn from. */
export const scoredSets = (sets: readonly ObservationSet[]) =>
  sets.filter((set) => totalOf(set) !== undefined)
