import type { Observation } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import { fluidChartCode } from '#clinical/observations/fluid-chart-decision.ts'
import { balanceWords, volumeWords } from '#clinical/observations/fluid-totals.ts'
import { loinc } from '#fhir/coding.ts'

import { toWardFluids } from './model.ts'

let count = 0
const about = (patientId: string, code: Observation['code'], at: string, said: Partial<Observation>) => ({
  resourceType: 'Observation' as const,
  id: String((count += 1)),
  status: 'final' as const,
  code,
  subject: { reference: `Patient/${patientId}` },
  effectiveDateTime: at,
  ...said,
})
const volume = (patientId: string, code: string, value: number, at: string) =>
  about(patientId, { coding: [loinc(code)] }, at, { valueQuantity: { value, code: 'mL' } })
const reading = (code: string, value: number, unit: string, at: string) =>
  about('a', { coding: [loinc(code)] }, at, { valueQuantity: { value, code: unit } })
const decided = (patientId: string, on: boolean, at: string) =>
  about(patientId, { coding: [fluidChartCode] }, at, { valueBoolean: on, note: [{ text: 'AKI' }] })

const inpatient = (patientId: string) => ({
  patientId,
  bed: 'Bed 1',
  name: patientId,
  since: '2026-03-10T08:00:00Z',
})
const nothing = { decisions: [], fluids: [], measured: [] }
const first = (read: Partial<Parameters<typeof toWardFluids>[0]>) => {
  const [row] = toWardFluids({ ...nothing, ...read }, [inpatient('a'), inpatient('b')])
  if (!row) throw new Error('no row')
  return row
}

describe('the fluids of a ward', () => {
  it('are those of each patient alone, and an entry found twice counts once', () => {
    const drink = volume('a', '9000-1', 200, '2026-03-14T08:00:00Z')
    const row = first({
      fluids: [
        drink,
        drink,
        volume('a', '9187-6', 350, '2026-03-14T09:00:00Z'),
        volume('b', '9187-6', 999, '2026-03-14T09:00:00Z'),
      ],
    })
    expect([volumeWords(row.intake), volumeWords(row.output), balanceWords(row.balance)]).toEqual([
      '200',
      '350',
      '−150',
    ])
    expect(row.lastAt).toBe(Date.parse('2026-03-14T09:00:00Z'))
  })
  it('of somebody nobody charted are not charted, which is no balance of nought', () => {
    expect(first({})).toMatchObject({ lastAt: undefined, balance: undefined, decision: undefined })
  })
  it('say who is on a chart: the newest decision of this stay stands, one of an earlier stay does not', () => {
    const on = decided('a', true, '2026-03-11T08:00:00Z')
    const off = decided('a', false, '2026-03-12T08:00:00Z')
    expect(first({ decisions: [on] }).decision).toMatchObject({ on: true, reason: 'AKI' })
    expect(first({ decisions: [on, off] }).decision?.on).toBe(false)
    expect(first({ decisions: [decided('a', true, '2026-03-01T08:00:00Z')] }).decision).toBeUndefined()
    expect(first({ decisions: [{ ...on, status: 'entered-in-error' }] }).decision).toBeUndefined()
  })
  it('show the newest glucose, ketones and weight, each by its code and in its own unit', () => {
    const { latest } = first({
      measured: [
        reading('14743-9', 7.2, 'mmol/L', '2026-03-13T08:00:00Z'),
        reading('104816-4', 0.4, 'mmol/L', '2026-03-14T08:00:00Z'),
        reading('14743-9', 9.1, 'mmol/L', '2026-03-14T07:00:00Z'),
        reading('29463-7', 134, '[lb_av]', '2026-03-14T08:00:00Z'),
        reading('29463-7', 60.5, 'kg', '2026-03-12T08:00:00Z'),
      ],
    })
    expect([latest.glucose?.value, latest.ketones?.value, latest.weight?.value]).toEqual([9.1, 0.4, 60.5])
  })
})
