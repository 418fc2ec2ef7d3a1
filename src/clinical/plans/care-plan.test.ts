import { expect, it } from 'vitest'

import type { Stored } from '#fhir/client.ts'
import type { CarePlan, Goal } from 'fhir/r4'

import { planRows, toPlan } from './care-plan.ts'

const bare: Stored<CarePlan> = {
  resourceType: 'CarePlan',
  id: 'c',
  status: 'active',
  intent: 'plan',
  subject: {},
}

it('a plan that says almost nothing is shown all the same', () => {
  expect(toPlan(bare, [])).toMatchObject({
    title: 'Care plan without a title',
    goals: [],
    activities: [],
    ward: false,
  })
})
it('is not there once it was entered in error', () => {
  expect(toPlan({ ...bare, status: 'entered-in-error' }, [])).toBeUndefined()
})
const inside: Goal = {
  resourceType: 'Goal',
  id: 'g',
  lifecycleStatus: 'active',
  description: { text: 'HbA1c under control' },
  subject: {},
  target: [{ measure: { text: 'HbA1c' }, detailQuantity: { value: 53, comparator: '<', unit: 'mmol/mol' } }],
}
it('of another system, with goals inside of it and coded activities, is read', () => {
  const plan = toPlan(
    {
      ...bare,
      category: [{ text: 'Diabetes self management plan' }],
      contained: [inside],
      goal: [{ reference: '#g' }, { reference: 'Goal/gone' }],
      activity: [
        {
          detail: {
            status: 'in-progress',
            code: { text: 'Diabetic diet' },
            scheduledTiming: { repeat: { frequency: 1, period: 1, periodUnit: 'd' } },
          },
        },
        { reference: { reference: 'ServiceRequest/1', display: 'Foot check' } },
        {},
      ],
    },
    [],
  )
  expect(plan).toMatchObject({
    title: 'Diabetes self management plan',
    goals: [
      { words: 'HbA1c under control', target: 'HbA1c: <53 mmol/mol' },
      { words: 'A goal that could not be found' },
    ],
    activities: [
      { words: 'Diabetic diet', often: 'once a day' },
      { words: 'Foot check' },
      { words: 'Activity not named' },
    ],
  })
})
it('each version says what its goals were then', () => {
  const rows = planRows({ ...bare, goal: [{ reference: 'Goal/1', display: 'No fall (by 21-Mar-2026)' }] })
  expect(rows).toContainEqual(['Goal', 'No fall (by 21-Mar-2026)'])
})
