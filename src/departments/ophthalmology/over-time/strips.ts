import type { Eye } from '#departments/ophthalmology/eye/eye.ts'
import type { Measure } from '#departments/ophthalmology/eye/measures.ts'
import { lastOf, type EyeRecord, type Reading } from '#departments/ophthalmology/eye/record.ts'
import { formatDateTime } from '#fhir/dates.ts'
import type { ChartPoint, Strip } from '#ui/chart/strip.ts'

const toPoint = ({ at, when, value, text, how, also }: Reading): ChartPoint => ({
  at,
  when: when ? formatDateTime(when) : 'Date not recorded',
  value,
  text,
  ...(how || also ? { remark: [how, also].filter(Boolean).join(', ') } : {}),
})

/**
 * Fixed scales, the same for both eyes and every patient, so that two pictures can be compared. What is below the chart
 * (counting fingers and less) is drawn at the lower edge, and stands in words in the table.
 */
const scales: Record<
  Exclude<Measure, 'target'>,
  { name: string; unit: string; low: number; high: number }
> = {
  acuity: { name: 'Visual acuity', unit: 'letters', low: 0, high: 100 },
  pressure: { name: 'Pressure', unit: 'mmHg', low: 0, high: 40 },
  thickness: { name: 'Retinal thickness', unit: 'µm', low: 150, high: 600 },
  field: { name: 'Field, mean deviation', unit: 'dB', low: -32, high: 3 },
}

/** One eye over time: how well it sees, its pressure against the target, its field and retina, and what was done to it. */
export function stripsOf({ readings, treatments }: EyeRecord, eye: Eye): Strip[] {
  const target = lastOf(readings, 'target', eye)?.value
  const of = (measure: Exclude<Measure, 'target'>): Strip => {
    const { name, unit, low, high } = scales[measure]
    return {
      name,
      unit,
      scale: { low, high },
      points: readings.filter((one) => one.measure === measure && one.eye === eye).map(toPoint),
      ...(measure === 'pressure' && target !== undefined
        ? { bands: [{ from: target, to: high, tint: 1 as const, label: `>${target}` }] }
        : {}),
    }
  }
  const done = treatments.filter((one) => one.eye === eye)
  return [
    of('acuity'),
    of('pressure'),
    of('thickness'),
    of('field'),
    {
      name: 'Treatment',
      unit: '',
      shape: 'marks',
      scale: { low: 0, high: 1 },
      points: done.map(({ at, when, what, note }) => ({
        at,
        when: when ? formatDateTime(when) : 'Date not recorded',
        value: 1,
        text: what,
        ...(note ? { remark: note } : {}),
      })),
    },
  ]
}
