import { expect, it } from 'vitest'

import { admissionTasks, toAdmissionPlan } from './admission-tasks.ts'

const plan = toAdmissionPlan({
  resourceType: 'PlanDefinition',
  status: 'active',
  action: [
    { id: 'screen', title: 'Infection screen', timingDuration: { value: 6, code: 'h' } },
    {
      id: 'weight',
      title: 'Weigh',
      timingDuration: { value: 1, code: 'd' },
      extension: [{ url: 'https://lune.example/fhir/StructureDefinition/task-repeat-code', valueCode: '7d' }],
    },
    { id: 'nothing' },
  ],
})
const post = {
  id: '1',
  orgCode: 'RXR',
  orgName: 'East Lancashire',
  title: 'Nurse',
  role: 'nurse' as const,
  areas: [],
}
const stay = {
  patientId: 'ada',
  encounter: { reference: 'Encounter/stay' },
  key: 'stay',
  since: '2026-03-28T22:00:00Z',
  session: { userId: '1', name: 'Joy Ashworth', post },
  now: new Date('2026-03-29T00:00:00Z'),
}

it('are due from when the stay began, and found again by the stay', () => {
  expect(admissionTasks(plan, stay)).toMatchObject([
    {
      description: 'Infection screen',
      identifier: [{ value: 'admission-stay-screen' }],
      encounter: { reference: 'Encounter/stay' },
      restriction: { period: { end: '2026-03-29T04:00:00.000Z' } },
    },
    { description: 'Weigh', extension: [{ valueTiming: { repeat: { period: 7, periodUnit: 'd' } } }] },
  ])
})
it('are none where the record keeps no plan', () => {
  expect(admissionTasks(toAdmissionPlan(undefined), stay)).toEqual([])
})
