import type { DiagnosticReport, Observation, ServiceRequest, Specimen, Task } from 'fhir/r4'
import { expect, it } from 'vitest'

import { addActivities } from '#auth/permissions.ts'
import type { Act, Actor } from '#clinical/acts/act.ts'
import { activities } from '#departments/pathology/permissions.ts'
import { stepOf, valuesIn } from '#departments/pathology/work/lab-task.ts'
import { toWork, type Work } from '#departments/pathology/work/model.ts'
import type { Stored } from '#fhir/client.ts'

import { amended } from './amending.ts'
import {
  askedAgain,
  authorised,
  begun,
  entered,
  isSamePerson,
  rejected,
  reported,
  sentBack,
} from './laboratory-acts.ts'
import { tellingOf, told } from '#departments/pathology/critical/to-tell.ts'
import { stepsFor } from './steps.ts'

addActivities(activities)

const actor = (userId: string): Actor => ({
  patientId: 'ada',
  session: {
    userId,
    name: `Person ${userId}`,
    post: { id: '1', orgCode: 'RXR', orgName: 'ELHT', title: '', role: 'scientist', areas: [] },
  },
  actId: 'act',
  now: new Date('2026-03-10T12:00:00Z'),
})
const mei = actor('1')
const ravi = actor('2')
const request: Stored<ServiceRequest> = {
  resourceType: 'ServiceRequest',
  id: 'r1',
  status: 'active',
  intent: 'order',
  category: [{ coding: [{ code: '108252007' }] }],
  code: { text: 'Potassium' },
  subject: { reference: 'Patient/ada' },
}
const specimen: Stored<Specimen> = {
  resourceType: 'Specimen',
  id: 's1',
  status: 'available',
  subject: { reference: 'Patient/ada' },
  request: [{ reference: 'ServiceRequest/r1' }],
  receivedTime: '2026-03-10T11:00:00Z',
  collection: { collectedDateTime: '2026-03-10T10:30:00Z' },
}
const potassium = (value: number): Observation => ({
  resourceType: 'Observation',
  status: 'preliminary',
  code: { coding: [{ system: 'http://loinc.org', code: '2823-3' }] },
  subject: { reference: 'Patient/ada' },
  valueQuantity: { value, unit: 'mmol/L' },
  interpretation: [{ coding: [{ code: 'HH' }] }],
})
function work(task?: Task, report?: Stored<DiagnosticReport>): Work {
  const included = [...(task ? [{ ...task, id: 't1' }] : []), ...(report ? [report] : [])]
  const found = toWork(request, { included, specimens: [specimen], tests: [] })
  if (!found) throw new Error('no work')
  return found
}
const everything = ({ make = [], change = [] }: Act) => [
  ...make.map(({ resource }) => resource),
  ...change.map(({ to }) => to),
]
const taskIn = (act: Act) => {
  const found = everything(act).find(
    (one): one is Task => one.resourceType === 'Task' && stepOf(one) !== undefined,
  )
  if (!found) throw new Error('no task')
  return found
}
const none = { report: undefined, values: [] }

const measured = taskIn(entered(work(), [potassium(6.8)], '', mei))
const behind = taskIn(authorised(work(measured), '', mei))

