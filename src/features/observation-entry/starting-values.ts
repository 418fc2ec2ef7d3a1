import { type ObservationSet } from '#clinical/observations/observation-set.ts'
import type { Scale } from '#clinical/observations/news2.ts'
import { londonWallClock } from '#lib/london-time.ts'

import type { Values } from './draft.ts'

/** An empty form at this time. */
export const emptyValues = (standing: Scale, now: number): Values => ({
  rr: '',
  spo2: '',
  scale: standing === 2 ? '2' : '1',
  scaleReason: '',
  air: '',
  device: '',
  flow: '',
  sbp: '',
  dbp: '',
  pressureNotRead: '',
  pulse: '',
  crt: '',
  acvpu: '',
  temp: '',
  distress: '',
  carer: '',
  concern: [],
  concernWords: '',
  observedAt: londonWallClock(now),
  incomplete: '',
  incompleteWords: '',
  amendReason: '',
})

/** What a set on record says, as if it had been typed: only what it was scored by; a reading in another unit is left empty. */
export function valuesOf(set: ObservationSet): Values {
  const { readings, instant } = set
  const { rr, spo2, air, sbp, dbp, noPressure, pulse, crt, acvpu, temp, distress, carer, concern } = readings
  const typed = (reading: { value: number | undefined } | undefined) =>
    reading?.value === undefined ? '' : String(Math.round(reading.value * 10) / 10)
  const given = air?.value?.oxygen ? air.value : undefined
  return {
    ...emptyValues(set.scale, instant ?? Date.now()),
    rr: typed(rr),
    spo2: typed(spo2),
    air: air?.value === undefined ? '' : air.value.oxygen ? 'oxygen' : 'air',
    device: given?.device ?? '',
    flow: String(given?.litres ?? given?.percent ?? ''),
    sbp: typed(sbp),
    dbp: typed(dbp),
    pressureNotRead: noPressure?.value ?? '',
    pulse: typed(pulse),
    crt: typed(crt),
    acvpu: acvpu?.value ?? '',
    temp: typed(temp),
    distress: distress?.value ?? '',
    carer: carer?.value ?? '',
    concern: concern?.value ?? [],
    concernWords: concern?.remark ?? '',
  }
}
