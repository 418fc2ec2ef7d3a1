import type { Procedure, ServiceRequest } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import { bodySiteOf, type Eye } from '#departments/ophthalmology/eye/eye.ts'
import { visitsOf } from '#departments/ophthalmology/treatment/course.ts'
import type { Stored } from '#fhir/client.ts'

import { toDueInjection } from './due-injections.ts'

const kind = {
  coding: [{ system: 'https://lune.example/fhir/CodeSystem/eye-treatment', code: 'injection' }],
  text: 'Injection: Faricimab 6 mg',
}
const due = (on?: string): Stored<ServiceRequest> => ({
  resourceType: 'ServiceRequest',
  id: 'due',
  status: 'active',
  intent: 'plan',
  subject: {},
  code: kind,
  bodySite: [bodySiteOf('right')],
  ...(on ? { occurrenceDateTime: on } : {}),
})
const visit = (on: string, eye: Eye, status: Procedure['status'] = 'completed'): Stored<Procedure> => ({
  resourceType: 'Procedure',
  id: `${on} ${eye}`,
  status,
  subject: {},
  code: kind,
  bodySite: [bodySiteOf(eye)],
  performedDateTime: `${on}T09:00:00Z`,
  ...(status === 'not-done' ? { statusReason: { text: 'Did not attend' } } : {}),
})
const today = '2026-11-27'

describe('an injection that is due', () => {
  it('says how late it is, how long ago the last one was, and the visits that were missed since', () => {
    const visits = visitsOf([
      visit('2026-03-06', 'right', 'not-done'),
      visit('2026-07-10', 'right'),
      visit('2026-09-04', 'right', 'not-done'),
    ])
    const { what, late, sinceLast, missed } = toDueInjection(due('2026-09-04'), undefined, visits, today)
    expect([what, late, sinceLast]).toEqual(['Faricimab 6 mg', 84, 20])
    expect(missed.map(({ when, reason }) => [when?.slice(0, 10), reason])).toEqual([
      ['2026-09-04', 'Did not attend'],
    ])
  })
  it('takes nothing from the other eye', () => {
    const other = toDueInjection(due('2026-12-01'), undefined, visitsOf([visit('2026-11-20', 'left')]), today)
    expect(other).toMatchObject({ late: 0, sinceLast: undefined, missed: [] })
  })
  it('is late by nothing when its day is not recorded, or only its month', () => {
    expect(toDueInjection(due(), undefined, [], today).late).toBe(0)
    expect(toDueInjection(due('2026-01'), undefined, [], today).late).toBe(0)
  })
})
