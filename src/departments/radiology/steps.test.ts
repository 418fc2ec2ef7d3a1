import type { DiagnosticReport, ServiceRequest, Task } from 'fhir/r4'
import { expect, it } from 'vitest'

import type { Stored } from '#fhir/client.ts'

import { byUrgency, examinationsOf, type Found, stepOf } from './steps.ts'

const request: Stored<ServiceRequest> = {
  resourceType: 'ServiceRequest',
  id: 'r',
  status: 'active',
  intent: 'order',
  subject: { reference: 'Patient/p' },
}
const basedOn = [{ reference: 'ServiceRequest/r' }]
const nothing: Found = { tasks: [], appointments: [], procedures: [], studies: [], reports: [] }
const task = (status: Task['status'], lastUpdated = ''): Stored<Task> => ({
  resourceType: 'Task',
  id: `t${status}`,
  meta: { lastUpdated },
  status,
  intent: 'order',
  focus: basedOn[0],
})
const report = (status: DiagnosticReport['status']): Stored<DiagnosticReport> => ({
  resourceType: 'DiagnosticReport',
  id: `d${status}`,
  status,
  code: { text: 'CT head' },
  basedOn,
})
const stepWith = (found: Partial<Found>, asked = request) =>
  examinationsOf([asked], { ...nothing, ...found })[0]?.step

it('goes from the request to the report, one step after the other', () => {
  expect(stepWith({})).toBe('requested')
  const vetted = { tasks: [task('accepted')] }
  expect(stepWith(vetted)).toBe('vetted')
  const scheduled: Partial<Found> = {
    ...vetted,
    appointments: [{ resourceType: 'Appointment', id: 'a', status: 'booked', participant: [], basedOn }],
  }
  expect(stepWith(scheduled)).toBe('scheduled')
  const made: Partial<Found> = {
    ...scheduled,
    procedures: [
      {
        resourceType: 'Procedure',
        id: 'p',
        status: 'completed',
        subject: { reference: 'Patient/p' },
        basedOn,
      },
    ],
  }
  expect(stepWith(made)).toBe('performed')
  expect(stepWith({ ...made, reports: [report('preliminary')] })).toBe('preliminary')
  expect(stepWith({ ...made, reports: [report('final')] })).toBe('reported')
  expect(stepWith({ ...made, reports: [report('appended')] })).toBe('reported')
})
it('does not wait for what was refused or withdrawn, unless there is a report after all', () => {
  expect(stepWith({ tasks: [task('rejected')] })).toBe('stopped')
  expect(stepWith({}, { ...request, status: 'revoked' })).toBe('stopped')
  expect(stepWith({ reports: [report('final')] }, { ...request, status: 'revoked' })).toBe('reported')
})
it('goes by what was written last, and by nothing that was entered in error', () => {
  const tasks = [task('rejected', '2026-11-02T10:00:00Z'), task('accepted', '2026-11-03T10:00:00Z')]
  expect(stepWith({ tasks })).toBe('vetted')
  expect(stepWith({ reports: [report('entered-in-error')] })).toBe('requested')
})
it('counts no booking that was cancelled', () => {
  expect(
    stepWith({
      appointments: [{ resourceType: 'Appointment', id: 'a', status: 'cancelled', participant: [], basedOn }],
    }),
  ).toBe('requested')
})
it('leaves out drafts, and takes nothing of another request', () => {
  expect(examinationsOf([{ ...request, status: 'draft' }], nothing)).toEqual([])
  expect(stepWith({ reports: [{ ...report('final'), basedOn: [{ reference: 'ServiceRequest/x' }] }] })).toBe(
    'requested',
  )
})
it('puts the most urgent first, and of these who has waited longest', () => {
  const of = (id: string, priority: ServiceRequest['priority'], authoredOn: string) => ({
    request: { ...request, id, authoredOn, ...(priority ? { priority } : {}) },
    step: stepOf(request, {
      task: undefined,
      appointment: undefined,
      procedure: undefined,
      study: undefined,
      report: undefined,
    }),
    task: undefined,
    appointment: undefined,
    procedure: undefined,
    study: undefined,
    report: undefined,
  })
  const order = [
    of('a', undefined, '2026-11-01'),
    of('b', 'urgent', '2026-11-03'),
    of('c', 'urgent', '2026-11-02'),
    of('d', 'stat', '2026-11-04'),
  ]
  expect(order.toSorted(byUrgency).map(({ request: { id } }) => id)).toEqual(['d', 'c', 'b', 'a'])
})
