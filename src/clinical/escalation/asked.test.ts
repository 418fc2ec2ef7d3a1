import { describe, expect, it } from 'vitest'

import { news2, type News2Readings } from '#clinical/observations/news2.ts'

import { meows } from '#clinical/observations/warning-in-force.ts'
import { warningOf, type WarningReadings } from '#clinical/observations/warning-table.ts'

import { escalationAsked, type SetJudged } from './asked.ts'
import { nationalPolicy } from './policy.ts'

const well: News2Readings = { rr: 16, spo2: 98, onOxygen: false, sbp: 125, pulse: 72, acvpu: 'A', temp: 36.8 }

const adult = (changed: Partial<News2Readings>, more: Partial<SetJudged> = {}) => {
  const readings = { ...well, ...changed }
  return escalationAsked(
    {
      chart: 'NEWS2',
      news2: news2(readings, 1),
      pews: undefined,
      readings,
      concerns: undefined,
      ...more,
    },
    nationalPolicy,
  )
}

describe('an adult (RCP 2017)', () => {
  it.each([
    ['0', {}],
    ['1 to 4, no single 3', { rr: 22, pulse: 95 }],
  ])('with a score of %s is escalated to nobody', (_, readings) => {
    expect(adult(readings)).toBeUndefined()
  })
  it('with 3 in one reading is told to the medical team, who review', () => {
    expect(adult({ acvpu: 'C' })).toMatchObject({
      because: 'NEWS2 3, 3 in one reading',
      to: 'medical-team',
      reviewWithin: 60,
      sepsis: undefined,
    })
  })
  it('with 5 or 6 is told to the medical team at once and seen within 60 minutes', () => {
    expect(adult({ rr: 21, spo2: 93, pulse: 95 })).toMatchObject({
      because: 'NEWS2 5, medium',
      to: 'medical-team',
      urgency: 'urgent',
      tellWithin: 10,
      reviewWithin: 60,
      sepsis: { total: 5, any3: false, within: 15 },
    })
  })
  it('with 7 or more is told to a specialist registrar at least and seen within 30 minutes', () => {
    expect(adult({ rr: 25, spo2: 91, pulse: 95 })).toMatchObject({
      because: 'NEWS2 7, high',
      to: 'specialist-registrar',
      urgency: 'asap',
      tellWithin: 10,
      reviewWithin: 30,
    })
  })
  it('is escalated by what was read of an incomplete set, which is said not to be the score', () => {
    expect(adult({}, { news2: news2({ rr: 25, spo2: 91, pulse: 95 }, 1) })).toMatchObject({
      because: 'Incomplete set, NEWS2 at least 7, high',
      to: 'specialist-registrar',
    })
  })
  it('somebody is worried about is told whatever the score is', () => {
    expect(adult({}, { concerns: ['family'] })).toMatchObject({
      because: 'Patient, family or carer is concerned',
      to: 'medical-team',
    })
    expect(adult({}, { concerns: [] })).toMatchObject({ because: 'Somebody is concerned' })
    expect(adult({ rr: 25, spo2: 91, pulse: 95 }, { concerns: ['staff'] })).toMatchObject({
      because: 'NEWS2 7, high; Staff are concerned',
      to: 'specialist-registrar',
    })
  })
})

describe('a child (national PEWS)', () => {
  const child = (more: Partial<SetJudged>) =>
    escalationAsked(
      { chart: 'PEWS', news2: undefined, pews: 0, readings: {}, concerns: undefined, ...more },
      nationalPolicy,
    )
  it.each([
    [0, undefined, undefined],
    [4, 'paediatric-nurse-in-charge', 60],
    [8, 'paediatric-st3', 30],
    [12, 'paediatric-rapid-review', 15],
    [13, 'paediatric-emergency', 0],
  ])('with a PEWS of %i is told to %s', (pews, to, reviewWithin) => {
    const asked = child({ pews })
    expect([asked?.to, asked?.reviewWithin]).toEqual([to, reviewWithin])
  })
  it('of a low level is seen by the nurse in charge, who needs no telling of its own', () => {
    expect(child({ pews: 4 })?.tellWithin).toBeUndefined()
    expect(child({ pews: 5 })?.tellWithin).toBe(10)
  })
  it('who responds to voice, or to pain, is escalated by that, with or without a score', () => {
    expect(child({ readings: { acvpu: 'V' } })).toMatchObject({ to: 'paediatric-rapid-review' })
    expect(child({ pews: undefined, readings: { acvpu: 'P' } })).toMatchObject({ to: 'paediatric-emergency' })
  })
  it('somebody worries about in words alone is told to the nurse in charge', () => {
    expect(child({ concerns: [] })).toMatchObject({ to: 'paediatric-nurse-in-charge' })
  })
  it('is asked about for sepsis by suspicion or by signs', () => {
    expect(child({ concerns: ['new-sepsis'] })?.sepsis).toMatchObject({ total: undefined, any3: false })
    expect(child({ pews: 5, readings: { temp: 39 } })?.sepsis).toBeDefined()
    expect(child({ pews: 5, readings: { temp: 37 } })?.sepsis).toBeUndefined()
  })
})

it('in pregnancy one red or two yellow are told to the obstetric team', () => {
  const pregnant = (readings: WarningReadings) =>
    escalationAsked(
      {
        chart: 'maternity',
        news2: undefined,
        pews: undefined,
        readings: {},
        warning: warningOf(meows, readings),
        concerns: undefined,
      },
      nationalPolicy,
    )
  expect(pregnant({ sbp: 170 })).toMatchObject({
    because: 'Maternity chart, 1 red and 0 yellow',
    to: 'obstetric-team',
  })
  expect(pregnant({ sbp: 152 })).toBeUndefined()
})
