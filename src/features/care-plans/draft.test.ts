import type { CarePlan, Goal } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import type { Actor } from '#clinical/acts/act.ts'
import type { Stored } from '#fhir/client.ts'

import { closedPlan } from './closing.ts'
import {
  changedPlan,
  draftOf,
  emptyDraft,
  type Kept,
  mergedDraft,
  newPlan,
  type PlanDraft,
  planDraft,
} from './draft.ts'
import { emptyActivity, emptyGoal } from './rows.ts'

const post = {
  id: '1',
  orgCode: 'RXR',
  orgName: 'East Lancashire',
  title: 'Nurse',
  areas: [],
  role: 'nurse' as const,
}
const actor: Actor = {
  patientId: 'p',
  session: { userId: '1', name: 'Mr Daniel Okoro', post },
  actId: 'a',
  now: new Date('2026-03-14T10:00:00Z'),
}
const written: PlanDraft = {
  title: 'Falls',
  need: 'At risk of falling',
  problem: '',
  goals: [
    { ...emptyGoal(), words: 'No fall', measure: 'Falls', value: 'none', due: '2026-03-21' },
    emptyGoal(),
  ],
  activities: [{ ...emptyActivity(), words: 'Offer the toilet', often: 'every 2 hours' }, emptyActivity()],
}
const byHand = { encounterId: 'e', template: undefined, from: undefined, problems: [] }

const goal: Stored<Goal> = {
  resourceType: 'Goal',
  id: 'g1',
  lifecycleStatus: 'active',
  description: { text: 'No fall', coding: [{ code: 'x' }] },
  subject: { reference: 'Patient/p' },
  target: [{ measure: { text: 'Falls' }, detailString: 'none', dueDate: '2026-03-21' }],
}
const plan: Stored<CarePlan> = {
  resourceType: 'CarePlan',
  id: 'c1',
  meta: { versionId: '3' },
  status: 'active',
  intent: 'plan',
  title: 'Falls',
  description: 'At risk of falling',
  subject: { reference: 'Patient/p' },
  goal: [{ reference: 'Goal/g1', display: 'No fall' }],
  activity: [
    {
      id: 'care-1',
      detail: { status: 'in-progress', description: 'Offer the toilet', scheduledString: 'every 2 hours' },
    },
  ],
}
const kept: Kept = { plan, goals: [goal] }
const change = (edit: (draft: PlanDraft) => PlanDraft) => {
  const before = draftOf(kept)
  return changedPlan(kept, before, edit(before), [], actor)
}

describe('a new plan', () => {
  it('is one act: the plan, and each goal that was written, named by the plan', () => {
    const { make = [] } = newPlan(written, byHand, actor)
    const [made, first] = make
    expect(make.map(({ resource }) => resource.resourceType)).toEqual(['CarePlan', 'Goal'])
    expect(made?.resource).toMatchObject({
      goal: [{ reference: first?.fullUrl, display: 'No fall (Falls: none, by 21-Mar-2026)' }],
      activity: [{ detail: { description: 'Offer the toilet', scheduledString: 'every 2 hours' } }],
      author: { display: 'Mr Daniel Okoro' },
    })
  })
  it('that an assessment asked for is found again by it, and says so', () => {
    const template = {
      id: 't',
      canonical: 'u|1',
      url: 'u',
      title: '',
      need: '',
      source: undefined,
      goals: [],
      activities: [],
      triggers: [],
    }
    const { make = [] } = newPlan(written, { ...byHand, template, from: { id: 'r', words: 'Falls' } }, actor)
    expect(make[0]?.resource).toMatchObject({
      identifier: [{ value: 'r.t' }, { value: 'a' }],
      instantiatesCanonical: ['u|1'],
      supportingInfo: [{ reference: 'QuestionnaireResponse/r', display: 'Falls' }],
    })
  })
  it.each([
    ['no goal', { goals: [emptyGoal()] }, 'Write at least one goal'],
    ['nothing to do', { activities: [emptyActivity()] }, 'Write at least one thing to do'],
    [
      'a target of nothing',
      { goals: [{ ...emptyGoal(), words: 'Well', value: '3' }] },
      'Say what is measured',
    ],
    ['no need', { need: ' ' }, 'Say what the patient needs'],
  ])('with %s is not kept', (_, wrong, words) => {
    const result = planDraft.safeParse({ ...written, ...wrong })
    expect(result.error?.issues.map(({ message }) => message)).toContain(words)
  })
})

