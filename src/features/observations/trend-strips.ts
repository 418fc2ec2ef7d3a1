import { formatDateTime } from '#fhir/dates.ts'
import type { Band, ChartPoint, Scale, Strip } from '#ui/chart/strip.ts'

import { type ObservationSet, totalOf } from './model.ts'
import type { Reading } from './reading.ts'

type Series = {
  name: string
  unit: string
  scale: Scale
  bands: readonly Band[]
  of: (set: ObservationSet) => Reading | undefined
}

const band = (from: number, to: number, score: 1 | 2 | 3): Band => ({
  from,
  to,
  tint: score,
  label: String(score),
})

/** Fixed scales, and where the NEWS2 bands run in them (RCP 2017). Those of SpO2 depend on the scale in use. */
const total: Series = {
  name: 'NEWS2 total',
  unit: '',
  scale: { low: -0.8, high: 14 },
  bands: [
    // M medium, H high
    { from: 5, to: 7, tint: 2, label: 'M' },
    { from: 7, to: 14, tint: 3, label: 'H' },
  ],
  of: (set) => {
    const found = totalOf(set)
    return found === undefined ? undefined : { text: String(found), value: found }
  },
}
const respirations: Series = {
  name: 'Respirations',
  unit: 'per minute',
  scale: { low: 4, high: 36 },
  bands: [band(4, 8.5, 3), band(8.5, 11.5, 1), band(20.5, 24.5, 2), band(24.5, 36, 3)],
  of: ({ readings }) => readings.rr,
}
const saturation: Series = {
  name: 'SpO2',
  unit: '%',
  scale: { low: 80, high: 101 },
  bands: [],
  of: ({ readings }) => readings.spo2,
}
const pulse: Series = {
  name: 'Pulse',
  unit: 'per minute',
  scale: { low: 30, high: 160 },
  bands: [
    band(30, 40.5, 3),
    band(40.5, 50.5, 1),
    band(90.5, 110.5, 1),
    band(110.5, 130.5, 2),
    band(130.5, 160, 3),
  ],
  of: ({ readings }) => readings.pulse,
}
const temperature: Series = {
  name: 'Temperature',
  unit: '°C',
  scale: { low: 34, high: 41 },
  bands: [band(34, 35.05, 3), band(35.05, 36.05, 1), band(38.05, 39.05, 1), band(39.05, 41, 2)],
  of: ({ readings }) => readings.temp,
}
const pressureBands = [band(40, 90.5, 3), band(90.5, 100.5, 2), band(100.5, 110.5, 1), band(219.5, 230, 3)]

/** Bands of the one scale used throughout; above 92 % scale 2 scores by oxygen too, so nothing is tinted there. */
export function saturationBands(sets: readonly ObservationSet[]): readonly Band[] {
  const scales = new Set(sets.map(({ scale }) => scale))
  if (scales.size !== 1) return []
  const [three, two, one] = scales.has(2) ? [83.5, 85.5, 87.5] : [91.5, 93.5, 95.5]
  return [band(80, three, 3), band(three, two, 2), band(two, one, 1)]
}

/** How each reading ran. `scored` is false on another chart than NEWS2: then nothing is tinted by its bands. */
export function trendStrips(sets: readonly ObservationSet[], scored: boolean): Strip[] {
  const strip = ({ bands, of, ...rest }: Series): Strip => ({
    ...rest,
    points: sets.flatMap((set) => pointOf(set, of(set))),
    bands: scored ? bands : [],
  })
  const pressure: Strip = {
    name: 'Blood pressure',
    unit: 'mmHg',
    shape: 'bars',
    tall: true,
    scale: { low: 40, high: 230 },
    bands: scored ? pressureBands : [],
    points: sets.flatMap(pressureOf),
  }
  return [
    ...(scored ? [strip(total)] : []),
    strip(respirations),
    strip({ ...saturation, bands: saturationBands(sets) }),
    pressure,
    strip(pulse),
    strip(temperature),
  ].filter(({ points }) => points.length > 0)
}

function pointOf(set: ObservationSet, reading: Reading | undefined): ChartPoint[] {
  if (!reading) return []
  const { text, value, remark } = reading
  return [{ ...timeOf(set), value, text, ...(remark ? { remark } : {}) }]
}

const timeOf = ({ instant, at }: ObservationSet) => ({
  at: instant,
  when: formatDateTime(at, 'Time not recorded'),
})

function pressureOf(set: ObservationSet): ChartPoint[] {
  const { sbp, dbp } = set.readings
  if (!sbp && !dbp) return []
  const remark = [sbp?.remark, dbp?.remark].filter(Boolean).join('; ')
  return [
    {
      ...timeOf(set),
      value: sbp?.value,
      text: `${sbp?.text ?? '–'}/${dbp?.text ?? '–'}`,
      ...(dbp?.value === undefined ? {} : { to: dbp.value }),
      ...(remark ? { remark } : {}),
    },
  ]
}
