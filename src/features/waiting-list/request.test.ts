import type { ServiceRequest } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import { isReferral } from '#auth/limits.ts'
import type { Stored } from '#fhir/client.ts'

import { earliestReasonableOffer, referralRows, toReferral } from './model.ts'
import {
  newReferral,
  offered,
  planned,
  removed,
  resumed,
  suspended,
  triaged,
  validated,
  withClock,
} from './request.ts'

const today = '2026-06-01'
const made = newReferral(
  {
    specialty: '130',
    list: 'outpatient',
    what: 'Cataract clinic',
    priority: '1',
    source: '15',
    referrer: 'High Street Opticians',
    received: '2026-01-05',
    ubrn: '2000 1234 5678',
    status: '10',
  },
  {
    patientId: 'ada',
    identifier: { system: 's', value: 'v' },
    organisation: { reference: 'Organization/rxr' },
    entryId: '11111111-2222-3333-4444-555555555555',
  },
)
const stored = (request: ServiceRequest): Stored<ServiceRequest> => ({ ...request, id: 'r' })
const referral = stored(made)
const decision = { specialty: '', priority: '2', decidedBy: 'Dr A', on: '2026-01-12', reason: '' }
const accepted = triaged(referral, { ...decision, outcome: 'accept' }, today)
const ticking = { start: '2026-01-05', end: '2026-05-11' }

describe('a referral that came in', () => {
  it('is to be triaged, is administration, and its clock starts on the day it was received', () => {
    expect(toReferral(referral)).toMatchObject({
      state: 'to triage',
      list: 'Outpatient',
      specialty: 'Ophthalmology',
      priority: 'Routine',
      source: 'Optometrist',
      pathway: '200012345678',
      clock: { state: 'ticking', start: '2026-01-05' },
    })
    expect(isReferral(made)).toBe(true)
    expect(made.occurrencePeriod).toEqual(ticking)
  })
  it('says nothing of why it was made', () => {
    expect(made).not.toHaveProperty('reasonCode')
    expect(made).not.toHaveProperty('note')
  })
})

describe('triage', () => {
  it('accepts it onto the list, by whom and with the priority they gave', () =>
    expect(toReferral(accepted)).toMatchObject({
      state: 'waiting',
      priority: 'Urgent',
      triage: { outcome: 'Accept', by: 'Dr A', on: '2026-01-12' },
    }))
  it('sends it to another specialty, to be triaged there; the clock goes on', () => {
    const sent = triaged(referral, { ...decision, outcome: 'redirect', specialty: '320' }, today)
    expect(toReferral(sent)).toMatchObject({ state: 'to triage', specialty: 'Cardiology' })
    expect(sent.occurrencePeriod).toEqual(ticking)
  })
  it.each(['advice', 'reject'] as const)(
    'with the outcome %s takes it off the list and stops the clock',
    (outcome) => {
      const ended = triaged(referral, { ...decision, outcome, reason: 'Advice sent' }, today)
      expect(toReferral(ended)).toMatchObject({
        state: 'off the list',
        clock: { state: 'stopped', by: '34', stop: '2026-01-12' },
      })
      expect(ended).not.toHaveProperty('occurrencePeriod')
    },
  )
})

describe('the clock of a referral', () => {
  it('is no longer sorted by while it is stopped, and from its new start afterwards', () => {
    const watched = withClock(accepted, { date: '2026-03-01', status: '32' }, today)
    expect(watched).not.toHaveProperty('occurrencePeriod')
    const again = withClock(watched, { date: '2026-05-01', status: '11' }, today)
    expect(again.occurrencePeriod).toEqual({ start: '2026-05-01', end: '2026-09-04' })
  })
  it('refuses what cannot follow, in words', () =>
    expect(() => withClock(accepted, { date: '2026-03-01', status: '11' }, today)).toThrow(/ticking already/))
})

describe('what is planned', () => {
  const plan = {
    list: 'inpatient' as const,
    what: 'Cataract surgery',
    priority: 'P3',
    management: '2',
    planned: '2026-07-01',
    toComeIn: '',
  }
  it('moves it to the inpatient list without touching its clock', () => {
    const moved = planned(accepted, plan)
    expect(toReferral(moved)).toMatchObject({
      list: 'Inpatient and day case',
      priority: 'P3: within 3 months',
      management: 'No overnight stay',
      planned: '2026-07-01',
      toComeIn: undefined,
    })
    expect(moved.occurrencePeriod).toEqual(ticking)
  })
  it('keeps categories that others gave it', () => {
    const other = { text: 'Of another system' }
    const moved = planned({ ...accepted, category: [...(accepted.category ?? []), other] }, plan)
    expect(moved.category).toContainEqual(other)
    expect(moved.category).toHaveLength(4)
  })
  it('has the day of an accepted offer to come in, and the earliest offer with three weeks’ notice', () => {
    const short = offered(accepted, { made: '2026-05-01', date: '2026-05-21', answer: 'declined' })
    const fair = offered(short, { made: '2026-05-01', date: '2026-05-22', answer: 'accepted' })
    const { offers, toComeIn } = toReferral(fair)
    expect(earliestReasonableOffer(offers)).toBe('2026-05-22')
    expect(toComeIn).toBe('2026-05-22')
    expect(toReferral(short).toComeIn).toBeUndefined()
  })
})

describe('a suspension', () => {
  const away = suspended(accepted, { reason: 'choice', from: '2026-03-01', until: '' })
  it('takes it from those who are offered a date, and leaves the clock ticking', () => {
    expect(toReferral(away).state).toBe('suspended')
    expect(away.occurrencePeriod).toEqual(ticking)
  })
  it('ends on a day, not before it began', () => {
    expect(toReferral(resumed(away, '2026-04-01'))).toMatchObject({
      state: 'waiting',
      suspensions: [{ from: '2026-03-01', until: '2026-04-01' }],
    })
    expect(() => resumed(away, '2026-02-01')).toThrow(/begins after/)
  })
})

describe('whoever leaves the list', () => {
  const leaving = { reason: '1' as const, on: '2026-05-01', status: '30', note: '' }
  it('leaves with the code, and what stops the clock in the same write', () => {
    const gone = removed(accepted, leaving, today)
    expect(gone.status).toBe('completed')
    expect(toReferral(gone)).toMatchObject({
      state: 'off the list',
      removal: { reason: 'Admitted electively' },
      clock: { state: 'stopped', by: '30' },
    })
  })
  it('never leaves with a clock that ticks', () =>
    expect(() => removed(accepted, { ...leaving, status: '' }, today)).toThrow(/ticking/))
})

it('is validated on a day, the last of which counts', () =>
  expect(toReferral(validated(validated(accepted, '2026-04-01'), '2026-05-01')).validated).toBe('2026-05-01'))

it('is read even when the record says almost nothing', () => {
  const bare = { resourceType: 'ServiceRequest', id: 'x' } as Stored<ServiceRequest>
  expect(toReferral(bare)).toMatchObject({ state: 'not known', clock: { state: 'not started' }, events: [] })
  expect(JSON.stringify(referralRows(bare))).not.toMatch(/undefined|NaN/)
})
