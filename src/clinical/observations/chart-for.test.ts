import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { chartAt, pewsBandOf } from './chart-for.ts'
import { chartWords } from './chart-words.ts'

const on = (day: string) => new Date(`${day}T12:00:00Z`)

describe('the chart a person needs', () => {
  it('changes on the birthday, inside of a stay', () => {
    const charts = ['2026-03-13', '2026-03-14'].map((day) => chartAt('2021-03-14', on(day), false).band)
    expect(charts).toEqual(['1-4y', '5-12y'])
    expect(chartAt('2010-03-14', on('2026-03-13'), false)).toEqual({ chart: 'PEWS', band: '13+y' })
    expect(chartAt('2010-03-14', on('2026-03-14'), false)).toEqual({ chart: 'NEWS2', band: undefined })
  })
  it('is the children’s under 16 even in pregnancy, and the maternity one from 16', () => {
    expect(chartAt('2011-01-01', on('2026-03-14'), true).chart).toBe('PEWS')
    expect(chartAt('1995-01-01', on('2026-03-14'), true).chart).toBe('maternity')
  })
  it('is an adult’s when the age is not known, or the birth is still to come', () => {
    expect(chartAt(undefined, on('2026-03-14'), false).chart).toBe('NEWS2')
    expect(chartAt('2157-01-01', on('2026-03-14'), false).chart).toBe('NEWS2')
  })
  it('of a year of birth alone is chosen where every birthday of that year gives the same one', () => {
    expect(chartAt('2017', on('2026-03-14'), false)).toEqual({ chart: 'PEWS', band: '5-12y' })
    expect(chartAt('2021', on('2026-03-14'), false)).toEqual({ chart: 'PEWS', band: undefined })
    expect(chartAt('2010', on('2026-03-14'), false)).toEqual({ chart: 'PEWS', band: undefined })
    expect(chartAt('1951', on('2026-03-14'), false).chart).toBe('NEWS2')
  })
  it('of a newborn in maternity care is one that is not loaded, and says so: no other may score it', () => {
    const newborn = { chart: 'PEWS', band: undefined, newborn: true }
    expect(chartAt('2026-03-01', on('2026-03-14'), true)).toEqual(newborn)
    expect(chartAt('2026-03-14T09:30:00Z', on('2026-03-14'), true)).toEqual(newborn)
    expect(chartAt('2026-03', on('2026-03-14'), true)).toEqual(newborn)
    expect(chartWords({ chart: 'PEWS', band: undefined, newborn: true })).toContain('NEWTT2')
    expect(chartAt('2026-01-01', on('2026-03-14'), true).band).toBe('0-11m')
    // on a children's ward the infants' chart holds from birth
    expect(chartAt('2026-03-01', on('2026-03-14'), false).band).toBe('0-11m')
  })
  it('is exactly one, said in words, for any birth and any day', () => {
    const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(day, day, fc.boolean(), (birth, at, pregnant) => {
        const choice = chartAt(birth.toISOString().slice(0, 10), at, pregnant)
        expect(chartWords(choice)).not.toContain('undefined')
        expect(choice.band !== undefined).toBe(choice.chart === 'PEWS' && !choice.newborn)
      }),
    )
  })
})

it('has four charts for children, by completed years', () => {
  expect([0, 1, 4, 5, 12, 13, 15].map(pewsBandOf)).toEqual([
    '0-11m',
    '1-4y',
    '1-4y',
    '5-12y',
    '5-12y',
    '13+y',
    '13+y',
  ])
})
