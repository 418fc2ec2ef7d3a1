import type { Appointment, PlanDefinition, Task } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import type { Stored } from '#fhir/client.ts'

import { toBoard, type Visit } from './board.ts'
import { marked, nextMark } from './marking.ts'
import { pathwayFor, stepSystem, toPathway } from './pathways.ts'
import { countsOf, isReadyFor, rowsOf, waitOf } from './waits.ts'

const plan = (clinic: string, ...steps: [code: string, minutes?: number][]): PlanDefinition => ({
  resourceType: 'PlanDefinition',
  status: 'active',
  title: clinic || 'Eye clinic',
  ...(clinic ? { useContext: [{ code: {}, valueCodeableConcept: { text: clinic } }] } : {}),
  action: steps.map(([code, minutes]) => ({
    title: code,
    code: [{ coding: [{ system: stepSystem, code }] }],
    ...(minutes ? { timingDuration: { value: minutes, code: 'min' } } : {}),
  })),
})
const ways = [
  toPathway(plan('', ['vision'], ['drops', 20], ['doctor'])),
  toPathway(plan('injection', ['vision'], ['injection'])),
]

const nine = Date.parse('2026-07-01T09:00:00Z')
const at = (minutes: number) => new Date(nine + minutes * 60_000).toISOString()
const appointment = (id: string, status: Appointment['status'] = 'arrived'): Stored<Appointment> => ({
  resourceType: 'Appointment',
  id,
  status,
  start: at(0),
  description: 'Eye Clinic',
  participant: [{ actor: { reference: `Patient/p-${id}` }, status: 'accepted' }],
})
const visit = (id: string, arrived: number) => ({
  resourceType: 'Encounter' as const,
  id: `e-${id}`,
  status: 'arrived' as const,
  class: {},
  appointment: [{ reference: `Appointment/${id}` }],
  period: { start: at(arrived) },
})
const task = (
  of: string,
  code: string,
  status: Task['status'],
  from?: number,
  to?: number,
): Stored<Task> => ({
  resourceType: 'Task',
  id: `${of}-${code}`,
  status,
  intent: 'order',
  code: { coding: [{ system: stepSystem, code }], text: code },
  focus: { reference: `Appointment/${of}` },
  owner: { display: 'Joy Ashworth' },
  executionPeriod: {
    ...(from === undefined ? {} : { start: at(from) }),
    ...(to === undefined ? {} : { end: at(to) }),
  },
})
const board = (appointments: Stored<Appointment>[], included: Parameters<typeof toBoard>[0]['included']) =>
  toBoard({ appointments, included, clinics: [], pathways: ways, withheld: 0 })
const one = (...tasks: Stored<Task>[]): Visit => {
  const [found] = board([appointment('a')], [visit('a', 0), ...tasks]).visits
  if (!found) throw new Error('No visit')
  return found
}
const after = (minutes: number) => nine + minutes * 60_000

