import type { Task } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import type { Stored } from '#fhir/client.ts'
import { nationalPolicy } from '#clinical/escalation/policy.ts'
import { newChainUrls, chainEntries } from '#clinical/escalation/chain.ts'
import type { Asked } from '#clinical/escalation/asked.ts'
import { withRepeat } from '#clinical/care/task-repeat.ts'
import { taskCode } from '#clinical/care/task.ts'

import { actsFor, problemsIn, type Values } from './draft.ts'
import { asksToStepUp, type TaskRow, toRow } from './row.ts'
import { type Recorded, toAct } from './steps.ts'

const post = {
  id: '1',
  orgCode: 'RXR',
  orgName: 'East Lancashire',
  title: 'Nurse',
  role: 'nurse' as const,
  areas: [],
}
const actor = {
  patientId: 'ada',
  session: { userId: '1', name: 'Joy Ashworth', post },
  actId: 'act',
  now: new Date('2026-03-06T00:40:00Z'),
}
const seven: Asked = {
  urgency: 'asap',
  because: 'NEWS2 7, high',
  to: 'specialist-registrar',
  words: 'Specialist registrar or above',
  next: 'critical-care',
  tellWithin: 10,
  reviewWithin: 30,
  review: 'Emergency assessment',
  source: 'RCP',
  sepsis: { total: 7, any3: true, within: 15 },
}
const organisation = { identifier: { value: 'RXR' }, display: 'East Lancashire' }
const chain = (setId = 'set') =>
  chainEntries(seven, {
    setId,
    urls: newChainUrls(),
    patientId: 'ada',
    encounterId: undefined,
    author: { display: 'Joy Ashworth' },
    organisation,
    focus: 'Observation/score',
    observedAt: '2026-03-06T00:00:00Z',
    enteredAt: '2026-03-06T00:01:00Z',
  }).map(({ resource }, index) =>
    toRow({ ...(resource as Task), id: `${setId}-${index}`, meta: { versionId: '1' } }),
  )
const [tell, review, sepsis] = chain() as [TaskRow, TaskRow, TaskRow]
const all = [tell, review, sepsis]
const recorded = (act: Recorded['act'], more: Partial<Recorded> = {}): Recorded => ({
  act,
  who: '',
  at: '2026-03-06T00:40:00+00:00',
  words: '',
  signs: [],
  ...more,
})
const after = (row: TaskRow, act: Recorded, others: TaskRow[] = all) => {
  const { change = [], make = [] } = toAct(row, act, others, actor, nationalPolicy)
  return {
    changed: change.map(({ to }) => to as Stored<Task>),
    made: make.map(({ resource }) => resource as Task),
  }
}
const as = (userId: string, role: 'nurse' | 'doctor' = 'nurse') => ({ userId, post: { ...post, role } })
const wardTask: Stored<Task> = {
  resourceType: 'Task',
  id: 'turn',
  status: 'requested',
  intent: 'order',
  code: taskCode('ward-task'),
  description: 'Turn',
  for: { reference: 'Patient/ada' },
  restriction: { period: { end: '2026-03-06T00:00:00Z' } },
}

describe('an escalation', () => {
  it('that somebody was told of knows it in both its steps, and by whom', () => {
    const { changed } = after(tell, recorded('told', { who: 'Dr Iqbal', words: 'coming' }))
    expect(changed.map(({ id, status }) => [id, status])).toEqual([
      ['set-0', 'completed'],
      ['set-1', 'received'],
    ])
    expect(changed[1]?.note).toMatchObject([
      { text: 'Told Dr Iqbal at 00:40: coming', authorReference: { display: 'Joy Ashworth' } },
    ])
  })
  it('that is answered answers all that is open of this patient, and leaves the suspicion of sepsis', () => {
    const { changed } = after(review, recorded('seen', { who: 'Dr Iqbal', words: 'HDU' }), [
      ...all,
      ...chain('later'),
    ])
    expect(changed.map(({ id, status }) => [id, status])).toEqual([
      ['set-1', 'completed'],
      ['set-0', 'completed'],
      ['later-0', 'completed'],
      ['later-1', 'completed'],
    ])
    expect(changed[0]).toMatchObject({
      output: [{ valueString: 'HDU' }],
      executionPeriod: { end: '2026-03-06T00:40:00+00:00' },
    })
  })
  it.each([
    ['the review', review, ['set-1']],
    ['telling', tell, ['set-0', 'set-1']],
  ])('stepped up from %s calls the next further up, and keeps the first open', (_, row, kept) => {
    const { changed, made } = after(row, recorded('step-up'))
    expect(changed.map(({ id }) => id)).toEqual(kept)
    for (const task of changed)
      expect(task).toMatchObject({ status: 'requested', businessStatus: { text: 'Stepped up' } })
    expect(made).toMatchObject([
      {
        status: 'requested',
        partOf: [{ reference: 'Task/set-1' }],
        performerType: [{ text: 'Critical care team and consultant' }],
        restriction: { period: { end: '2026-03-06T00:55:00.000Z' } },
        groupIdentifier: { value: 'set' },
        owner: { type: 'Organization', identifier: { value: 'RXR' } },
      },
    ])
  })
  it('is accepted only by somebody who is called', () => {
    expect(actsFor(review, as('2', 'doctor'))).toContain('coming')
    expect(actsFor(review, as('1'))).not.toContain('coming')
  })
  it('that nobody can come to stays open, with why', () => {
    expect(after(review, recorded('not-coming', { words: 'In theatre' })).changed).toMatchObject([
      { status: 'requested', note: [{ text: 'Cannot come: In theatre' }] },
    ])
  })
  it('asks to be stepped up once its time has passed, and no more once it was', () => {
    const at = (time: string) => Date.parse(`2026-03-06T${time}Z`)
    expect(asksToStepUp(review, at('00:29:00'))).toBe(false)
    expect(asksToStepUp(review, at('00:31:00'))).toBe(true)
    expect(asksToStepUp(sepsis, at('00:31:00'))).toBe(false)
    const [up] = after(review, recorded('step-up')).changed
    if (!up) throw new Error('nothing was changed')
    expect(asksToStepUp(toRow(up), at('02:00:00'))).toBe(false)
  })
  it('whose sepsis is suspected starts the bundle, and not suspected keeps why', () => {
    expect(after(sepsis, recorded('sepsis')).made).toHaveLength(6)
    expect(after(sepsis, recorded('no-sepsis', { words: 'Asthma' })).changed).toMatchObject([
      { status: 'completed', note: [{ text: 'Not sepsis: Asthma' }] },
    ])
  })
})

