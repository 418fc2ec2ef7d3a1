import type { Observation } from 'fhir/r4'

import type { PewsBand } from './chart-for.ts'
import type { Interval } from './monitoring.ts'
import { pewsEscalation, pewsIntervals, type PewsLevel } from './pews-response.ts'
import { type RecordedPews, toRecordedPews } from './pews-score.ts'
import { type Pews, pews } from './pews.ts'
import { type Readings, scorableByPews } from './readings.ts'

/** What the children's chart makes of one set. A chunk of its own: only a child's chart fetches it. */
export type ChildScore = {
  recorded: RecordedPews | undefined
  /** What the readings give; undefined where the birth date is too inexact to choose one of the four charts */
  computed: Pews | undefined
  /** The total the set stands for: the recorded one, else what its readings give */
  total: number | undefined
  /** By the total or by any trigger; undefined when nothing is known that could give one */
  escalation: { level: PewsLevel; because: string } | undefined
  /** For counting when the next is due: where record and readings disagree, the higher of the two */
  counted: { total: number; interval: Interval | undefined }
}

type Read = {
  readings: Readings
  band: PewsBand | undefined
  score: (Observation & { id: string }) | undefined
}

export function toChildScore({ readings, band, score }: Read): ChildScore {
  const recorded = score && toRecordedPews(score)
  const computed = band && pews(band, scorableByPews(readings))
  const total = recorded?.total ?? (computed?.status === 'scored' && !recorded ? computed.total : undefined)
  const said = {
    acvpu: readings.acvpu?.value,
    triggers: readings.concern?.value,
    recorded: recorded?.level,
  }
  const found = computed?.status === 'scored' ? computed.total : (computed?.atLeast ?? 0)
  const highest = Math.max(found, recorded?.total ?? 0)
  const counted = pewsEscalation({
    ...said,
    total: total !== undefined || highest > 0 ? highest : undefined,
  })
  return {
    recorded,
    computed,
    total,
    escalation: pewsEscalation({ ...said, total }),
    counted: { total: highest, interval: counted && pewsIntervals[counted.level] },
  }
}