describe('a patient in the eye clinic', () => {
  it('waits from the arrival for the first step of the pathway of that clinic', () => {
    const wait = waitOf(one(), after(12))
    expect(wait.next?.code).toBe('vision')
    expect(wait.since).toBe(nine)
  })
  it('does not wait while somebody is with them, and it says who since when', () => {
    const wait = waitOf(one(task('a', 'vision', 'in-progress', 5)), after(8))
    expect(wait).toMatchObject({ busy: { by: 'Joy Ashworth', at: after(5) }, since: undefined })
  })
  it('is ready twenty minutes after the drops, and waits from then', () => {
    const drops = one(task('a', 'vision', 'completed', 1, 2), task('a', 'drops', 'completed', 10, 10))
    expect(waitOf(drops, after(29))).toMatchObject({ readyAt: after(30), since: undefined })
    expect(isReadyFor('doctor', drops, after(29))).toBe(false)
    expect(waitOf(drops, after(41))).toMatchObject({ readyAt: undefined, since: after(30) })
    expect(isReadyFor('doctor', drops, after(30))).toBe(true)
  })
  it('passes over what is not needed, and has what somebody added before leaving', () => {
    const steps = one(task('a', 'drops', 'cancelled'), task('a', 'injection', 'requested')).steps
    expect(steps.map(({ code, state }) => [code, state])).toEqual([
      ['vision', 'to do'],
      ['drops', 'not needed'],
      ['doctor', 'to do'],
      ['injection', 'to do'],
      ['leave', 'to do'],
    ])
  })
  it('is off the board when they have left, and counted when they did not come', () => {
    const all = board(
      [appointment('a'), appointment('b', 'noshow')],
      [task('a', 'leave', 'completed', 50, 50)],
    )
    expect(rowsOf(all, { step: undefined, left: false }, after(60))).toEqual([])
    expect(rowsOf(all, { step: undefined, left: true }, after(60))).toHaveLength(1)
    expect(all.absent).toBe(1)
  })
  it('is shown though nobody knows when they came, or which clinic it is', () => {
    const { description: _, ...bare } = appointment('a')
    const [found] = board([bare], []).visits
    expect(found).toMatchObject({ clinic: 'Clinic not recorded', arrivedAt: undefined })
    expect(found && waitOf(found, after(0)).since).toBeUndefined()
  })
})

describe('the board', () => {
  const all = board(
    [appointment('a'), appointment('b'), appointment('c', 'booked')],
    [visit('a', 0), visit('b', -20), task('b', 'vision', 'in-progress', 1)],
  )
  it('has who waits longest first, then who is with somebody, then who is expected', () => {
    const rows = rowsOf(all, { step: undefined, left: false }, after(10))
    expect(rows.map(({ appointmentId }) => appointmentId)).toEqual(['a', 'b', 'c'])
  })
  it('counts who is ready for each step, and leaves nobody out of the sum who waits', () =>
    expect(countsOf(all, after(10)).map(({ code, count }) => [code, count])).toEqual([
      ['vision', 1],
      ['drops', 0],
      ['doctor', 0],
      ['leave', 0],
    ]))
  it('has a pathway for each kind of clinic, and one for every other', () => {
    expect(pathwayFor('Injection clinic', ways).title).toBe('injection')
    expect(pathwayFor('Whatever', ways).title).toBe('Eye clinic')
    expect(pathwayFor('Whatever', []).steps.map(({ code }) => code)).toEqual(['doctor', 'leave'])
  })
})

describe('a mark', () => {
  const doer = {
    session: {
      userId: '5',
      name: 'Rohan Mistry',
      post: { id: '1', orgCode: 'RXR', orgName: 'ELHT', title: '', role: 'doctor' as const, areas: [] },
    },
    now: new Date(after(30)),
  }
  it('makes one Task of a step, found by the visit and the step', () => {
    const [vision] = one().steps
    const made = vision && marked({ ...one(), step: vision }, 'begin', doer).make?.[0]?.resource
    expect(made).toMatchObject({
      status: 'in-progress',
      identifier: [{ value: 'eye-step-a-vision' }],
      focus: { reference: 'Appointment/a' },
      executionPeriod: { start: at(30) },
    })
  })
  it('keeps when it was begun, and is written against the version that was seen', () => {
    const begun = one(task('a', 'vision', 'in-progress', 5))
    const [vision] = begun.steps
    const [change] = (vision && marked({ ...begun, step: vision }, 'done', doer).change) ?? []
    expect(change?.seen.id).toBe('a-vision')
    expect(change?.to).toMatchObject({ status: 'completed', executionPeriod: { start: at(5), end: at(30) } })
  })
  it('of drops is one press, of another step two', () => {
    const [vision, drops] = one().steps
    expect([vision && nextMark(vision), drops && nextMark(drops)]).toEqual(['begin', 'done'])
  })
})
