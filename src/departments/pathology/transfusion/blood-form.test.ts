import type { Flag, Observation, ServiceRequest, Specimen, Task } from 'fhir/r4'
import { expect, it } from 'vitest'

import type { Act, Actor } from '#clinical/acts/act.ts'
import { stepOf, valuesIn } from '#departments/pathology/work/lab-task.ts'
import { toWork } from '#departments/pathology/work/model.ts'
import type { Stored } from '#fhir/client.ts'

import { toBloodAct, toValues } from './acts.ts'
import { toBlood } from './blood.ts'
import { codes, groupConcept, named } from './blood-group.ts'
import {
  type BloodDraft,
  bloodDraftOf,
  type BloodFormAbout,
  contradicted,
  emptyUnit,
  problemsIn,
  standingsOf,
} from './blood-form.ts'
import { noLongerRequired, required, toRequirement } from './requirement.ts'

const actor: Actor = {
  patientId: 'ada',
  session: {
    userId: '1',
    name: 'Mei',
    post: { id: '1', orgCode: 'RXR', orgName: 'ELHT', title: '', role: 'scientist', areas: [] },
  },
  actId: 'act',
  now: new Date('2026-03-10T12:00:00Z'),
}
const now = actor.now.getTime()
const subject = { reference: 'Patient/ada' }
const request: Stored<ServiceRequest> = {
  resourceType: 'ServiceRequest',
  id: 'r1',
  status: 'active',
  intent: 'order',
  category: [{ coding: [{ code: '108252007' }] }],
  code: { coding: [{ code: 'crossmatch' }], text: 'Crossmatch red cells' },
  subject,
}
const sample = (id: string, takenAt: string, by: string): Stored<Specimen> => ({
  resourceType: 'Specimen',
  id,
  subject,
  request: [{ reference: 'ServiceRequest/r1' }],
  receivedTime: takenAt,
  collection: { collectedDateTime: takenAt, collector: { display: by } },
})
const second = sample('s2', '2026-03-10T11:00:00Z', 'Freya')
const work = toWork(request, { included: [], specimens: [second], tests: [] })
if (!work) throw new Error('no work')

const group = (id: string, abo: 'A' | 'O', more: Partial<Observation> = {}): Stored<Observation> => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: named(codes.group, 'Blood group'),
  subject,
  valueCodeableConcept: groupConcept({ abo, rh: 'positive' }),
  effectiveDateTime: '2019-05-01T10:00:00Z',
  hasMember: [{ reference: `Observation/${id}-abo` }, { reference: `Observation/${id}-rh` }],
  ...more,
})
const part = (id: string, abo: string): Stored<Observation> => ({
  ...group(id, 'A'),
  code: named(codes.abo, 'ABO group'),
  valueCodeableConcept: { text: abo },
})
const rhesus = (id: string): Stored<Observation> => ({
  ...part(id, ''),
  code: named(codes.rh, 'RhD'),
  valueCodeableConcept: { text: 'Positive' },
})
const irradiated: Stored<Flag> = (() => {
  const [made] =
    required([{ id: 'irradiated', words: 'Irradiated', source: '' }], 'Purine analogue', actor).make ?? []
  return { ...(made?.resource as Flag), id: 'f1' }
})()
const policy = { name: '', usualHours: 72, extendedHours: 168, requirements: [] }
const about = (
  observations: Stored<Observation>[],
  flags: Stored<Flag>[] = [],
  more: Partial<BloodFormAbout> = {},
): BloodFormAbout => ({
  work,
  out: { report: undefined, values: [] },
  blood: toBlood({ observations, flags, included: [] }, now),
  policy,
  amending: false,
  now,
  ...more,
})
const draft = (more: Partial<BloodDraft> = {}): BloodDraft => ({
  ...bloodDraftOf([]),
  first: 'A RhD positive',
  second: 'A RhD positive',
  screen: 'negative',
  ...more,
})
const unit = (words: string, meets: string[] = []) => ({
  ...emptyUnit(),
  number: 'G1234 98 654321 H',
  group: words,
  outcome: 'compatible' as const,
  meets,
})
const taskIn = ({ make = [], change = [] }: Act) =>
  [...make.map(({ resource }) => resource), ...change.map(({ to }) => to)].find(
    (one): one is Task => one.resourceType === 'Task',
  )

