import type { Task } from 'fhir/r4'
import { expect, it } from 'vitest'

import { taskCode } from '#clinical/care/task.ts'
import type { Stored } from '#fhir/client.ts'

import { toOutstanding } from './model.ts'

const task = (id: string, more: Partial<Task> = {}): Stored<Task> => ({
  resourceType: 'Task',
  id,
  status: 'requested',
  intent: 'order',
  for: { reference: 'Patient/p' },
  ...more,
})
const idsOf = (...resources: Stored<Task>[]) =>
  toOutstanding({ resources, withheld: 0 }).entries.map(({ id }) => id)

it('are those that are not over, the soonest due first', () => {
  const due = (end: string) => ({ restriction: { period: { end } } })
  expect(
    idsOf(
      task('someday'),
      task('tomorrow', due('2026-03-06')),
      task('done', { status: 'completed' }),
      task('today', due('2026-03-05T09:00:00Z')),
    ),
  ).toEqual(['today', 'tomorrow', 'someday'])
})
it('are not results that somebody has answered for', () => {
  const result = (id: string, status: Task['status']) =>
    task(id, {
      status,
      code: taskCode('result-acknowledgement'),
    })
  expect(idsOf(result('waits', 'requested'), result('answered', 'accepted'))).toEqual(['waits'])
})
