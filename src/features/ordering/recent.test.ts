import type { Observation, ServiceRequest } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import { before, isTooSoon, toRecent } from './recent.ts'

const loinc = (code: string) => ({ system: 'http://loinc.org', code })
const ue = { measures: [{ name: 'Creatinine', codes: [loinc('14682-9')] }] }
const creatinine = (value: number, when: string, more: Partial<Observation> = {}): Observation => ({
  resourceType: 'Observation',
  status: 'final',
  code: { coding: [loinc('14682-9')] },
  effectiveDateTime: when,
  valueQuantity: { value, unit: 'µmol/L' },
  ...more,
})
const request = (status: ServiceRequest['status'], authoredOn: string): ServiceRequest => ({
  resourceType: 'ServiceRequest',
  status,
  intent: 'order',
  subject: {},
  authoredOn,
  requester: { display: 'Dr Amina Hargreaves' },
})
const nothing = { requests: [], observations: [], reports: [] }
const now = Date.parse('2026-04-05T12:00:00Z')
const twelveHours = { interval: { hours: 12, words: '12 hours' } }

describe('what is known of the same request from before', () => {
  it('is the newest value of each thing it measures, with unit, mark and time', () => {
    const observations = [
      creatinine(96, '2026-04-01T07:00:00Z'),
      creatinine(168, '2026-04-05T07:00:00Z', { interpretation: [{ coding: [{ code: 'H' }] }] }),
      creatinine(900, '2026-04-05T09:00:00Z', { status: 'entered-in-error' }),
    ]
    expect(toRecent(ue, { ...nothing, observations }).values).toEqual([
      {
        name: 'Creatinine',
        value: '168 µmol/L',
        mark: { level: 'abnormal', words: 'High' },
        when: '2026-04-05T07:00:00Z',
      },
    ])
  })
  it('is who asked last; drafts and withdrawn requests do not count', () => {
    const requests = [
      request('active', '2026-04-05T08:00:00Z'),
      request('draft', '2026-04-05T11:00:00Z'),
      request('revoked', '2026-04-05T10:00:00Z'),
    ]
    expect(toRecent(ue, { ...nothing, requests }).asked).toEqual([
      { entryId: '', when: '2026-04-05T08:00:00Z', by: 'Dr Amina Hargreaves', resulted: false },
    ])
  })
  it('is never the request itself, whose signature was not heard of', () => {
    const identifier = [{ system: 'https://lune.example/fhir/Id/entry', value: 'mine' }]
    const requests = [{ ...request('active', '2026-04-05T11:59:00Z'), identifier }]
    expect(before(toRecent(ue, { ...nothing, requests }), 'mine').asked).toEqual([])
    expect(before(toRecent(ue, { ...nothing, requests }), 'another').asked).toHaveLength(1)
  })
  it('is the report where nothing is measured', () => {
    const reports = [
      {
        resourceType: 'DiagnosticReport' as const,
        status: 'final' as const,
        code: {},
        issued: '2026-04-01T07:00:00Z',
        conclusion: 'No fracture.',
      },
    ]
    expect(toRecent({ measures: [] }, { ...nothing, reports }).report).toEqual({
      when: '2026-04-01T07:00:00Z',
      says: 'No fracture.',
    })
  })
})

describe('a reason is asked for', () => {
  const at = (when: string) => toRecent(ue, { ...nothing, observations: [creatinine(90, when)] })
  it('within the interval of the catalogue, and not after it', () => {
    expect(isTooSoon(twelveHours, at('2026-04-05T00:01:00Z'), now)).toBe(true)
    expect(isTooSoon(twelveHours, at('2026-04-05T00:00:00Z'), now)).toBe(false)
  })
  it('for an earlier request that has no result yet', () => {
    const recent = toRecent(ue, { ...nothing, requests: [request('active', '2026-04-05T11:00:00Z')] })
    expect(isTooSoon(twelveHours, recent, now)).toBe(true)
  })
  it('never where the catalogue names no interval, or nothing was done before', () => {
    expect(isTooSoon({ interval: undefined }, at('2026-04-05T11:59:00Z'), now)).toBe(false)
    expect(isTooSoon(twelveHours, toRecent(ue, nothing), now)).toBe(false)
  })
})