it('counts a group once, though its ABO and RhD stand beside it, and reads the two where they came alone', () => {
  const whole = [group('g', 'A'), part('g-abo', 'A'), rhesus('g-rh')]
  expect(toBlood({ observations: whole, flags: [], included: [] }, now).determinations).toHaveLength(1)
  const apart = toBlood({ observations: whole.slice(1), flags: [], included: [] }, now)
  expect(apart.determinations.map((one) => one.group)).toEqual([{ abo: 'A', rh: 'positive' }])
})
it('needs two reads that agree', () => {
  expect(problemsIn(draft({ second: '' }), about([]))).toHaveProperty('second')
  expect(problemsIn(draft({ second: 'O RhD positive' }), about([]))['second']).toContain('do not agree')
  expect(problemsIn(draft(), about([]))).toEqual({})
})
it('refuses a unit of the patient’s own group on one sample, and takes it on two', () => {
  const units = [unit('A RhD positive')]
  expect(problemsIn(draft({ units }), about([]))['units.0.group']).toContain('is refused')
  expect(problemsIn(draft({ units }), about([group('g', 'A')]))).toEqual({})
})
it('takes no unit on a sample that is too old, without its special requirement, or twice', () => {
  const known = [group('g', 'A')]
  const late = about(known, [], { now: now + 73 * 3_600_000 })
  expect(problemsIn(draft({ units: [unit('O RhD positive')] }), late)['units.0.outcome']).toContain(
    'No longer valid since',
  )
  const flagged = about(known, [irradiated])
  expect(problemsIn(draft({ units: [unit('O RhD positive')] }), flagged)['units.0.outcome']).toBe(
    'The unit must also be: Irradiated',
  )
  expect(problemsIn(draft({ units: [unit('O RhD positive', ['f1'])] }), flagged)).toEqual({})
  const twice = [unit('O RhD positive'), unit('O RhD positive')]
  expect(problemsIn(draft({ units: twice }), about(known))).toEqual({
    'units.1.number': 'This unit is in the list already',
  })
})
it('holds a sample that speaks against an earlier group: nobody can authorise it', () => {
  const found = about([group('g', 'O')])
  const typed = draft()
  const against = contradicted(typed, found)
  expect(against).toHaveLength(1)
  const { words } = standingsOf(typed, found).now
  const act = toBloodAct(
    typed,
    { work, out: found.out, requirements: [], entries: [], amending: false, against, heldBecause: words },
    actor,
  )
  const task = taskIn(act)
  expect(task && stepOf(task)).toBe('in-progress')
  expect(task && valuesIn(task).length).toBe(4)
  expect(task?.note?.at(-1)?.text).toContain('held: Groups do not agree')
})
it('settles it by marking the earlier group in error with all its parts, and says how that is known', () => {
  const entries = [group('g', 'O'), part('g-abo', 'O'), rhesus('g-rh')]
  const found = about(entries)
  const typed = draft({ settled: 'earlier' })
  expect(problemsIn(typed, found)).toHaveProperty('settledWords')
  const settledWords = 'The sample of 2019 was of another person'
  const act = toBloodAct(
    { ...typed, settledWords },
    {
      work,
      out: found.out,
      requirements: [],
      entries,
      amending: false,
      against: contradicted(typed, found),
      heldBecause: '',
    },
    actor,
  )
  expect(act.reason).toBe(settledWords)
  expect((act.change ?? []).map(({ to, withdrawn }) => [to.id, withdrawn])).toEqual([
    ['g', true],
    ['g-abo', true],
    ['g-rh', true],
  ])
  expect(stepOf(taskIn(act) as Task)).toBe('to-authorise')
})
it('comes back to the form as it was typed, but for what is looked at again each time', () => {
  const typed = draft({ recent: 'no', units: [unit('O RhD positive', ['f1'])] })
  const flags = [irradiated].flatMap((one) => toRequirement(one, now) ?? [])
  const values = toValues(typed, work, flags, actor)
  const back = bloodDraftOf(values)
  expect(back).toEqual({ ...typed, second: '', units: [{ ...typed.units[0], meets: [] }] })
})
it('keeps a requirement as an alert until somebody ends it, and then keeps that it was one', () => {
  const [one] = [irradiated].flatMap((each) => toRequirement(each, now) ?? [])
  expect(one).toMatchObject({ short: 'Irradiated', words: 'Irradiated: Purine analogue' })
  const [ended] = (one && noLongerRequired(one, 'Treatment ended', actor).change) ?? []
  expect(ended?.to).toMatchObject({ status: 'inactive', period: { end: actor.now.toISOString() } })
  expect(toRequirement({ ...(ended?.to as Flag), id: 'f1' }, now)).toBeUndefined()
  expect(
    toRequirement({ resourceType: 'Flag', id: 'x', status: 'active', code: {}, subject }, now),
  ).toBeUndefined()
})
