import type { Eye } from '#departments/ophthalmology/eye/eye.ts'
import type { Measure } from '#departments/ophthalmology/eye/measures.ts'
import type { Done, EyeRecord, Reading } from '#departments/ophthalmology/eye/record.ts'
import { type Drops, drawnFrom } from '#departments/ophthalmology/glaucoma/drops.ts'
import { textOf } from '#fhir/coding.ts'
import { formatDate, formatDateTime } from '#fhir/dates.ts'
import type { ChartPoint, Limit, Strip } from '#ui/chart/strip.ts'

import { type Deed, deedOf, deedSigns, deeds } from './deeds.ts'

/** Without its unit, where that is the strip's own. */
const toPoint = ({ at, when, value, text, how, also }: Reading): ChartPoint => ({
  at,
  when: when ? formatDateTime(when) : 'Date not recorded',
  value,
  text: text.replace(/ (mmHg|µm|dB)$/, ''),
  ...remarkOf(how, also),
})

/** Fixed scales, the same for both eyes and every patient, so that two pictures can be compared. */
const scales = {
  acuity: { name: 'Visual acuity, drawn in letters', unit: '', low: 0, high: 100 },
  pressure: { name: 'Pressure', unit: 'mmHg', low: 0, high: 40 },
  thickness: { name: 'Retinal thickness', unit: 'µm', low: 150, high: 600 },
  field: { name: 'Field, mean deviation', unit: 'dB', low: -32, high: 3 },
  index: { name: 'Field index (VFI)', unit: '%', low: 0, high: 100 },
}

/** The rows of both eyes; what neither of them has is no row. */
export function bothEyes(record: EyeRecord, drops: readonly Drops[], now: number): Record<Eye, Strip[]> {
  const [right, left] = [stripsOf(record, drops, 'right', now), stripsOf(record, drops, 'left', now)]
  const isThere = (index: number) =>
    [right[index], left[index]].some((strip) => strip && (strip.points.length > 0 || strip.limit))
  const those = (strips: Strip[]) => strips.filter((_, index) => isThere(index))
  return { right: those(right), left: those(left) }
}

/** The rows of one eye; both eyes have the same rows, so that each stands beside its like. */
export function stripsOf(
  { readings, treatments }: EyeRecord,
  drops: readonly Drops[],
  eye: Eye,
  now: number,
): Strip[] {
  const strip = (kind: keyof typeof scales, points: ChartPoint[], limit?: Limit): Strip => {
    const { name, unit, low, high } = scales[kind]
    return { name, unit, scale: { low, high }, points, ...(limit ? { limit } : {}) }
  }
  const of = (measure: Measure) => readings.filter((one) => one.measure === measure && one.eye === eye)
  const limit = targetsOf(of('target'))
  return [
    strip('acuity', of('acuity').map(acuityPoint)),
    strip('pressure', of('pressure').map(toPoint).map(saidAbove(limit)), limit),
    strip('thickness', of('thickness').map(thicknessPoint)),
    showsIndex(readings)
      ? strip('index', of('field').map(indexPoint))
      : strip('field', of('field').map(toPoint)),
    ...deeds
      .filter((deed) => treatments.some((one) => one.eye && deedOf(one) === deed))
      .map((deed) =>
        lane(
          deed,
          treatments.filter((one) => one.eye === eye && deedOf(one) === deed),
        ),
      ),
    ...drugsOf(drops).map((drug) =>
      bars(
        drug,
        drops.filter((one) => one.generic === drug && one.into.includes(eye)),
        now,
      ),
    ),
  ]
}

/**
 * The field index or the mean deviation, whichever more fields have, and of both eyes the same: two scales are never one
 * line. The other one stands in the table.
 */
function showsIndex(readings: readonly Reading[]): boolean {
  const fields = readings.filter(({ measure, eye }) => measure === 'field' && eye)
  const withIndex = fields.filter(({ index }) => index !== undefined).length
  return withIndex > 0 && withIndex >= fields.filter(({ value }) => value !== undefined).length
}