describe('a ward task', () => {
  it('is taken by whoever accepts it, and done by whoever does it', () => {
    const me = { identifier: { value: '1' } }
    expect(after(toRow(wardTask), recorded('accept')).changed).toMatchObject([
      { status: 'accepted', owner: me },
    ])
    expect(after(toRow(wardTask), recorded('done', { words: '180 mL' }))).toMatchObject({
      changed: [{ status: 'completed', owner: me, note: [{ text: 'Done: 180 mL' }] }],
      made: [],
    })
  })
  it('that repeats makes the next when it is done, and when it cannot be done', () => {
    const repeating = toRow({ ...wardTask, ...withRepeat('2h') })
    for (const act of ['done', 'cannot'] as const)
      expect(after(repeating, recorded(act, { words: 'In theatre' })).made).toMatchObject([
        {
          status: 'requested',
          description: 'Turn',
          identifier: [{ value: 'after-turn' }],
          restriction: { period: { end: '2026-03-06T02:00:00.000Z' } },
        },
      ])
  })
  it('offers no step that has been taken, and none once it is over', () => {
    expect(actsFor(toRow(wardTask), as('1'))).toEqual(['accept', 'done', 'cannot'])
    const [taken] = after(toRow(wardTask), recorded('accept')).changed
    expect(taken && actsFor(toRow(taken), as('1'))).toEqual(['done', 'cannot'])
    expect(taken && actsFor(toRow(taken), as('2'))).toEqual(['accept', 'done', 'cannot'])
    expect(actsFor(toRow({ ...wardTask, status: 'failed' }), as('1'))).toEqual([])
    expect(actsFor(toRow({ ...wardTask, code: taskCode('result-acknowledgement') }), as('1'))).toEqual([])
  })
})

it('takes a task that says almost nothing', () => {
  const row = toRow({ resourceType: 'Task', id: 't', status: 'requested', intent: 'order' })
  expect(row).toMatchObject({ what: 'Task not named', dueAt: undefined, step: undefined })
  expect(actsFor(row, as('1'))).toEqual(['accept', 'done', 'cannot'])
})

it('leaves what another system has given to a team of its own to that team', () => {
  const owner = { reference: 'Organization/radiology', display: 'Radiology' }
  const row = toRow({ resourceType: 'Task', id: 't', status: 'in-progress', intent: 'order', owner })
  expect(actsFor(row, as('1'))).toEqual([])
})

it.each<[Partial<Values>, string[]]>([
  [{ act: '' }, ['act']],
  [{ act: 'told', at: '' }, ['who', 'at']],
  [{ act: 'seen', who: 'Dr Iqbal', at: '2026-03-06T00:40' }, ['words']],
  [{ act: 'cannot' }, ['words']],
  [{ act: 'no-sepsis', words: ' ' }, ['words']],
  [{ act: 'done' }, []],
])('of %j asks for %j', (values, fields) => {
  const all: Values = { act: '', who: '', at: '', words: '', signs: [], ...values }
  const instant = all.at ? Date.parse(`${all.at}Z`) : undefined
  expect(Object.keys(problemsIn(all, actor.now.getTime(), instant))).toEqual(fields)
})
it('takes no time that is still to come', () => {
  const values: Values = { act: 'told', who: 'Dr Iqbal', at: '2026-03-06T09:00', words: '', signs: [] }
  expect(problemsIn(values, actor.now.getTime(), Date.parse('2026-03-06T09:00Z'))).toEqual({
    at: 'This time is in the future',
  })
})