describe('a changed plan', () => {
  it('always has a new version of the plan, which keeps the words of its goals, so that its history tells of them', () => {
    const act = change((draft) => ({
      ...draft,
      goals: draft.goals.map((row) => ({ ...row, due: '2026-04-01' })),
    }))
    expect(act.change).toMatchObject([
      { seen: { id: 'c1' }, to: { goal: [{ display: 'No fall (Falls: none, by 01-Apr-2026)' }] } },
      { seen: { id: 'g1' }, to: { target: [{ detailString: 'none', dueDate: '2026-04-01' }] } },
    ])
    expect(act.make).toBeUndefined()
  })
  it('leaves alone what was not changed, and an old code goes with the old words', () => {
    const same = change((draft) => ({ ...draft, need: 'Fell twice' }))
    expect(same.change).toHaveLength(1)
    expect(same.change?.[0]?.to).toMatchObject({ activity: plan.activity, goal: plan.goal })
    const renamed = change((draft) => ({
      ...draft,
      goals: draft.goals.map((row) => ({ ...row, words: 'Safe' })),
    }))
    expect(renamed.change?.[1]?.to).toMatchObject({ description: { text: 'Safe' } })
    expect(renamed.change?.[1]?.to).not.toHaveProperty('description.coding')
  })
  it('ends a goal with what became of it, and adds a new one', () => {
    const act = change((draft) => ({
      ...draft,
      goals: [
        ...draft.goals.map((row) => ({ ...row, state: 'achieved' as const })),
        { ...emptyGoal(), words: 'Walks alone' },
      ],
    }))
    expect(act.change?.[1]?.to).toMatchObject({
      lifecycleStatus: 'completed',
      achievementStatus: { text: 'Met' },
    })
    expect(act.make?.[0]?.resource).toMatchObject({ description: { text: 'Walks alone' } })
  })
})

describe('two nurses change one plan', () => {
  const before = draftOf(kept)
  it('what the second wrote is put into what the first made of it', () => {
    const mine = { ...before, need: 'Mine', goals: [...before.goals, { ...emptyGoal(), words: 'My goal' }] }
    const theirs = {
      ...before,
      title: 'Theirs',
      goals: [
        ...before.goals.map((row) => ({ ...row, due: '2026-05-01' })),
        { ...emptyGoal(), key: 'g2', words: 'Their goal' },
      ],
    }
    const merged = mergedDraft(before, mine, theirs)
    expect(merged).toMatchObject({ title: 'Theirs', need: 'Mine' })
    expect(merged.goals.map(({ words, due }) => [words, due])).toEqual([
      ['No fall', '2026-05-01'],
      ['Their goal', ''],
      ['My goal', ''],
    ])
  })
  it('where both wrote in one place, the second’s words stand in the form, and theirs beside it', () => {
    const merged = mergedDraft(before, { ...before, need: 'Mine' }, { ...before, need: 'Theirs' })
    expect(merged.need).toBe('Mine')
  })
})

describe('a closed plan', () => {
  it('ends with its goals and keeps the reason and a last evaluation', () => {
    const act = closedPlan(kept, { ending: 'met', reason: 'Walks safely' }, 'e', actor)
    expect(act.change).toMatchObject([
      {
        to: {
          status: 'completed',
          period: { end: '2026-03-14T10:00:00.000Z' },
          activity: [{ detail: { status: 'completed' } }],
        },
      },
      { to: { lifecycleStatus: 'completed', achievementStatus: { text: 'Met' } } },
    ])
    expect(act.make?.[0]?.resource).toMatchObject({
      resourceType: 'Observation',
      basedOn: [{ reference: 'CarePlan/c1' }],
    })
  })
  it('that is no longer needed has not reached anything', () => {
    const act = closedPlan(kept, { ending: 'not-needed', reason: 'Gone home' }, undefined, actor)
    expect(act.change).toMatchObject([
      { to: { status: 'revoked' } },
      { to: { lifecycleStatus: 'cancelled' } },
    ])
    expect(act.make).toBeUndefined()
  })
})

it('a plan from elsewhere that says almost nothing can be opened as a form', () => {
  const bare: Kept = {
    plan: {
      resourceType: 'CarePlan',
      id: 'b',
      status: 'active',
      intent: 'plan',
      subject: {},
      activity: [{}],
      goal: [{ reference: '#g' }],
    },
    goals: [],
  }
  expect(draftOf(bare)).toMatchObject({ title: '', goals: [], activities: [{ words: '' }] })
  expect(emptyDraft().goals).toHaveLength(1)
})
