import type { DiagnosticReport, ServiceRequest, Specimen, Task } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import { type Progress, stateOf } from './progress.ts'

const request = (status: ServiceRequest['status']) => ({
  resourceType: 'ServiceRequest' as const,
  id: 'o1',
  status,
  intent: 'order' as const,
  subject: {},
})
const asked = request('active')
const basedOn = [{ reference: 'ServiceRequest/o1' }]
const report = (status: DiagnosticReport['status'], more: Partial<DiagnosticReport> = {}) => ({
  resourceType: 'DiagnosticReport' as const,
  id: `r-${status}`,
  status,
  code: {},
  basedOn,
  ...more,
})
const specimen = (more: Partial<Specimen>): Specimen => ({
  resourceType: 'Specimen',
  request: basedOn,
  ...more,
})
const task = (status: Task['status'], more: Partial<Task> = {}): Task => ({
  resourceType: 'Task',
  status,
  intent: 'order',
  focus: basedOn[0],
  ...more,
})
const none: Progress = { reports: [], specimens: [], tasks: [], appointments: [] }
const words = (progress: Partial<Progress>, of = asked) => {
  const { words, detail } = stateOf(of, { ...none, ...progress })
  return detail ? `${words}: ${detail}` : words
}

describe('how far a request has come', () => {
  it('is requested while nothing else is known', () => {
    expect(words({})).toBe('Requested')
    expect(words({}, request('on-hold'))).toBe('On hold')
  })
  it('says what is done next: collect, take it again, or ask again', () => {
    const next = (progress: Partial<Progress>) => stateOf(asked, { ...none, ...progress }).next
    const spoilt = specimen({ status: 'unsatisfactory' })
    const again = task('on-hold', {
      businessStatus: { coding: [{ system: 'x/CodeSystem/laboratory-step', code: 'recollect' }] },
    })
    expect(next({})).toBe('collect')
    expect(next({ specimens: [spoilt], tasks: [again] })).toBe('collect')
    expect(next({ specimens: [spoilt] })).toBe('request again')
    expect(next({ reports: [report('final')] })).toBeUndefined()
  })
  it('is a draft until it is signed, and cancelled once it is withdrawn, whatever else there is', () => {
    expect(words({ reports: [report('final')] }, request('draft'))).toBe('Draft: Not signed')
    expect(words({ reports: [report('final')] }, request('revoked'))).toBe('Cancelled')
  })
  it('is collected, then received', () => {
    const collection = { collectedDateTime: '2026-04-05T07:10:00Z' }
    expect(words({ specimens: [specimen({ collection })] })).toBe('Collected: 05-Apr-2026 08:10')
    expect(words({ specimens: [specimen({ collection, receivedTime: '2026-04-05T08:00:00Z' })] })).toBe(
      'Received by the laboratory: 05-Apr-2026 09:00',
    )
  })
  it('says that another sample was asked for, or why none could be taken', () => {
    const step = (code: string) => ({
      businessStatus: { coding: [{ system: 'https://lune.example/fhir/CodeSystem/laboratory-step', code }] },
    })
    const spoilt = specimen({ status: 'unsatisfactory', condition: [{ text: 'Haemolysed' }] })
    expect(words({ specimens: [spoilt], tasks: [task('on-hold', step('recollect'))] })).toBe(
      'Sample rejected, another asked for: Haemolysed',
    )
    const away = { ...step('not-collected'), statusReason: { text: 'Patient away from the ward' } }
    expect(words({ tasks: [task('on-hold', away)] })).toBe('Not collected: Patient away from the ward')
  })
  it('is scheduled by an appointment that stands', () => {
    const appointment = {
      resourceType: 'Appointment' as const,
      participant: [],
      basedOn,
      start: '2026-04-06T09:00:00Z',
    }
    expect(words({ appointments: [{ ...appointment, status: 'booked' }] })).toBe(
      'Scheduled: 06-Apr-2026 10:00',
    )
    expect(words({ appointments: [{ ...appointment, status: 'cancelled' }] })).toBe('Requested')
  })
  it('is in progress in the department’s own words', () => {
    expect(words({ tasks: [task('in-progress', { businessStatus: { text: 'Vetted' } })] })).toBe(
      'In progress: Vetted',
    )
    expect(words({ reports: [report('registered')] })).toBe('In progress')
  })
  it('is resulted, preliminary said as such, the final one before it', () => {
    const issued = '2026-04-05T10:00:00Z'
    expect(words({ reports: [report('preliminary', { issued })] })).toBe(
      'Interim result available: 05-Apr-2026 11:00',
    )
    const both = { ...none, reports: [report('preliminary'), report('final')] }
    expect(stateOf(asked, both)).toMatchObject({ words: 'Result available', reportId: 'r-final' })
  })
  it('is rejected with the reason', () => {
    const spoilt = specimen({ status: 'unsatisfactory', condition: [{ text: 'Haemolysed' }] })
    expect(words({ specimens: [spoilt] })).toBe('Sample rejected: Haemolysed')
    expect(words({ tasks: [task('rejected', { statusReason: { text: 'Not justified' } })] })).toBe(
      'Rejected: Not justified',
    )
    expect(words({ reports: [report('cancelled', { conclusion: 'No sample came' })] })).toBe(
      'Cancelled by the department: No sample came',
    )
  })
  it('is not rejected when another sample of it is good', () => {
    const good = specimen({ collection: { collectedDateTime: '2026-04-05T07:10:00Z' } })
    expect(words({ specimens: [specimen({ status: 'unsatisfactory' }), good] })).toMatch(/^Collected/)
  })
  it('takes nothing of another request, and nothing in error', () => {
    const other = [{ reference: 'ServiceRequest/o2' }]
    expect(words({ reports: [report('final', { basedOn: other }), report('entered-in-error')] })).toBe(
      'Requested',
    )
  })
  it('completed without a report says so', () => {
    expect(words({}, request('completed'))).toBe('Completed: No report in this record')
  })
  it('takes a state it does not know for not known, never for done', () => {
    expect(stateOf({ ...asked, status: 'odd' as never }, none)).toMatchObject({
      group: 'waiting',
      words: 'State not known',
    })
  })
})
