import type { Task } from 'fhir/r4'
import { expect, it } from 'vitest'

import { newChainUrls, chainEntries } from '#clinical/escalation/chain.ts'
import { steppedUpStatus } from '#clinical/escalation/steps.ts'
import { taskCode } from '#clinical/care/task.ts'
import type { Stored } from '#fhir/client.ts'

import { byUrgency, toWardTasks } from './tasks.ts'

const chain = chainEntries(
  {
    urgency: 'asap',
    because: 'NEWS2 7, high',
    to: 'specialist-registrar',
    words: 'Specialist registrar or above',
    next: 'critical-care',
    tellWithin: 10,
    reviewWithin: 30,
    review: 'Emergency assessment',
    source: 'RCP',
    sepsis: undefined,
  },
  {
    setId: 'set',
    urls: newChainUrls(),
    patientId: 'ada',
    encounterId: undefined,
    author: { display: 'Joy Ashworth' },
    organisation: { display: 'East Lancashire' },
    focus: 'Observation/score',
    observedAt: '2026-03-06T00:00:00Z',
    enteredAt: '2026-03-06T00:01:00Z',
  },
).map(({ resource }, index): Stored<Task> => ({ ...(resource as Task), id: `t${index}` }))
const turn: Stored<Task> = {
  resourceType: 'Task',
  id: 'turn',
  status: 'requested',
  intent: 'order',
  code: taskCode('ward-task'),
  description: 'Turn',
  for: { reference: 'Patient/ada' },
  restriction: { period: { end: '2026-03-05T00:00:00Z' } },
}
const shown = (tasks: Stored<Task>[]) => byUrgency(toWardTasks(tasks).get('ada')?.tasks ?? [])

it('stand before every other task, in few words, as escalations', () => {
  expect(shown([turn, ...chain]).map(({ what }) => what)).toEqual([
    'NEWS2 7, high: not told yet',
    'NEWS2 7, high: Specialist registrar or above, not acknowledged',
    'Turn',
  ])
})
it('that were stepped up give way to whoever was called next, and ask no more', () => {
  const [tell, review] = chain as [Stored<Task>, Stored<Task>]
  const tasks = shown([{ ...tell, ...steppedUpStatus }, review])
  expect(tasks.map(({ id, up }) => [id, up])).toEqual([
    ['t1', 'possible'],
    ['t0', 'called'],
  ])
})
it('are nothing when another inbox has them, or they are over', () => {
  expect(
    shown([
      { ...turn, code: taskCode('opinion') },
      { ...turn, status: 'completed' },
    ]),
  ).toEqual([])
})
