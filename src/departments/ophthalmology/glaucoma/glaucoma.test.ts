import type { MedicationStatement } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import type { Reading } from '#departments/ophthalmology/eye/record.ts'
import type { Stored } from '#fhir/client.ts'

import { toDrops } from './drops.ts'
import { afterMonths } from './months.ts'
import { aboveTarget, aboveTargetWords, nextDue, toGlaucomaPlan } from './plan.ts'
import { glaucomaPlanned, planDraft } from './plan-draft.ts'

const reading = (
  measure: Reading['measure'],
  value: number,
  day: string,
  eye: Reading['eye'] = 'right',
): Reading => ({
  id: `${measure}${day}`,
  measure,
  eye,
  when: `${day}T09:00:00Z`,
  at: Date.parse(`${day}T09:00:00Z`),
  value,
  text: `${value} mmHg`,
  how: undefined,
  also: undefined,
})

describe('a pressure', () => {
  it('is above its target when the last one is more than the target in force, not when it is equal', () => {
    const target = reading('target', 18, '2026-01-01')
    expect(aboveTarget([target, reading('pressure', 18, '2026-02-01')])).toEqual([])
    expect(
      aboveTarget([target, reading('pressure', 26, '2026-02-01'), reading('pressure', 17, '2026-03-01')]),
    ).toEqual([])
    expect(aboveTarget([target, reading('pressure', 22, '2026-02-01')]).map(aboveTargetWords)).toEqual([
      'Right eye: 22 mmHg is above the target of 18 mmHg',
    ])
  })
  it('is held against the target of its own eye, and against none where none is set', () => {
    expect(
      aboveTarget([reading('target', 12, '2026-01-01', 'left'), reading('pressure', 22, '2026-02-01')]),
    ).toEqual([])
  })
})

describe('a glaucoma plan', () => {
  const draft = planDraft.parse({
    type: 'Primary open-angle glaucoma',
    risk: 'High',
    right: { target: '16', reason: 'Field worse' },
    left: { target: '18', reason: 'As before' },
    treatment: ['Eye drops'],
    visit: '6',
    field: '12',
    scan: '',
    note: '',
  })
  const actor = {
    patientId: 'p1',
    session: { userId: '5', name: 'Dr Eye', post: { orgCode: 'RXR', orgName: 'Trust' } },
    actId: 'act',
    now: new Date('2026-11-27T12:00:00Z'),
  } as unknown as Parameters<typeof glaucomaPlanned>[3]

  it('reads back as it was written', () => {
    const [made] = glaucomaPlanned(draft, undefined, [], actor).make ?? []
    const plan = toGlaucomaPlan({ ...made?.resource, id: 'c' } as Parameters<typeof toGlaucomaPlan>[0])
    expect(plan).toMatchObject({
      type: 'Primary open-angle glaucoma',
      risk: 'High',
      treatment: ['Eye drops'],
      every: { visit: 6, field: 12, scan: undefined },
      targetReasons: { right: 'Field worse', left: 'As before' },
    })
  })
  it('makes a new target only for the eye whose target is another now', () => {
    const readings = [reading('target', 18, '2026-01-01'), reading('target', 18, '2026-01-01', 'left')]
    const made = glaucomaPlanned(draft, undefined, readings, actor).make ?? []
    expect(made.map(({ resource }) => resource)).toMatchObject([
      { resourceType: 'CarePlan' },
      { resourceType: 'Observation', valueQuantity: { value: 16 }, bodySite: { text: 'Right eye' } },
    ])
  })
  it('says when the next visit is due, from the last one, and nothing where there was none', () => {
    const plan = { every: { visit: 6, field: 12, scan: undefined } }
    const readings = [reading('pressure', 20, '2026-08-31')]
    expect(nextDue(plan, readings, 'visit').due).toBe('2027-02-28')
    expect(nextDue(plan, readings, 'field')).toEqual({ last: undefined, due: undefined })
    expect(nextDue(plan, readings, 'scan').due).toBeUndefined()
  })
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2027-08-31', 6, '2028-02-29'],
    ['2026-12-15', 12, '2027-12-15'],
  ])('%s and %d months is %s', (from, months, to) => {
    expect(afterMonths(from, months)).toBe(to)
  })
})

describe('eye drops', () => {
  const statement = (more: Partial<MedicationStatement>): Stored<MedicationStatement> => ({
    resourceType: 'MedicationStatement',
    id: 'm',
    status: 'active',
    subject: {},
    medicationCodeableConcept: { text: 'Timolol 0.25 % eye drops' },
    ...more,
  })
  it.each([
    ['the code of an eye', { site: { coding: [{ code: '8966001' }] } }, ['left']],
    ['the code of both', { site: { coding: [{ code: '40638003' }] } }, ['right', 'left']],
    ['words', { text: '1 drop to both eyes twice a day' }, ['right', 'left']],
    ['the words of one', { text: '1 drop into the right eye' }, ['right']],
    ['nothing', {}, []],
  ] as const)('go into the eye that is said by %s', (_, dosage, into) => {
    expect(toDrops(statement({ dosage: [dosage as object] }), [])?.into).toEqual(into)
  })
  it('are no tablets, and nothing that was entered in error', () => {
    expect(
      toDrops(statement({ medicationCodeableConcept: { text: 'Acetazolamide 250 mg tablets' } }), []),
    ).toBeUndefined()
    expect(toDrops(statement({ status: 'entered-in-error' }), [])).toBeUndefined()
  })
  it('say why they were stopped, or that nobody said', () => {
    expect(
      toDrops(statement({ status: 'stopped', statusReason: [{ text: 'Side effects' }] }), []),
    ).toMatchObject({
      current: false,
      stopped: 'Side effects',
    })
    expect(toDrops(statement({ status: 'completed' }), [])?.stopped).toBe('Reason not recorded')
  })
})
