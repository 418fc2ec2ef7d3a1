import { type ObservationSet, scoreOf } from '#clinical/observations/observation-set.ts'
import type { Reading } from '#clinical/observations/readings.ts'
import { formatDateTime } from '#fhir/dates.ts'
import type { ChartPoint, Strip } from '#ui/chart/strip.ts'

import type { Sheet } from './sheets.ts'
import { news2Bands, pewsBands, type TrendBands, unscoredBands } from './trend-bands.ts'

/** How each reading ran on one sheet, on fixed scales, tinted where its chart scores. */
export function trendStrips({ chart, sets }: Sheet): Strip[] {
  const of = bandsOf({ chart, sets })
  const strip = (name: string, unit: string, { scale, bands }: TrendBands, read: Read): Strip => ({
    name,
    unit,
    scale,
    bands,
    points: sets.flatMap((set) => pointOf(set, read(set))),
  })
  return [
    strip(`${chart.chart} total`, '', of.total, (set) => {
      const value = scoreOf(set)
      return value === undefined ? undefined : { text: String(value), value }
    }),
    strip('Respirations', 'per minute', of.rr, ({ readings }) => readings.rr),
    strip('SpO2', '%', of.spo2, ({ readings }) => readings.spo2),
    {
      name: 'Blood pressure',
      unit: 'mmHg',
      shape: 'bars' as const,
      tall: true,
      ...of.sbp,
      points: sets.flatMap(pressureOf),
    },
    strip(
      chart.chart === 'PEWS' ? 'Heart rate' : 'Pulse',
      'per minute',
      of.pulse,
      ({ readings }) => readings.pulse,
    ),
    strip('Temperature', '°C', of.temp, ({ readings }) => readings.temp),
  ].filter(({ points }) => points.length > 0)
}

function bandsOf({ chart, sets }: Pick<Sheet, 'chart' | 'sets'>) {
  if (chart.chart === 'NEWS2') return news2Bands(new Set(sets.map(({ scale }) => scale)))
  return chart.chart === 'PEWS' && chart.band ? pewsBands(chart.band) : unscoredBands
}

type Read = (set: ObservationSet) => Reading | undefined

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
