import type { DiagnosticReport, Observation } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import { toReports } from '#clinical/results/report.ts'
import type { Stored } from '#fhir/client.ts'

import { analytesOnly, cellText, gridOf, markedOnly } from './grid.ts'
import { trendOf } from './trend.ts'

type Sent = { value?: number; unit?: string; at: string; rest?: Partial<Observation> }

/** One report to each value, all of creatinine unless it says otherwise. */
function sent(...values: Sent[]) {
  const included: Stored<Observation>[] = []
  const resources = values.map(({ value, unit = 'umol/L', at, rest }, index): Stored<DiagnosticReport> => {
    included.push({
      resourceType: 'Observation',
      id: `o${index}`,
      status: 'final',
      code: { coding: [{ system: 'http://loinc.org', code: '14682-9' }], text: 'Creatinine' },
      effectiveDateTime: at,
      ...(value === undefined ? {} : { valueQuantity: { value, unit } }),
      ...rest,
    })
    return {
      resourceType: 'DiagnosticReport',
      id: `r${index}`,
      status: 'final',
      code: { text: 'Urea and electrolytes' },
      effectiveDateTime: at,
      result: [{ reference: `Observation/o${index}` }],
    }
  })
  return toReports({ resources, included, withheld: 0 }).entries
}
const rowsOf = (reports: ReturnType<typeof sent>) => gridOf(reports).groups.flatMap(({ rows }) => rows)
const march = (day: number) => `2026-03-${String(day).padStart(2, '0')}T10:00:00Z`

describe('the grid of results', () => {
  it('has one row to an analyte, the newest at the right end', () => {
    const grid = gridOf(
      sent({ value: 90, at: march(12) }, { value: 80, at: march(2) }, { value: 99, at: march(14) }),
    )
    expect(grid.moments.map(({ when }) => when)).toEqual([march(2), march(12), march(14)])
    const [row, ...more] = grid.groups.flatMap(({ rows }) => rows)
    expect(more).toEqual([])
    expect(row && [0, 1, 2].map((index) => row.cells.get(index)?.map((line) => cellText(line, row)))).toEqual(
      [['80'], ['90'], ['99']],
    )
    expect(row?.unit).toBe('µmol/L')
  })

  it('is broken where the unit changes, and says so', () => {
    const rows = rowsOf(sent({ value: 90, at: march(12) }, { value: 1.1, unit: 'mg/dL', at: march(2) }))
    expect(rows.map(({ unit, broken }) => [unit, broken])).toEqual([
      ['µmol/L', 'in µmol/L'],
      ['mg/dL', 'in mg/dL'],
    ])
  })

  it('is broken where the assay changes', () => {
    const rows = rowsOf(
      sent(
        { value: 90, at: march(12), rest: { method: { text: 'Enzymatic' } } },
        { value: 95, at: march(2), rest: { method: { text: 'Jaffe' } } },
        { value: 94, at: march(1) },
      ),
    )
    expect(rows.map(({ broken }) => broken)).toEqual(['by Enzymatic', 'by Jaffe', 'by a method not stated'])
  })

  it('knows one analyte by any code that two laboratories share', () => {
    const snomed = { system: 'http://snomed.info/sct', code: '1000731000000107' }
    const both = { code: { coding: [snomed, { system: 'http://loinc.org', code: '14682-9' }] } }
    const other = { code: { coding: [snomed], text: 'Serum creatinine' } }
    expect(
      rowsOf(
        sent(
          { value: 90, at: march(12), rest: both },
          { value: 80, at: march(2), rest: other },
          { value: 70, at: march(1) },
        ),
      ),
    ).toHaveLength(1)
  })

  it('keeps words in place of a number, comparators, and two values of one moment', () => {
    const [row, ...more] = rowsOf(
      sent(
        { value: 5, at: march(3), rest: { valueQuantity: { value: 5, comparator: '<', unit: 'umol/L' } } },
        { at: march(2), rest: { valueString: 'Haemolysed' } },
        { value: 80, at: march(1) },
        { value: 84, at: march(1) },
      ),
    )
    expect(more).toEqual([])
    expect(row && [...row.cells.values()].map((lines) => lines.map((line) => cellText(line, row)))).toEqual(
      expect.arrayContaining([['<5'], ['Haemolysed'], ['80', '84']]),
    )
  })

  it('can show only the rows in which something was marked', () => {
    const high = { interpretation: [{ coding: [{ code: 'H' }] }] }
    const sodium = { code: { text: 'Sodium' } }
    const grid = gridOf(
      sent(
        { value: 190, at: march(1), rest: high },
        { value: 140, unit: 'mmol/L', at: march(1), rest: sodium },
      ),
    )
    expect(markedOnly(grid).groups.flatMap(({ rows }) => rows.map(({ name }) => name))).toEqual([
      'Creatinine',
    ])
  })
  it('is of what somebody looks for alone, by its codes', () => {
    const grid = gridOf(sent({ value: 90, at: '2026-03-10T08:00:00Z' }))
    const codes = grid.groups.flatMap(({ rows }) =>
      rows.flatMap(({ cells }) => [...cells.values()].flat().flatMap((line) => line.codes)),
    )
    const [code = ''] = codes.map((one) => one.split('|')[1] ?? '')
    expect(analytesOnly(grid, [code]).groups).toEqual(grid.groups)
    expect(analytesOnly(grid, ['2823-3']).groups).toEqual([])
  })
})

describe('the trend of an analyte', () => {
  const trend = (...values: Sent[]) => {
    const reports = sent(...values)
    const line = reports[0]?.lines[0]
    return line ? trendOf(line, reports) : []
  }
  it('runs from the oldest to the newest, each value with the range that came with it', () => {
    const range = { referenceRange: [{ low: { value: 59 }, high: { value: 104 }, text: '59–104' }] }
    const [strip] = trend({ value: 90, at: march(12), rest: range }, { value: 80, at: march(2) })
    expect(strip?.points.map(({ text, range: own }) => [text, own])).toEqual([
      ['80', undefined],
      ['90', { low: 59, high: 104, text: '59–104' }],
    ])
  })
  it('draws each unit apart, the newest first', () => {
    const strips = trend({ value: 90, at: march(12) }, { value: 1.1, unit: 'mg/dL', at: march(2) })
    expect(strips.map(({ unit, points }) => [unit, points.length])).toEqual([
      ['µmol/L', 1],
      ['mg/dL', 1],
    ])
  })
  it('breaks the line where the method changes', () => {
    const [strip] = trend(
      { value: 90, at: march(12), rest: { method: { text: 'Enzymatic' } } },
      { value: 95, at: march(2), rest: { method: { text: 'Jaffe' } } },
    )
    expect(strip?.points.map(({ breakBefore }) => breakBefore)).toEqual([undefined, 'Method changed'])
  })
  it('draws a limit as a ring, and keeps words and partial dates for the table', () => {
    const [strip] = trend(
      { at: march(12), rest: { valueQuantity: { value: 5, comparator: '<', unit: 'umol/L' } } },
      { at: march(5), rest: { valueString: 'Haemolysed' } },
      { value: 80, at: '2025' },
    )
    expect(
      strip?.points.map(({ text, at, value, hollow }) => [text, at !== undefined, value, hollow]),
    ).toEqual([
      ['80', false, 80, undefined],
      ['Haemolysed', true, undefined, undefined],
      ['<5', true, 5, true],
    ])
  })
})
