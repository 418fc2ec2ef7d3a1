import type { DiagnosticReport, Encounter, FhirResource, Observation, ServiceRequest, Task } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import { acknowledgementId, acknowledgementSystem } from '#clinical/results/acknowledgement.ts'
import { isOverdue, toOwedResults } from '#clinical/results/owed-result.ts'
import { taskCode } from '#clinical/care/task.ts'
import type { Stored } from '#fhir/client.ts'

import { byPatient, type Inbox, inView, passes } from './model.ts'

const sds = 'https://fhir.nhs.uk/Id/sds-user-id'
const now = Date.parse('2026-03-12T12:00:00Z')
const updated = '2026-03-12T09:00:00.000Z'

const report = (id: string, rest: Partial<DiagnosticReport> = {}): Stored<DiagnosticReport> => ({
  resourceType: 'DiagnosticReport',
  id,
  meta: { lastUpdated: updated },
  status: 'final',
  code: { text: 'Urea and electrolytes' },
  subject: { reference: 'Patient/p1' },
  issued: '2026-03-12T09:00:00Z',
  ...rest,
})
const stay = (id: string, consultant?: string, kind = 'IMP'): Stored<Encounter> => ({
  resourceType: 'Encounter',
  id,
  status: 'in-progress',
  class: { code: kind },
  ...(consultant
    ? { participant: [{ type: [{ coding: [{ code: 'ATND' }] }], individual: { reference: consultant } }] }
    : {}),
})
const request = (id: string, requester: ServiceRequest['requester']): Stored<ServiceRequest> => ({
  resourceType: 'ServiceRequest',
  id,
  status: 'completed',
  intent: 'order',
  subject: { reference: 'Patient/p1' },
  ...(requester ? { requester } : {}),
})
const task = (rest: Partial<Task>): Stored<Task> => ({
  resourceType: 'Task',
  id: 't1',
  status: 'completed',
  intent: 'order',
  code: taskCode('result-acknowledgement'),
  identifier: [{ system: acknowledgementSystem, value: acknowledgementId({ id: 'r1', asOf: updated }) }],
  focus: { reference: 'DiagnosticReport/r1' },
  ...rest,
})
const potassium = (code: string): Stored<Observation> => ({
  resourceType: 'Observation',
  id: 'k1',
  meta: { lastUpdated: updated },
  status: 'final',
  code: { text: 'Potassium' },
  valueQuantity: { value: 6.9, unit: 'mmol/L' },
  interpretation: [{ coding: [{ code }] }],
})

const amina = { name: 'Dr Amina Hargreaves', user: '555', practitioner: 'Practitioner/amina' }
const joy = { name: 'Dr Joy Patel', user: '666', practitioner: 'Practitioner/joy' }
const team = { reference: 'CareTeam/amu', name: 'Acute Medicine', members: [amina, joy] }

const inbox = (reports: Stored<DiagnosticReport>[], included: FhirResource[] = []): Inbox => ({
  ...toOwedResults(reports, included),
  withheld: 0,
  since: '',
  mine: { me: [amina], teams: [team] },
})
const ids = (box: Inbox, view: 'mine' | 'team') => inView(box, '555', view).map(({ id }) => id)
const inStay = { encounter: { reference: 'Encounter/e1' } }
const asked = { basedOn: [{ reference: 'ServiceRequest/s1' }] }

describe('whose a result is', () => {
  it('is theirs who asked for it, whoever is responsible for the stay', () => {
    const box = inbox(
      [report('r1', { ...inStay, ...asked })],
      [stay('e1', 'Practitioner/joy'), request('s1', { identifier: { system: sds, value: '555' } })],
    )
    expect(ids(box, 'mine')).toEqual(['r1'])
  })
  it('falls to the responsible consultant when no request came with it', () => {
    const box = inbox([report('r1', inStay)], [stay('e1', 'Practitioner/joy')])
    expect(ids(box, 'mine')).toEqual([])
    expect(ids(box, 'team')).toEqual(['r1'])
  })
  it('is nobody’s here when somebody else’s patient has it', () => {
    expect(ids(inbox([report('r1', inStay)], [stay('e1', 'Practitioner/other')]), 'team')).toEqual([])
    expect(inbox([report('r1')]).results[0]?.owner.why).toBe('nobody named')
  })
  it('is theirs to whom it was forwarded, and still theirs who forwarded it until that is accepted', () => {
    const forwarded = task({
      status: 'requested',
      businessStatus: { coding: [{ code: 'forwarded' }] },
      owner: { identifier: { system: sds, value: '777' } },
      requester: { identifier: { system: sds, value: '555' } },
    })
    expect(ids(inbox([report('r1')], [forwarded]), 'mine')).toEqual(['r1'])
    const accepted = { ...forwarded, status: 'accepted' as const }
    expect(ids(inbox([report('r1')], [accepted]), 'mine')).toEqual([])
  })
  it('is done with when it is closed, and back with whoever closed it after an amendment', () => {
    const closed = task({ owner: { identifier: { system: sds, value: '555' } } })
    expect(ids(inbox([report('r1')], [closed]), 'mine')).toEqual([])
    const later = report('r1', { status: 'amended', meta: { lastUpdated: '2026-03-12T11:00:00Z' } })
    expect(ids(inbox([later], [closed]), 'mine')).toEqual(['r1'])
  })
  it('is not asked of anybody while there is no result in it', () => {
    expect(
      ids(
        inbox([report('r1', { ...inStay, status: 'registered' })], [stay('e1', 'Practitioner/amina')]),
        'mine',
      ),
    ).toEqual([])
  })
})

describe('when it is overdue', () => {
  const only = (box: Inbox) => box.results[0] ?? expect.fail('no result')
  const hours = (count: number) => now + count * 3_600_000
  it.each([
    ['a critical result after an hour', 'IMP', 'HH', 1],
    ['an in-patient’s after a day', 'IMP', 'H', 24],
    ['an out-patient’s after a week', 'AMB', 'H', 168],
    ['one of a visit of no known kind after a day', '', 'H', 24],
  ])('is %s', (_, kind, mark, limit) => {
    const box = inbox(
      [
        report('r1', {
          ...inStay,
          result: [{ reference: 'Observation/k1' }],
          issued: new Date(now).toISOString(),
        }),
      ],
      [stay('e1', undefined, kind), potassium(mark)],
    )
    expect(isOverdue(only(box), hours(limit - 0.1))).toBe(false)
    expect(isOverdue(only(box), hours(limit + 0.1))).toBe(true)
  })
  it('is never overdue once somebody has taken it', () => {
    const taken = task({ status: 'accepted', owner: { identifier: { system: sds, value: '555' } } })
    const result = only(inbox([report('r1')], [taken]))
    expect(isOverdue(result, hours(1000))).toBe(false)
    expect(passes(result, 'to act on', now)).toBe(true)
  })
})

it('puts the critical patient first, then the overdue one', () => {
  const of = (id: string, patient: string, rest: Partial<DiagnosticReport> = {}) =>
    report(id, { subject: { reference: `Patient/${patient}` }, ...rest })
  const { results } = inbox(
    [
      of('normal', 'p1'),
      of('overdue', 'p2', { issued: '2026-03-01T09:00:00Z' }),
      of('critical', 'p3', { result: [{ reference: 'Observation/k1' }] }),
      of('second', 'p3'),
    ],
    [potassium('HH')],
  )
  expect(byPatient(results, now).map((group) => group.results.map(({ id }) => id))).toEqual([
    ['critical', 'second'],
    ['overdue'],
    ['normal'],
  ])
})
