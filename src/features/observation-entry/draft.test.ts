import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { livePews, liveScore, problemsIn, type Situation, toDraft, type Values } from './draft.ts'
import { emptyValues } from './starting-values.ts'

const now = Date.parse('2026-03-14T10:05:00Z')
const ward: Situation = { chart: 'NEWS2', birth: '1951-03-04', standing: 1, now }
const typed = (rest: Partial<Values> = {}): Values => ({
  ...emptyValues(1, now),
  rr: '21',
  spo2: '93',
  air: 'air',
  sbp: '120',
  dbp: '60',
  pulse: '95',
  acvpu: 'A',
  temp: '37.5',
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

describe('a form that stays open over a change of the clocks', () => {
  const opened = fc.oneof(
    ...['2026-03-28T23:00:00Z', '2026-10-24T22:00:00Z'].map((from) =>
      fc.nat({ max: 5 * 60 }).map((minutes) => Date.parse(from) + minutes * 60_000),
    ),
  )
  it('saves the minute it was opened in, however much later that is', () => {
    fc.assert(
      fc.property(opened, fc.nat({ max: 3 * 60 }), (writtenAt, later) => {
        const situation = { ...ward, now: writtenAt + later * 60_000, writtenAt }
        const values = { ...typed(), observedAt: emptyValues(1, writtenAt).observedAt }
        expect(problemsIn(values, situation)).toEqual({})
        expect(Date.parse(toDraft(values, situation).observedAt)).toBe(writtenAt)
      }),
    )
  })
  it('amends the set of the hour it was taken in, though the hour of the same name has passed', () => {
    const taken = Date.parse('2026-10-25T00:30:00Z')
    const situation = { ...ward, now: taken + 5 * 3_600_000, writtenAt: taken, amending: true }
    const values = { ...typed({ amendReason: 'Wrong pulse' }), observedAt: emptyValues(1, taken).observedAt }
    expect(toDraft(values, situation).observedAt).toBe('2026-10-25T01:30:00+01:00')
  })
})

describe('a child', () => {
  const child: Situation = { ...ward, chart: 'PEWS', birth: '2017-03-15' }
  const well = { rr: '22', spo2: '98', pulse: '100', sbp: '100', distress: 'none', crt: '2' } as const
  const whole = typed(well)

  it('is scored by PEWS and never by NEWS2', () => {
    expect(problemsIn(whole, child)).toEqual({})
    expect(toDraft(whole, child)).toMatchObject({
      chart: { chart: 'PEWS', band: '5-12y' },
      score: undefined,
      pews: { status: 'scored', total: 0 },
    })
  })
  it('is on the chart of the age at the time that is entered, not of today', () => {
    const summer = { ...child, birth: '2021-03-14' }
    expect(livePews(whole, summer)?.sub.rr).toBe(0)
    expect(livePews({ ...whole, observedAt: '2026-03-13T23:00' }, summer)?.sub.rr).toBe(0)
    expect(livePews({ ...whole, rr: '30' }, summer)?.sub.rr).toBe(1)
    expect(livePews({ ...whole, rr: '30', observedAt: '2026-03-13T23:00' }, summer)?.sub.rr).toBe(0)
  })
  it('needs a reason when a scored reading is missing, and none for temperature or AVPU', () => {
    expect(problemsIn({ ...whole, temp: '', acvpu: '' }, child)).toEqual({})
    expect(problemsIn({ ...whole, crt: '' }, child)).toEqual({
      incomplete: 'Say why the set is incomplete',
    })
  })
  it('has a score without a pressure where it was said why, and not beside a pressure that was read', () => {
    const unread = { ...whole, sbp: '', dbp: '', pressureNotRead: 'U4' } as const
    expect(toDraft(unread, child).pews).toMatchObject({ status: 'scored', total: 4 })
    expect(problemsIn({ ...whole, pressureNotRead: 'U4' }, child)).toHaveProperty('pressureNotRead')
  })
  it('on oxygen of an amount nobody wrote has no score, on high flow it has', () => {
    const on = (device: string, flow = '') => livePews({ ...whole, air: 'oxygen', device, flow }, child)
    expect(on('NP')).toMatchObject({ status: 'incomplete', missing: ['inspired'] })
    expect(on('NP', '2')).toMatchObject({ total: 2 })
    expect(on('HF')).toMatchObject({ total: 4 })
  })
  it('may breathe faster than an adult ever does', () => {
    const baby = { ...child, birth: '2026-01-01' }
    expect(problemsIn({ ...whole, rr: '92' }, baby)).toEqual({})
    expect(problemsIn({ ...whole, rr: '151' }, baby)).toHaveProperty('rr')
  })
  it('whose birth date is only a year between two charts is kept without a score, and no reason is asked', () => {
    const inexact = { ...child, birth: '2021' }
    expect(problemsIn({ ...whole, crt: '' }, inexact)).toEqual({})
    expect(toDraft(whole, inexact).pews).toBeUndefined()
    const nothing = emptyValues(1, now)
    expect(problemsIn(nothing, inexact)).toHaveProperty('rr')
  })
})

describe('a concern', () => {
  it('is kept with its words whatever the score, and with no readings at all', () => {
    const alone = {
      ...emptyValues(1, now),
      concern: ['family'],
      concernWords: ' not himself ',
      incomplete: 'refused',
    }
    expect(problemsIn(alone, ward)).toEqual({})
    expect(toDraft(alone, ward).concern).toEqual({ codes: ['family'], words: 'not himself' })
    expect(toDraft(typed(), ward).concern).toBeUndefined()
  })
})

describe('an amendment', () => {
  it('needs its reason', () => {
    const amending = { ...ward, amending: true }
    expect(problemsIn(typed(), amending)).toEqual({ amendReason: 'Say what was wrong' })
    expect(toDraft(typed({ amendReason: 'wrong bed' }), amending).amendReason).toBe('wrong bed')
  })
})

describe('somebody pregnant', () => {
  it('has readings and no score, and no reason is asked', () => {
    expect(problemsIn(typed({ temp: '' }), { ...ward, chart: 'maternity' })).toEqual({})
    expect(toDraft(typed(), { ...ward, chart: 'maternity' })).toMatchObject({
      score: undefined,
      pews: undefined,
    })
  })
})
