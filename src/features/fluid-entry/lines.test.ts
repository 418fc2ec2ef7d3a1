import { describe, expect, it } from 'vitest'

import { fluidKinds } from '#clinical/observations/fluid-kinds.ts'
import { toFluid } from '#clinical/observations/fluid.ts'

import { unusualVolume } from './amounts.ts'
import { fromLine } from './from-line.ts'
import { kindLetters } from './KindButtons.tsx'
import { type Line, lineWords, newLine, problemsIn, toFluidLine } from './lines.ts'
import { lineOf } from './one-fluid.ts'

const now = Date.parse('2026-06-14T13:00:00Z')
const line = (said: Partial<Line>): Line => ({ ...newLine('urine', undefined, now), ...said })
const actor = {
  patientId: 'p',
  now: new Date(now),
  session: {
    userId: '1',
    name: 'Nurse Ade',
    post: {
      id: '1',
      orgCode: 'RXR',
      orgName: 'East Lancashire Hospitals',
      title: 'Nurse',
      role: 'nurse' as const,
      areas: [],
    },
  },
}
const written = (said: Partial<Line>) => ({ ...fromLine(toFluidLine(line(said), now), actor, 'e'), id: 'o' })

describe('a line', () => {
  it('is of now, or of the time of the line before it', () => {
    expect(newLine('oral', undefined, now).at).toBe('2026-06-14T14:00')
    expect(newLine('oral', { at: '2026-06-14T09:30' }, now).at).toBe('2026-06-14T09:30')
  })
  it.each([
    ['350', undefined],
    ['0', undefined],
    ['5000', undefined],
    ['5001', 'Must be from 0 to 5000 mL'],
    ['3.5', 'Enter whole millilitres, in digits'],
    ['3,5', 'Enter whole millilitres, in digits'],
    ['1 l', 'Enter whole millilitres, in digits'],
    ['-20', 'Enter whole millilitres, in digits'],
    ['', 'Enter the volume, or choose why it was not measured'],
  ])('of urine of “%s” mL: %s', (volume, problem) => {
    expect(problemsIn(line({ volume }), now).volume).toBe(problem)
  })
  it('of nothing drunk is refused: that is no entry', () => {
    expect(problemsIn(line({ kind: 'oral', volume: '0' }), now).volume).toBe('Must be from 1 to 5000 mL')
  })
  it('needs no volume once it says why there is none', () => {
    expect(problemsIn(line({ notMeasured: 'wet-pad' }), now)).toEqual({})
  })
  it.each([
    ['2026-06-14T14:00', undefined],
    ['2026-06-14T14:05', 'This time is in the future'],
    ['', 'Enter the date and time'],
    ['2026-03-29T01:30', 'The clocks went forward: this hour did not exist. Enter another time'],
  ])('at “%s”: %s', (at, problem) => {
    expect(problemsIn(line({ volume: '100', at }), now).at).toBe(problem)
  })
  it('of much more than usual is asked about, not refused', () => {
    expect(unusualVolume('oral', '1500')).toMatch(/nought too many/)
    expect(unusualVolume('oral', '1000')).toBeUndefined()
    expect(unusualVolume('blood', '700')).toMatch(/nought too many/)
  })
})

describe('what goes to the record', () => {
  it('says what, how much in mL, when with its offset, when it was entered, by whom and on which stay', () => {
    expect(written({ volume: '350', at: '2026-06-14T09:30', note: ' dark ' })).toMatchObject({
      status: 'final',
      code: { coding: [{ code: '364202003' }, { code: '9187-6' }] },
      subject: { reference: 'Patient/p' },
      encounter: { reference: 'Encounter/e' },
      effectiveDateTime: '2026-06-14T09:30:00+01:00',
      issued: '2026-06-14T13:00:00.000Z',
      valueQuantity: { value: 350, unit: 'mL', code: 'mL', system: 'http://unitsofmeasure.org' },
      note: [{ text: 'dark' }],
    })
  })
  it('has no volume and the reason where nobody measured it', () => {
    const wet = written({ volume: '350', notMeasured: 'wet-pad' })
    expect(wet.valueQuantity).toBeUndefined()
    expect(wet.dataAbsentReason).toMatchObject({ text: 'Wet pad' })
    expect(toFluid(wet)).toMatchObject({ notMeasured: 'Wet pad', counted: undefined })
    expect(lineWords(toFluidLine(line({ notMeasured: 'wet-pad' }), now))).toBe('Urine not measured: Wet pad')
  })
  it.each(fluidKinds.map(({ key }) => key))('of %s is read back as what was written', (kind) => {
    const read = toFluid(written({ kind, volume: '120', at: '2026-06-14T09:30' }))
    expect(read).toMatchObject({ kind, counted: { millilitres: 120 } })
    expect(lineOf(written({ kind, volume: '120', at: '2026-06-14T09:30' }))).toMatchObject({
      kind,
      volume: '120',
      notMeasured: '',
      at: '2026-06-14T09:30',
    })
  })
  it('in October’s twofold hour is of the last one that has begun', () => {
    const between = Date.parse('2026-10-25T00:45:00Z')
    expect(toFluidLine(line({ volume: '1', at: '2026-10-25T01:30' }), between).at).toMatch(/\+01:00$/)
    const after = Date.parse('2026-10-25T03:00:00Z')
    expect(toFluidLine(line({ volume: '1', at: '2026-10-25T01:30' }), after).at).toMatch(/\+00:00$/)
    const first = { ...newLine('urine', undefined, between), volume: '1' }
    expect(toFluidLine(first, after).at).toMatch(/\+01:00$/) // opened in the first of the two, saved in the second
  })
})

it('each kind has a letter of its own, and none is a digit or part of a volume', () => {
  const letters = Object.values(kindLetters)
  expect(new Set(letters).size).toBe(fluidKinds.length)
  expect(letters.every((letter) => /^[A-Z]$/.test(letter))).toBe(true)
})
