import type { Composition, ServiceRequest, Task } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import { answered, seen, sent, toAnswer, toForm, toRequest, toTask, opinionDrafts } from './draft.ts'
import { stateWords, toOpinion } from './model.ts'

const session = {
  userId: '555036632103',
  name: 'Dr Amina Hargreaves',
  posts: [],
  post: {
    id: '1',
    orgCode: 'RXR',
    orgName: 'East Lancashire',
    title: 'Doctor',
    role: 'doctor' as const,
    areas: [],
  },
}
const now = new Date('2026-04-05T10:00:00Z')
const actor = { patientId: 'ada', session, actId: 'a', now }
const frame = { patientId: 'ada', encounterId: 'stay', entryId: 'e1', session, now }
const teams = [{ reference: 'HealthcareService/rxr-320', name: 'Cardiology', at: 'East Lancashire' }]
const form = {
  team: 'HealthcareService/rxr-320',
  priority: 'urgent',
  question: 'Fit for surgery?',
  summary: 'Murmur, 74',
}
const draft = { ...toRequest(form, teams, frame), id: 'r1' }
const request = sent(draft, actor)
const task: Task & { id: string } = { ...toTask(request, actor), id: 't1' }

describe('a question to another team', () => {
  it('is a draft until it is sent, and comes back as it was written', () => {
    expect(draft).toMatchObject({
      status: 'draft',
      performer: [{ display: 'Cardiology' }],
      priority: 'urgent',
    })
    expect(toForm(draft)).toEqual(form)
    expect(toOpinion(draft, []).state).toBe('draft')
    expect(opinionDrafts.wordsOf(toRequest({ ...form, question: '' }, teams, frame, draft))).not.toBe(
      opinionDrafts.wordsOf(draft),
    )
  })
  it('is no referral, which administration may read', () => {
    expect(JSON.stringify(draft.category)).not.toContain('3457005')
  })
  it('is sent, seen by somebody, and answered', () => {
    expect(task).toMatchObject({
      status: 'requested',
      focus: { reference: 'ServiceRequest/r1' },
      for: { reference: 'Patient/ada' },
      owner: { reference: 'HealthcareService/rxr-320' },
    })
    expect(toOpinion(request, [task])).toMatchObject({
      state: 'sent',
      seen: undefined,
      // who asks, not who is asked
      asked: { by: 'Dr Amina Hargreaves' },
    })
    const read = seen(task, actor)
    expect(toOpinion(request, [read])).toMatchObject({
      state: 'seen',
      seen: { by: 'Dr Amina Hargreaves', when: '2026-04-05T10:00:00.000Z' },
    })
    const about = { patientId: 'ada', encounterId: undefined, session, now, taskId: 't1', team: 'Cardiology' }
    const note: Composition & { id: string } = {
      ...toAnswer('Echo first.', { ...about, request }),
      id: 'c1',
      status: 'final',
    }
    expect(toOpinion(request, [answered(read, note, now)], [note])).toMatchObject({
      state: 'answered',
      answer: { words: 'Echo first.', by: 'Dr Amina Hargreaves' },
    })
  })
  it('is never taken for answered when nobody said so', () => {
    const odd: ServiceRequest & { id: string } = { ...request, id: 'r2' }
    expect(toOpinion(odd, [task]).state).toBe('not known')
    expect(toOpinion(request, [{ ...task, status: 'failed' }]).state).toBe('not known')
    expect(stateWords['not known']).toBe('State not known')
  })
  it('takes a request that says almost nothing', () => {
    const bare = {
      resourceType: 'ServiceRequest',
      id: 'b',
      status: 'active',
      intent: 'order',
      subject: {},
    } as const
    expect(toOpinion(bare, [])).toMatchObject({ team: 'Team not named', question: 'No question in words' })
  })
})
