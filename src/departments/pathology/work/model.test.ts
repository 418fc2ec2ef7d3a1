import type { DiagnosticReport, ServiceRequest, Specimen } from 'fhir/r4'
import { expect, it } from 'vitest'

import type { Actor } from '#clinical/acts/act.ts'
import type { Stored } from '#fhir/client.ts'

import { inOrder, isIn, toFilter, withChoice } from './filter.ts'
import { atStep, newWork, type Step } from './lab-task.ts'
import { clockOf, toWork, type Work } from './model.ts'

const now = Date.parse('2026-03-10T12:00:00Z')
const ago = (minutes: number) => new Date(now - minutes * 60_000).toISOString()
const actor: Actor = {
  patientId: 'ada',
  session: {
    userId: '1',
    name: 'Mei',
    post: { id: '1', orgCode: 'RXR', orgName: 'ELHT', title: '', role: 'scientist', areas: [] },
  },
  actId: 'a',
  now: new Date(now),
}
const request: Stored<ServiceRequest> = {
  resourceType: 'ServiceRequest',
  id: 'r1',
  status: 'active',
  intent: 'order',
  category: [{ coding: [{ code: '108252007' }] }],
  code: { text: 'Urea and electrolytes' },
  subject: { reference: 'Patient/ada' },
  authoredOn: ago(300),
}
const specimen = (more: Partial<Specimen> = {}): Stored<Specimen> => ({
  resourceType: 'Specimen',
  id: 's1',
  request: [{ reference: 'ServiceRequest/r1' }],
  collection: { collectedDateTime: ago(120) },
  ...more,
})
const task = (step: Step, said = '') => ({ ...atStep(newWork(request, actor), step, said, actor), id: 't1' })
const report = (status: DiagnosticReport['status']): Stored<DiagnosticReport> => ({
  resourceType: 'DiagnosticReport',
  id: 'd1',
  status,
  code: {},
  basedOn: [{ reference: 'ServiceRequest/r1' }],
  issued: ago(10),
})
type Parts = Partial<Parameters<typeof toWork>[1]>
const work = (parts: Parts = {}, of = request): Work | undefined =>
  toWork(of, { included: [], specimens: [], tests: [], ...parts })
const known = (parts: Parts = {}): Work => {
  const found = work(parts)
  if (!found) throw new Error('no work')
  return found
}

const received = specimen({ receivedTime: ago(60) })
const spoilt = specimen({ status: 'unsatisfactory', condition: [{ text: 'Haemolysed' }] })
it.each([
  ['to collect', undefined, {}],
  ['to collect', 'Off the ward', { included: [task('not-collected', 'Off the ward')] }],
  ['collected', undefined, { specimens: [specimen()] }],
  ['received', undefined, { specimens: [received] }],
  ['in progress', undefined, { specimens: [received], included: [task('in-progress')] }],
  ['to authorise', undefined, { specimens: [received], included: [task('to-authorise')] }],
  [
    'to authorise clinically',
    undefined,
    { specimens: [received], included: [task('to-authorise-clinically')] },
  ],
  [
    'in progress',
    undefined,
    { specimens: [received], included: [task('in-progress'), report('preliminary')] },
  ],
  ['reported', undefined, { specimens: [received], included: [report('final')] }],
  ['reported', undefined, { specimens: [received], included: [task('in-progress'), report('amended')] }],
  ['rejected', 'Haemolysed', { specimens: [spoilt] }],
  ['to collect', 'Haemolysed', { specimens: [spoilt], included: [task('recollect', 'Haemolysed')] }],
  ['collected', undefined, { specimens: [spoilt, specimen({ id: 's2' })], included: [task('collected')] }],
] as const)('is %s (%s) by what its specimens, its task and its reports say', (stage, why, parts) => {
  expect(known(parts)).toMatchObject({ stage, why })
})

it('takes a specimen that only the request names', () => {
  const alone = specimen({ id: 's9', receivedTime: ago(5) })
  delete alone.request
  const named = { ...request, specimen: [{ reference: 'Specimen/s9' }] }
  expect(work({ specimens: [alone] }, named)?.stage).toBe('received')
  expect(work({ specimens: [alone] })?.stage).toBe('to collect')
})
it('passes over what is no order of a laboratory', () => {
  const imaging = { ...request, category: [{ coding: [{ code: '363679005' }] }] }
  expect(work({}, imaging)).toBeUndefined()
  expect(work({}, { ...request, status: 'draft' })).toBeUndefined()
  expect(work({}, { ...request, status: 'revoked' })).toBeUndefined()
  expect(work({}, { ...request, intent: 'proposal' })).toBeUndefined()
})
it('does not know the discipline of a test that nobody named it for', () => {
  expect(known().discipline).toBeUndefined()
  const microbiology = { ...request, category: [{ coding: [{ code: 'LAB' }, { code: 'MB' }] }] }
  expect(work({}, microbiology)?.discipline).toBe('microbiology')
})
it('counts from the request until it is collected, and from receipt after that', () => {
  expect(clockOf(known(), now)).toMatchObject({ state: 'in time', due: now + 7 * 3_600_000 })
  expect(clockOf(known({ specimens: [received] }), now)).toMatchObject({ due: now + 3 * 3_600_000 })
  expect(clockOf(known({ specimens: [received], included: [report('final')] }), now)).toMatchObject({
    state: 'done in time',
    took: 50 * 60_000,
  })
})
it('is put in order by what is due first, and its choices stand in the address', () => {
  const late = { ...known({ specimens: [specimen({ receivedTime: ago(400) })] }), id: 'late' }
  const early = { ...known({ specimens: [received] }), id: 'early' }
  expect(inOrder([early, late], 'due', now).map(({ id }) => id)).toEqual(['late', 'early'])
  expect(isIn(late, 'overdue', now)).toBe(true)
  expect(isIn(early, 'overdue', now)).toBe(false)
  const address = withChoice(new URLSearchParams(), 'stage', 'to authorise clinically')
  expect(address).toBe('?stage=to-authorise-clinically')
  expect(toFilter(new URLSearchParams(address)).stage).toBe('to authorise clinically')
  expect(toFilter(new URLSearchParams('stage=nonsense&days=x'))).toMatchObject({ stage: 'open', days: 14 })
})
