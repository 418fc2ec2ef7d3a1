import type { CarePlan, Communication, FhirResource, Observation, Task } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import type { Stored } from '#fhir/client.ts'

import { type Answers, type Asked, changesSince, factsOf, unknownOf } from './model.ts'

const asked = <R extends FhirResource>(resources: Stored<R>[] = []): Asked<R> => ({
  resources,
  withheld: 0,
  missing: new Set(),
})
const none: Answers = {
  communications: asked(),
  observations: asked(),
  conditions: asked(),
  allergies: asked(),
  flags: asked(),
  tasks: asked(),
  reports: asked(),
  plans: asked(),
  evaluations: asked(),
}
const subject = { reference: 'Patient/p' }
const last: Stored<Communication> = {
  resourceType: 'Communication',
  id: 'c',
  status: 'completed',
  subject,
  sent: '2026-03-14T07:30:00Z',
}
const score = (id: string, at: string, value: number): Stored<Observation> => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: {},
  subject,
  effectiveDateTime: at,
  valueQuantity: { value },
})
const task = (id: string, rest: Partial<Task>): Stored<Task> => ({
  resourceType: 'Task',
  id,
  status: 'requested',
  intent: 'order',
  description: id,
  for: subject,
  ...rest,
})
const plan = (id: string, title: string, created: string): Stored<CarePlan> => ({
  resourceType: 'CarePlan',
  id,
  status: 'active',
  intent: 'plan',
  title,
  created,
  subject,
})
const evaluation = (planId: string, at: string, code: string): Stored<Observation> => ({
  resourceType: 'Observation',
  id: `e-${planId}`,
  status: 'final',
  code: {},
  subject,
  basedOn: [{ reference: `CarePlan/${planId}` }],
  effectiveDateTime: at,
  valueCodeableConcept: { coding: [{ code }] },
})

describe('what is new since the last handover', () => {
  it('is the scores, tasks, results and care plans of after it', () => {
    const facts = factsOf('p', {
      ...none,
      communications: asked([last]),
      observations: asked([
        score('a', '2026-03-14T06:00:00Z', 2),
        score('b', '2026-03-14T09:00:00Z', 4),
        score('c', '2026-03-14T10:00:00Z', 6),
      ]),
      tasks: asked([
        task('Old', { authoredOn: '2026-03-14T05:00:00Z' }),
        task('Turn', { authoredOn: '2026-03-14T08:00:00Z' }),
      ]),
      reports: asked([
        {
          resourceType: 'DiagnosticReport',
          id: 'r',
          status: 'final',
          code: { text: 'Troponin' },
          subject,
          issued: '2026-03-14T09:10:00Z',
        },
      ]),
      plans: asked([
        plan('1', 'Falls', '2026-03-13T09:00:00Z'),
        plan('2', 'Pain', '2026-03-14T08:30:00Z'),
        plan('3', 'Nutrition', '2026-03-13T09:00:00Z'),
      ]),
      evaluations: asked([
        evaluation('1', '2026-03-14T09:00:00Z', 'worsening'),
        evaluation('3', '2026-03-14T09:00:00Z', 'no-change'),
      ]),
    })
    expect(changesSince(facts)).toEqual([
      'NEWS2 2 → 6 in 2 new sets',
      'Result: Troponin',
      'New task: Turn',
      'New care plan: Pain',
      'Falls: worse',
    ])
  })
  it('is nothing when nothing came, and not known when there was no handover', () => {
    expect(changesSince(factsOf('p', { ...none, communications: asked([last]) }))).toEqual([])
    expect(changesSince(factsOf('p', none))).toBeUndefined()
  })
  it('is not known of what could not be loaded, which is neither none nor new', () => {
    const missing = { ...asked<Task>(), missing: new Set(['p']) }
    const facts = factsOf('p', { ...none, tasks: missing })
    expect(facts.tasks).toBeUndefined()
    expect(unknownOf(facts)).toEqual(['tasks'])
    expect(factsOf('q', { ...none, tasks: missing }).tasks).toEqual([])
  })
})

it('leaves out what is about somebody else, taken back, done, or for a doctor’s own inbox', () => {
  const facts = factsOf('p', {
    ...none,
    observations: asked([
      { ...score('x', '2026-03-14T06:00:00Z', 9), status: 'entered-in-error' },
      { ...score('y', '2026-03-14T06:00:00Z', 9), subject: { reference: 'Patient/q' } },
    ]),
    tasks: asked([
      task('Done', { status: 'completed' }),
      task('A doctor’s', {
        code: {
          coding: [
            { system: 'https://lune.example/fhir/CodeSystem/task-kind', code: 'result-acknowledgement' },
          ],
        },
      }),
    ]),
  })
  expect(facts).toMatchObject({ scores: [], tasks: [] })
})

it('a second sheet that another system began is not hidden by the first', () => {
  const writing = { ...last, status: 'in-progress' as const }
  const facts = factsOf('p', { ...none, communications: asked([writing, { ...writing, id: 'd' }]) })
  expect([facts.current?.resource.id, facts.also.map(({ resource }) => resource.id)]).toEqual(['c', ['d']])
})
