import { expect, it } from 'vitest'

import type { Change } from '#fhir/feed.ts'

import { type Facts } from './model.ts'
import { touchedBy, withNew } from './patch.ts'
import type { WardHandover } from './queries.ts'

const nothing: Facts = {
  scores: [],
  problems: [],
  allergies: [],
  alerts: [],
  tasks: [],
  plans: [],
  reports: [],
  current: undefined,
  also: [],
  last: undefined,
}
const handover = (of: Record<string, Facts>, missing: WardHandover['missing'] = []): WardHandover => ({
  of: new Map(Object.entries(of)),
  withheld: 1,
  missing,
})
const change = (type: Change['type'], patients: string[]): Change => ({ type, id: 'x', patients, places: [] })

it('a change on a ward concerns whom it is about, once, and nobody when it is nothing that is handed over', () => {
  expect(
    touchedBy([change('Task', ['ada']), change('Observation', ['ada']), change('Composition', ['bea'])]),
  ).toEqual(['ada'])
})

it('takes its place among what is known of the others', () => {
  const worse = { ...nothing, problems: ['Sepsis'] }
  const after = withNew(handover({ ada: nothing, bea: nothing }), handover({ ada: worse }))
  expect([...after.of]).toEqual([
    ['ada', worse],
    ['bea', nothing],
  ])
  expect(after.withheld).toBe(1)
})

it('of somebody who is not on the list adds nobody', () => {
  expect([...withNew(handover({ ada: nothing }), handover({ eve: nothing })).of.keys()]).toEqual(['ada'])
})

it('says again of this patient alone what could not be had', () => {
  const known = handover({ ada: nothing, bea: nothing }, [
    { part: 'tasks', patientId: 'ada' },
    { part: 'tasks', patientId: 'bea' },
  ])
  const changed = handover({ ada: nothing }, [{ part: 'flags', patientId: 'ada' }])
  expect(withNew(known, changed).missing).toEqual([
    { part: 'tasks', patientId: 'bea' },
    { part: 'flags', patientId: 'ada' },
  ])
})
