import type { Observation } from 'fhir/r4'

import { gestationText } from '#clinical/care/gestation.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { partText } from '#departments/maternity/antenatal/found.ts'
import { codes, scanCodes } from '#departments/maternity/pregnancy/codes.ts'
import { gestationDays, readGestation } from '#departments/maternity/pregnancy/gestation.ts'
import { newestOf, type Pregnancy } from '#departments/maternity/pregnancy/pregnancy.ts'
import type { Stored } from '#fhir/client.ts'
import { hasAny, textOf } from '#fhir/coding.ts'

export const scanKinds = {
  dating: 'Dating scan',
  anomaly: 'Anomaly scan',
  growth: 'Growth scan',
  other: 'Other scan',
} as const
export type ScanKind = keyof typeof scanKinds
export const scanSystem = 'https://lune.example/fhir/CodeSystem/antenatal-scan'

/** When each is to be had (domain facts §6.2.3): a scan outside of it is kept, and said to be. */
const windows: Partial<Record<ScanKind, [from: number, until: number]>> = {
  dating: [11 * 7 + 2, 14 * 7 + 1],
  anomaly: [18 * 7, 20 * 7 + 6],
}
/** A crown rump length dates a pregnancy from 45 to 84 mm; beyond it the head circumference does (domain facts §6.2.2). */
const crownRump = [45, 84] as const

/** What must be said of a scan that does not date, or comes too early or too late. */
export function scanWarnings(
  kind: ScanKind | undefined,
  days: number | undefined,
  crl: number | undefined,
): string[] {
  const [from, until] = (kind && windows[kind]) ?? []
  return [
    from !== undefined && until !== undefined && days !== undefined && (days < from || days > until)
      ? `Outside of ${gestationText(from)} to ${gestationText(until)}`
      : '',
    crl !== undefined && (crl < crownRump[0] || crl > crownRump[1])
      ? `Crown rump length outside of ${crownRump[0]} to ${crownRump[1]} mm: date by the head circumference`
      : '',
  ].filter(Boolean)
}

export type Scan = {
  id: string
  kind: ScanKind | undefined
  words: string
  on: string | undefined
  /** By the due date agreed today */
  days: number | undefined
  /** Which of several; undefined when there is one */
  fetus: number | undefined
  found: { what: string; text: string }[]
  weight: number | undefined
  note: string
  warnings: string[]
}

/** The scans of a pregnancy, the newest first. */
export function scansOf(pregnancy: Pregnancy): Scan[] {
  const edd = pregnancy.estimates[0]?.edd
  return newestOf(pregnancy, codes.scan)
    .map((one) => toScan(one, edd))
    .toSorted((one, other) => (other.on ?? '').localeCompare(one.on ?? ''))
}

function toScan(one: Stored<Observation>, edd: string | undefined): Scan {
  const kind = Object.keys(scanKinds).find((code): code is ScanKind => hasAny(one.method, code))
  const on = one.effectiveDateTime
  const days = edd && on ? gestationDays(edd, on) : undefined
  const part = ({ code }: { code?: string }) =>
    listOf(one.component).find((each) => hasAny(each.code, code ?? ''))
  const measured = part(scanCodes.gestation)?.valueString
  return {
    id: one.id,
    kind,
    words: kind ? scanKinds[kind] : textOf(one.method, 'Scan'),
    on,
    days,
    fetus: part(scanCodes.fetus)?.valueInteger,
    found: listOf(one.component)
      .filter(({ code }) => !hasAny(code, scanCodes.fetus.code))
      .map((each) => ({ what: textOf(each.code), text: partText(each) })),
    weight: part(scanCodes.weight)?.valueQuantity?.value,
    note: listOf(one.note)
      .map(({ text }) => text)
      .join(' '),
    warnings: scanWarnings(
      kind,
      readGestation(measured ?? '') ?? days,
      part(scanCodes.crl)?.valueQuantity?.value,
    ),
  }
}
