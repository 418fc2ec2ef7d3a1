import type { Task } from 'fhir/r4'
import { expect, it } from 'vitest'

import type { Stored } from '#fhir/client.ts'

import {
  acknowledgementId,
  acknowledgementSystem,
  reopenedWords,
  standingOf,
  standingWords,
  toAcknowledgement,
} from './acknowledgement.ts'
import { taskCode } from '#clinical/care/task.ts'

const first = { id: 'r1', asOf: '2026-03-12T10:00:00.000Z' }
const amended = { id: 'r1', asOf: '2026-03-13T09:00:00.000Z' }

const task = (report: typeof first, rest: Partial<Task> = {}): Stored<Task> => ({
  resourceType: 'Task',
  id: `t-${report.asOf}`,
  status: 'completed',
  intent: 'order',
  code: taskCode('result-acknowledgement'),
  identifier: [{ system: acknowledgementSystem, value: acknowledgementId(report) }],
  focus: { reference: 'DiagnosticReport/r1' },
  for: { reference: 'Patient/p1' },
  owner: {
    identifier: { system: 'https://fhir.nhs.uk/Id/sds-user-id', value: '555' },
    display: 'Dr Amina Hargreaves',
  },
  lastModified: '2026-03-12T11:00:00Z',
  ...rest,
})
const standing = (report: typeof first, ...tasks: Stored<Task>[]) =>
  standingOf(
    report,
    tasks.flatMap((one) => toAcknowledgement(one) ?? []),
  )

it('is not acknowledged when nobody has said anything', () => {
  expect(standingWords(standing(first))).toBe('Not acknowledged')
})

it('is closed by whoever closed it, for as long as the laboratory changes nothing', () => {
  expect(standingWords(standing(first, task(first)))).toBe('Closed by Dr Amina Hargreaves, 12-Mar-2026 11:00')
})

it('is open again after an amendment, and says who had dealt with what it said before', () => {
  const found = standing(amended, task(first))
  expect(found).toMatchObject({ state: 'new', now: undefined, before: { state: 'closed' } })
  expect(reopenedWords(found)).toContain(
    'Changed by the laboratory after this: Closed by Dr Amina Hargreaves',
  )
})

it('is not re-opened by what was said of a later state than the reader has', () => {
  expect(standing(first, task(amended)).state).toBe('closed')
})

it.each([
  ['requested', undefined, 'new'],
  ['requested', 'seen', 'seen'],
  ['requested', 'forwarded', 'forwarded'],
  ['requested', 'escalated', 'escalated'],
  ['received', undefined, 'seen'],
  ['accepted', 'seen', 'acknowledged'],
  ['in-progress', undefined, 'actioned'],
  ['completed', 'forwarded', 'closed'],
  ['cancelled', 'closed', 'new'],
  ['entered-in-error', undefined, 'new'],
] as const)('a task that is %s and called %s leaves the result %s', (status, called, state) => {
  const businessStatus = called ? { businessStatus: { coding: [{ code: called }] } } : {}
  expect(standing(first, task(first, { status, ...businessStatus })).state).toBe(state)
})

it('takes nothing from a task about another report, or about no state of one', () => {
  const other = task(first, { focus: { reference: 'DiagnosticReport/r2' } })
  const unnamed = task(first, { identifier: [] })
  expect(standing(first, other, unnamed).state).toBe('new')
})