it('keeps what was measured in the work alone: nothing of it is a result before two people stand behind it', () => {
  expect(everything(entered(work(), [potassium(6.8)], '', mei)).map((one) => one.resourceType)).toEqual([
    'Task',
  ])
  expect(valuesIn(measured).map(({ valueQuantity }) => valueQuantity?.value)).toEqual([6.8])
  expect(stepOf(measured)).toBe('to-authorise')
})
it('is not authorised when nothing was entered, and not by the same person twice', () => {
  expect(() => authorised(work(), '', mei)).toThrow('Nothing has been entered')
  expect(isSamePerson(work(behind), '1')).toBe(true)
  expect(stepsFor(work(behind), { userId: '1', role: 'scientist' })).not.toContain('report')
  expect(stepsFor(work(behind), { userId: '2', role: 'doctor' })).toContain('report')
  expect(stepsFor(work(behind), { userId: '3', role: 'nurse' })).toEqual([])
  // sent back, it wants both signatures again
  expect(isSamePerson(work(taskIn(sentBack(work(behind), 'Repeat it', ravi))), '1')).toBe(false)
})
it('is made by one of two who enter at once, and the other is told', () => {
  expect(entered(work(), [potassium(6.8)], '', mei).shared).toBe(true)
  expect(begun(work(), mei).shared).toBe(true)
  expect(entered(work(measured), [potassium(6.8)], '', mei).shared).toBeUndefined()
})
it('is reported with its values, its request and its specimen in one go', () => {
  const act = reported(work(behind), { interim: false, comment: '' }, none, ravi)
  const all = everything(act)
  expect(all.map((one) => one.resourceType)).toEqual([
    'Observation',
    'DiagnosticReport',
    // critical: somebody has to be told
    'Task',
    'Task',
    'ServiceRequest',
  ])
  expect(all[0]).toMatchObject({ status: 'final', valueQuantity: { value: 6.8 } })
  expect(all[0]).not.toHaveProperty('id')
  expect(all[1]).toMatchObject({ status: 'final', basedOn: [{ reference: 'ServiceRequest/r1' }] })
  expect(all[3]).toMatchObject({ status: 'completed' })
  expect(valuesIn(taskIn(act))).toEqual([])
  expect(all[4]).toMatchObject({ status: 'completed' })
})
it('is out as an interim report that the final one takes the place of', () => {
  const first = reported(work(behind), { interim: true, comment: '' }, none, ravi)
  expect(stepOf(taskIn(first))).toBe('to-authorise-clinically')
  expect(everything(first).some(({ resourceType }) => resourceType === 'ServiceRequest')).toBe(false)
  const report = everything(first).find(
    (one): one is DiagnosticReport => one.resourceType === 'DiagnosticReport',
  )
  if (!report) throw new Error('no report')
  const before = { ...report, id: 'd1', meta: { versionId: '1' } }
  const value = { ...potassium(6.8), id: 'o1', meta: { versionId: '1' } }
  const last = reported(
    work(behind, before),
    { interim: false, comment: '' },
    { report: before, values: [value] },
    ravi,
  )
  expect(last.make).toMatchObject([{ resource: { focus: { reference: 'DiagnosticReport/d1' } } }])
  expect(last.change?.map(({ seen }) => seen.id)).toEqual(['o1', 'd1', 't1', 'r1'])
  expect(last.change?.[0]?.to).toMatchObject({ id: 'o1', status: 'final' })
})
it('waits until somebody was told of a critical value, however old it is', () => {
  const act = reported(work(behind), { interim: false, comment: '' }, none, ravi)
  const tell = everything(act).find(
    (one): one is Task => one.resourceType === 'Task' && stepOf(one) === undefined,
  )
  if (!tell) throw new Error('nobody has to be told')
  const waiting = { ...tell, id: 'tell', focus: { reference: 'DiagnosticReport/d1' } }
  expect(tellingOf(waiting)).toBe('d1')
  const [change] = told([waiting], 'Potassium 6.8', mei)
  expect(change?.to).toMatchObject({ status: 'completed', note: [{ text: 'Potassium 6.8' }] })
  expect(tellingOf(change?.to as Task)).toBeUndefined()
  const { interpretation: _mark, ...plain } = potassium(4.6)
  const usual = taskIn(authorised(work(taskIn(entered(work(), [plain], '', mei))), '', mei))
  expect(everything(reported(work(usual), { interim: false, comment: '' }, none, ravi))).toHaveLength(4)
})
it('says what an amended value was, and why it changed', () => {
  const report: Stored<DiagnosticReport> = {
    resourceType: 'DiagnosticReport',
    id: 'd1',
    status: 'final',
    code: {},
  }
  const seen = { ...potassium(6.8), id: 'o1' }
  const { interpretation: _mark, ...plain } = potassium(4.6)
  const act = amended(
    {
      report,
      values: [{ seen, to: plain, was: '6.8 mmol/L' }],
      kept: [],
      status: 'corrected',
      why: 'Another sample',
    },
    ravi,
  )
  expect(act.make).toEqual([])
  const [value, after] = everything(act)
  expect(value).toMatchObject({
    status: 'corrected',
    valueQuantity: { value: 4.6 },
    note: [{ text: 'Corrected: was 6.8 mmol/L. Another sample' }],
  })
  // the mark belonged to the old value
  expect(value).not.toHaveProperty('interpretation')
  expect(after).toMatchObject({ status: 'corrected', conclusion: 'Corrected: Another sample' })
})
it('rejects in codes, and asks the ward for another sample only when told to', () => {
  const act = rejected(work(), { reason: 'haemolysed', words: '', again: true }, [], mei)
  const all = everything(act)
  expect(all.find(({ resourceType }) => resourceType === 'Specimen')).toMatchObject({
    status: 'unsatisfactory',
    condition: [{ coding: [{ code: 'HEM' }, { code: 'haemolysed', display: 'Haemolysed' }] }],
  })
  expect(all.filter(({ resourceType }) => resourceType === 'Task')).toHaveLength(2)
  const alone = everything(rejected(work(), { reason: 'leaked', words: '', again: false }, [], mei))
  expect(alone.filter(({ resourceType }) => resourceType === 'Task')).toHaveLength(1)
  expect(stepOf(alone.find((one): one is Task => one.resourceType === 'Task') ?? measured)).toBe('rejected')
})
it('stops everything that is done from a rejected specimen, and asks for all of it again', () => {
  const other = { ...work(), id: 'r2', request: { ...request, id: 'r2' }, what: 'Magnesium' }
  const all = everything(rejected(work(), { reason: 'clotted', words: '', again: true }, [other], mei))
  const steps = all.filter((one): one is Task => one.resourceType === 'Task').map(stepOf)
  expect(steps).toEqual(['recollect', 'recollect', undefined])
  expect(JSON.stringify(all)).toContain('Take another sample: Potassium, Magnesium (Clotted)')
})
it('asks for another sample where one was rejected and nobody had asked', () => {
  const spoilt = { ...work(), stage: 'rejected' as const, why: 'Clotted' }
  const [step, ward] = everything(askedAgain(spoilt, mei))
  expect(step?.resourceType === 'Task' && stepOf(step)).toBe('recollect')
  expect(ward).toMatchObject({ description: 'Take another sample: Potassium (Clotted)' })
})