const indexPoint = (reading: Reading): ChartPoint => {
  const { index, text, also } = reading
  if (index === undefined) return { ...toPoint(reading), value: undefined }
  const other = text === also ? undefined : `mean deviation ${text}`
  return {
    ...toPoint(reading),
    value: index,
    text: String(index),
    ...remarkOf(reading.how, other),
  }
}

/** Below the chart (counting fingers and less) there are no letters: at the lower edge, in words. */
const acuityPoint = (reading: Reading): ChartPoint => {
  const { value, text } = reading
  return { ...toPoint(reading), ...(value !== undefined && value < 0 ? { hollow: true, word: text } : {}) }
}

/** Two makers measure to different layers: no line from one to the other (domain facts §6.3.2). */
const thicknessPoint = (reading: Reading, index: number, those: readonly Reading[]): ChartPoint => {
  const before = those[index - 1]
  const other = before && before.how !== reading.how
  return {
    ...toPoint(reading),
    ...(other ? { breakBefore: `another device: ${reading.how ?? 'not recorded'}` } : {}),
  }
}

/** The targets as they were over time, each until the next. */
function targetsOf(targets: readonly Reading[]): Limit | undefined {
  const steps = targets.flatMap(({ at, value }) =>
    at !== undefined && value !== undefined ? [{ from: at, value }] : [],
  )
  return steps.length > 0 ? { name: 'target', steps } : undefined
}

/** Above the target of its own day, not of today. */
const saidAbove =
  (limit: Limit | undefined) =>
  (point: ChartPoint): ChartPoint => {
    const { at, value, remark } = point
    const target = at === undefined ? undefined : limit?.steps.findLast(({ from }) => from <= at)?.value
    if (target === undefined || value === undefined || value <= target) return point
    return { ...point, ...remarkOf(remark, `above the target of ${target}`) }
  }

const remarkOf = (...words: (string | undefined)[]): Pick<ChartPoint, 'remark'> => {
  const remark = words.filter(Boolean).join(', ')
  return remark ? { remark } : {}
}

const lane = (deed: Deed, done: readonly Done[]): Strip => ({
  name: deed,
  unit: '',
  shape: 'lane',
  scale: { low: 0, high: 2 },
  points: done.map((one) => ({
    at: one.at,
    when: one.when ? formatDateTime(one.when) : 'Date not recorded',
    value: 1,
    ...saidOf(one, deed),
    word: deedSigns[deed],
  })),
})

/** What was done; and where nothing was, why not, and what had been meant. */
function saidOf({ what, note, resource }: Done, deed: Deed): Pick<ChartPoint, 'text' | 'remark'> {
  const named = what.replace(/^(Injection|Laser|Operation): /, '')
  if (deed !== 'No injection') return { text: named, ...remarkOf(note) }
  return { text: textOf(resource.statusReason, 'Reason not recorded'), ...remarkOf(named, note) }
}

const drugsOf = (drops: readonly Drops[]) => [
  ...new Set(drops.filter(({ into }) => into.length > 0).map(({ generic }) => generic)),
]

const bars = (drug: string, those: readonly Drops[], now: number): Strip => ({
  name: drug,
  unit: '',
  shape: 'lane',
  scale: { low: 0, high: 2 },
  points: those
    .map((one) => ({
      ...drawnFrom(one, now),
      when: formatDate(one.from),
      value: 1,
      // the row is named by the drug already
      text: [one.drug.replace(drug, '').trim(), one.often].filter(Boolean).join(', '),
      word: one.often.replace(/^1 drop, [a-z ]*eyes?, /, ''),
      remark: one.current
        ? 'used now'
        : `until ${formatDate(one.until, 'a day that is not recorded')}: ${one.stopped}`,
    }))
    .toSorted((one, other) => (one.at ?? 0) - (other.at ?? 0)),
})
