import type { PewsBand } from '#clinical/observations/chart-for.ts'
import type { Scale as SaturationScale } from '#clinical/observations/news2.ts'
import { type Cuts, pewsCuts } from '#clinical/observations/pews.ts'
import type { Band, Scale } from '#ui/chart/strip.ts'

/** A fixed scale, and where its chart's bands run in it. */
export type TrendBands = { scale: Scale; bands: readonly Band[] }
export type SheetBands = Record<'total' | 'rr' | 'spo2' | 'sbp' | 'pulse' | 'temp', TrendBands>

const band = (from: number, to: number, tint: Band['tint'], label = String(tint)): Band => ({
  from,
  to,
  tint,
  label,
})

/** NEWS2 (RCP 2017). Above 92 % scale 2 scores by oxygen too, so nothing is tinted there; nor where both scales were used. */
export function news2Bands(scales: ReadonlySet<SaturationScale>): SheetBands {
  const [three, two, one] = scales.has(2) ? [83.5, 85.5, 87.5] : [91.5, 93.5, 95.5]
  const saturation = [band(80, three, 3), band(three, two, 2), band(two, one, 1)]
  return {
    total: {
      scale: { low: -0.8, high: 14 },
      bands: [band(5, 7, 2, 'M'), band(7, 14, 3, 'H')], // medium, high
    },
    rr: {
      scale: { low: 4, high: 36 },
      bands: [band(4, 8.5, 3), band(8.5, 11.5, 1), band(20.5, 24.5, 2), band(24.5, 36, 3)],
    },
    spo2: { scale: { low: 80, high: 101 }, bands: scales.size === 1 ? saturation : [] },
    sbp: {
      scale: { low: 40, high: 230 },
      bands: [band(40, 90.5, 3), band(90.5, 100.5, 2), band(100.5, 110.5, 1), band(219.5, 230, 3)],
    },
    pulse: {
      scale: { low: 30, high: 160 },
      bands: [
        band(30, 40.5, 3),
        band(40.5, 50.5, 1),
        band(90.5, 110.5, 1),
        band(110.5, 130.5, 2),
        band(130.5, 160, 3),
      ],
    },
    temp: {
      scale: { low: 34, high: 41 },
      bands: [band(34, 35.05, 3), band(35.05, 36.05, 1), band(38.05, 39.05, 1), band(39.05, 41, 2)],
    },
  }
}

/** National PEWS of one age: the bands are its own table, the temperature has none. */
export function pewsBands(age: PewsBand): SheetBands {
  const { rr, pulse, sbp } = pewsCuts[age]
  return {
    total: {
      scale: { low: -1, high: 20 },
      bands: [band(5, 9, 1, 'M'), band(9, 13, 2, 'H'), band(13, 20, 4, 'E')], // medium, high, emergency
    },
    rr: cutBands(rr),
    spo2: { scale: { low: 80, high: 101 }, bands: [band(80, 91.5, 4), band(91.5, 94.5, 1)] },
    // room below for the diastolic end of the bars
    sbp: cutBands(sbp, 0.6),
    pulse: cutBands(pulse),
    temp: unscoredBands.temp,
  }
}

/** From somewhat below the second cut to somewhat above the last, so that every band has its place. */
function cutBands(cuts: Cuts, below = 0.2): TrendBands {
  const [second, last] = [cuts[1]?.[0] ?? 0, cuts.at(-1)?.[0] ?? 100]
  const height = last - second
  const scale = { low: Math.max(0, second - height * below), high: last + height * 0.2 }
  const bands = cuts.flatMap(([from, score], index) =>
    score === 0 ? [] : [band(Math.max(scale.low, from), cuts[index + 1]?.[0] ?? scale.high, score)],
  )
  return { scale, bands }
}

export const unscoredBands: SheetBands = {
  total: { scale: { low: 0, high: 20 }, bands: [] },
  rr: { scale: { low: 4, high: 70 }, bands: [] },
  spo2: { scale: { low: 80, high: 101 }, bands: [] },
  sbp: { scale: { low: 30, high: 200 }, bands: [] },
  pulse: { scale: { low: 30, high: 200 }, bands: [] },
  temp: { scale: { low: 34, high: 41 }, bands: [] },
}
