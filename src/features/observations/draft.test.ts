import { describe, expect, it } from 'vitest'

import { liveScore, problemsIn, type Situation, toDraft, type Values } from './draft.ts'

const now = Date.parse('2026-03-14T10:05:00Z')
const ward: Situation = { chart: 'NEWS2', standing: 1, now }
const typed = (rest: Partial<Values> = {}): Values => ({
  rr: '21',
  spo2: '93',
  scale: '1',
  scaleReason: '',
  air: 'air',
  device: '',
  flow: '',
  sbp: '120',
  dbp: '60',
  pulse: '95',
  acvpu: 'A',
  temp: '37.5',
  observedAt: '2026-03-14T10:05',
  incomplete: '',
  incompleteWords: '',
  ...rest,
})

describe('a whole set', () => {
  it('has no problems and a score', () => {
    expect(problemsIn(typed(), ward)).toEqual({})
    expect(toDraft(typed(), ward)).toMatchObject({
      score: { status: 'scored', total: 5 },
      scaleReason: undefined,
      incompleteReason: undefined,
      observedAt: '2026-03-14T10:05:00+00:00',
    })
  })
  it('asks to put a reading right before it asks why one is missing', () => {
    expect(problemsIn(typed({ temp: '37,0' }), ward)).toEqual({ temp: 'Use a point, not a comma: 36.8' })
  })
  it('needs no diastolic for its score', () => {
    expect(problemsIn(typed({ dbp: '' }), ward)).toEqual({})
  })
  it('is refused when diastolic is not below systolic', () => {
    expect(problemsIn(typed({ dbp: '120' }), ward)).toEqual({ dbp: 'Diastolic must be below systolic (120)' })
  })
})

describe('the live score', () => {
  it('leaves out what is half typed', () => {
    expect(liveScore(typed({ temp: '3' }))).toMatchObject({ status: 'incomplete', missing: ['temp'] })
  })
  it('follows the scale at once', () => {
    expect(liveScore(typed({ scale: '2' }))).toMatchObject({ total: 3 })
  })
})

describe('an incomplete set', () => {
  it('needs a reason', () => {
    expect(problemsIn(typed({ temp: '' }), ward)).toEqual({ incomplete: 'Say why the set is incomplete' })
  })
  it('needs words for "other"', () => {
    expect(problemsIn(typed({ temp: '', incomplete: 'other' }), ward)).toHaveProperty('incompleteWords')
  })
  it('keeps the reason with its words', () => {
    const values = typed({ temp: '', incomplete: 'refused', incompleteWords: 'too tired' })
    expect(problemsIn(values, ward)).toEqual({})
    expect(toDraft(values, ward)).toMatchObject({
      score: { status: 'incomplete' },
      incompleteReason: 'Refused: too tired',
    })
  })
  it('drops a reason given before the set became whole', () => {
    expect(toDraft(typed({ incomplete: 'refused' }), ward).incompleteReason).toBeUndefined()
  })
})

describe('scale 2', () => {
  it('is a decision that needs a reason the first time', () => {
    expect(problemsIn(typed({ scale: '2' }), ward)).toHaveProperty('scaleReason')
    expect(toDraft(typed({ scale: '2', scaleReason: 'COPD' }), ward).scaleReason).toBe('COPD')
  })
  it('needs none once it stands, and going back does', () => {
    expect(problemsIn(typed({ scale: '2' }), { ...ward, standing: 2 })).toEqual({})
    expect(problemsIn(typed({ scale: '1' }), { ...ward, standing: 2 })).toHaveProperty('scaleReason')
  })
})

describe('oxygen', () => {
  it('needs its device', () => {
    expect(problemsIn(typed({ air: 'oxygen' }), ward)).toHaveProperty('device')
  })
  it('is in litres, in per cent, or fixed by the device', () => {
    const on = (device: string, flow: string) => toDraft(typed({ air: 'oxygen', device, flow }), ward).oxygen
    expect(on('N', '2')).toEqual({ device: 'N', litres: 2 })
    expect(on('NIV', '40')).toEqual({ device: 'NIV', percent: 40 })
    expect(on('V28', '')).toEqual({ device: 'V28', percent: 28 })
    expect(on('N', '')).toEqual({ device: 'N' })
  })
  it.each(['0', '71', '2,5', 'two'])('refuses %s litres', (flow) => {
    expect(problemsIn(typed({ air: 'oxygen', device: 'N', flow }), ward)).toHaveProperty('flow')
  })
  it('is forgotten on air', () => {
    expect(toDraft(typed({ air: 'air', device: 'N', flow: '2' }), ward).oxygen).toBeUndefined()
  })
})

describe('the time', () => {
  it('may be in the past, never in the future', () => {
    expect(problemsIn(typed({ observedAt: '2026-03-13T10:05' }), ward)).toEqual({})
    expect(problemsIn(typed({ observedAt: '2026-03-14T10:07' }), ward)).toEqual({
      observedAt: 'This time is in the future',
    })
  })
  it('must be a time', () => {
    expect(problemsIn(typed({ observedAt: '' }), ward)).toEqual({ observedAt: 'Enter the date and time' })
  })
  it('names the hour that the clocks left out', () => {
    const summer = { ...ward, now: Date.parse('2026-03-30T10:00:00Z') }
    expect(problemsIn(typed({ observedAt: '2026-03-29T01:30' }), summer).observedAt).toMatch(
      /clocks went forward/,
    )
  })
})

describe('a child or somebody pregnant', () => {
  const child: Situation = { ...ward, chart: 'PEWS' }
  it('has readings and no score, and no reason is asked', () => {
    expect(problemsIn(typed({ temp: '' }), child)).toEqual({})
    expect(toDraft(typed(), child).score).toBeUndefined()
  })
  it('needs at least one reading', () => {
    const nothing = typed({ rr: '', spo2: '', air: '', sbp: '', dbp: '', pulse: '', acvpu: '', temp: '' })
    expect(problemsIn(nothing, child)).toHaveProperty('rr')
  })
})
