import type { Consent, DeviceRequest, Observation, Procedure, ServiceRequest, Task } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import { listingsOf } from '#departments/ophthalmology/cataract/listing.ts'
import { listed } from '#departments/ophthalmology/cataract/listed.ts'
import { toOperate, toStart } from '#departments/ophthalmology/cataract/refusals.ts'
import { biometryCode } from '#departments/ophthalmology/biometry/biometry.ts'
import { bodySiteOf } from '#departments/ophthalmology/eye/eye.ts'
import type { Stored } from '#fhir/client.ts'
import { toReferral } from '#features/waiting-list/model.ts'

import { auditOf, rateText } from './audit.ts'
import { checked } from './checks.ts'
import { coded } from './codes.ts'
import { operated, operationDraftFor } from './operating.ts'
import { toOperation } from './operation.ts'
import { outcome, toOutcome } from './outcome.ts'

const session = {
  userId: '5',
  name: 'Rohan Mistry',
  post: { id: '1', orgCode: 'RXR', orgName: 'ELHT', title: '', role: 'doctor' as const, areas: [] },
}
const actor = { patientId: 'ada', session, actId: 'a', now: new Date('2026-07-01T10:00:00Z') }
const draft = {
  eye: 'right' as const,
  which: 'first' as const,
  anaesthesia: 'topical',
  priority: 'P3' as const,
  complexity: ['small-pupil'],
  waiting: '',
  note: '',
}

/** What listing writes, as the record would keep it. */
function made() {
  const act = listed(draft, { waiting: undefined, organisation: 'Organization/rxr' }, actor)
  const [entry, order] = (act.make ?? []).map(({ resource }) => resource)
  if (entry?.resourceType !== 'ServiceRequest' || order?.resourceType !== 'ServiceRequest')
    throw new Error('Not listed')
  const waiting: Stored<ServiceRequest> = { ...entry, id: 'w', meta: { versionId: '1' } }
  const request: Stored<ServiceRequest> = {
    ...order,
    id: 'r',
    basedOn: [{ reference: 'ServiceRequest/w' }],
    meta: { versionId: '1' },
  }
  return { waiting, request }
}
const consent: Stored<Consent> = {
  resourceType: 'Consent',
  id: 'c',
  status: 'active',
  scope: {},
  category: [],
  provision: { data: [{ meaning: 'related', reference: { reference: 'ServiceRequest/r' } }] },
}
const biometry = (eye: 'right' | 'left'): Stored<Observation> => ({
  resourceType: 'Observation',
  id: `b-${eye}`,
  status: 'final',
  code: { coding: [biometryCode] },
  subject: { reference: 'Patient/ada' },
  bodySite: bodySiteOf(eye),
})
const lens = (versionId: string): Stored<DeviceRequest> => ({
  resourceType: 'DeviceRequest',
  id: 'l',
  meta: { versionId },
  status: 'active',
  intent: 'order',
  subject: { reference: 'Patient/ada' },
  basedOn: [{ reference: 'ServiceRequest/r' }],
  codeCodeableConcept: { text: 'SN60WF' },
  parameter: [
    { code: { text: 'Power' }, valueQuantity: { value: 21.5 } },
    { code: { text: 'Target refraction' }, valueQuantity: { value: -0.25 } },
  ],
})
const checks = (of: string): Stored<Task>[] =>
  (['lens', 'safety'] as const).map((kind) => {
    const task = checked({ requestId: 'r', kind, of, words: kind }, actor).make?.[0]?.resource
    if (task?.resourceType !== 'Task') throw new Error('No check')
    return { ...task, id: kind }
  })
const dated = (waiting: Stored<ServiceRequest>): Stored<ServiceRequest> => ({
  ...waiting,
  extension: [
    ...(waiting.extension ?? []),
    { url: 'https://lune.example/fhir/StructureDefinition/to-come-in', valueDate: '2026-07-08' },
  ],
})
const listing = (
  included: Parameters<typeof listingsOf>[0]['included'],
  biometries: Stored<Observation>[] = [],
) => {
  const [one] = listingsOf({ requests: [made().request], included, biometries })
  if (!one) throw new Error('No listing')
  return one
}

describe('an eye that is listed', () => {
  it('is one order and one place on the waiting list, whose clock starts today', () => {
    const { waiting, request } = made()
    const referral = toReferral(waiting)
    expect(referral).toMatchObject({
      state: 'waiting',
      what: 'Cataract surgery, right eye',
      specialtyCode: '130',
      clock: { state: 'ticking', start: '2026-07-01' },
    })
    // nothing clinical stands where clerks read (decision 025)
    expect(JSON.stringify(waiting)).not.toContain('pupil')
    expect(request.orderDetail?.map(({ text }) => text)).toContain('Small pupil')
    expect(listing([waiting]).complexity).toEqual(['Small pupil'])
  })
  it('goes on with the place it has, whose date and clock stay', () => {
    const standing = dated(made().waiting)
    const act = listed(draft, { waiting: standing, organisation: '' }, actor)
    expect(act.make).toHaveLength(1)
    const [change] = act.change ?? []
    expect(
      change?.to.resourceType === 'ServiceRequest' && toReferral({ ...change.to, id: 'w' }).toComeIn,
    ).toBe('2026-07-08')
  })
  it('stands at the first step that is missing, and the other eye says nothing of it', () => {
    const { waiting } = made()
    expect(listing([waiting]).step).toBe('consent')
    expect(listing([waiting, consent], [biometry('left')]).step).toBe('biometry')
    expect(listing([waiting, consent], [biometry('right')]).step).toBe('lens')
    expect(listing([waiting, consent, lens('1')], [biometry('right')]).step).toBe('date')
    expect(listing([dated(waiting), consent, lens('1')], [biometry('right')]).step).toBe('operation')
  })
  it('is not operated on before consent, the double check of that lens, and the check before the start', () => {
    const all = [dated(made().waiting), consent, lens('1')]
    expect(toStart(listing(all.filter((one) => one !== consent)))).toContain('no consent')
    expect(toStart(listing(all))).toContain('second person')
    expect(toStart(listing([...all, ...checks('l/1')]))).toBeUndefined()
    expect(toOperate(listing([...all, ...checks('l/1')]))).toBeUndefined()
    // another lens is chosen: what was checked is not it
    expect(toOperate(listing([all[0] ?? consent, consent, lens('2'), ...checks('l/1')]))).toContain(
      'second person',
    )
  })
})

const note = {
  eye: 'right' as const,
  at: '2026-07-01T09:30',
  grade: 'consultant',
  anaesthesia: 'topical',
  incision: 'corneal-temporal',
  steps: ['rhexis', 'phaco'],
  model: 'SN60WF',
  power: '21.5',
  serial: '1234567890',
  batch: '',
  differs: '',
  complications: [] as string[],
  none: true,
  after: 'Dexamethasone four times a day for four weeks',
  note: '',
}
const rules = operationDraftFor('right', { model: 'SN60WF', power: 21.5 })
const faultsOf = (changed: Partial<typeof note> | { eye: string }) =>
  rules.safeParse({ ...note, ...changed }).error?.issues.map(({ path }) => path.join('.')) ?? []

describe('an operation note', () => {
  it('is not signed for the other eye, with another lens and no reason, or without a word on complications', () => {
    expect(faultsOf({})).toEqual([])
    expect(faultsOf({ eye: 'left' })).toEqual(['eye'])
    expect(faultsOf({ power: '22.5' })).toEqual(['differs'])
    expect(faultsOf({ power: '22.5', differs: 'Not in stock' })).toEqual([])
    expect(faultsOf({ none: false })).toEqual(['none'])
    expect(faultsOf({ complications: ['pcr'] })).toEqual(['none'])
  })
  it('closes the listing and the wait, with the clock stopped by the treatment, in one transaction', () => {
    const act = operated(note, listing([dated(made().waiting), consent, lens('1')], []), actor)
    expect(act.make?.map(({ resource }) => resource.resourceType)).toEqual(['Procedure', 'Device'])
    expect(act.change?.map(({ to }) => 'status' in to && to.status)).toEqual([
      'completed',
      'completed',
      'completed',
    ])
    const waiting = act.change?.[2]?.to
    if (waiting?.resourceType !== 'ServiceRequest') throw new Error('No wait')
    expect(toReferral({ ...waiting, id: 'w' }).clock).toMatchObject({ state: 'stopped', by: '30' })
  })
  it('is read back: none is not the same as nothing said', () => {
    const [procedure, device] = (operated(note, listing([made().waiting]), actor).make ?? []).map(
      ({ resource }) => resource,
    )
    if (procedure?.resourceType !== 'Procedure' || device?.resourceType !== 'Device')
      throw new Error('No note')
    const read = toOperation(
      { ...procedure, id: 'p', focalDevice: [{ manipulated: { reference: 'Device/d' } }] },
      [{ ...device, id: 'd' }],
    )
    expect(read).toMatchObject({
      eye: 'right',
      grade: 'Consultant',
      complications: 'none',
      implanted: { model: 'SN60WF', power: 21.5, serial: '1234567890' },
    })
    const { complication: _, ...silent } = procedure
    expect(toOperation({ ...silent, id: 'p' }, []).complications).toBe('not said')
  })
})

describe('a surgeon’s figures', () => {
  const operation = (id: string, ...complications: string[]): Stored<Procedure> => ({
    resourceType: 'Procedure',
    id,
    status: 'completed',
    subject: {},
    ...(complications.length > 0
      ? { complication: complications.map((one) => coded('complication', one)) }
      : {}),
  })
  const after = (id: string, acuity: string, before: string): Stored<Observation> => {
    const act = outcome(
      {
        at: '2026-07-01T09:00',
        acuity,
        method: 'Pinhole',
        before,
        sphere: '-0.25',
        cylinder: '-0.50',
        axis: '90',
        note: '',
      },
      { procedureId: id, eye: 'right', target: -0.25 },
      actor,
    )
    const made = act.make?.[0]?.resource
    if (made?.resourceType !== 'Observation') throw new Error('No outcome')
    return { ...made, id: `o-${id}` }
  }
  it('count what was said, and say how many could not be counted', () => {
    const audit = auditOf(
      [
        operation('1', 'pcr', 'vitreous-loss'),
        operation('2', 'iris'),
        operation('3'),
        operation('4', 'cornea'),
      ],
      [after('1', '6/36', '6/12'), after('2', '6/6', '6/18'), after('4', '6/9', '')],
    )
    expect(audit).toMatchObject({
      operations: 4,
      rupture: { count: 1, of: 3 },
      loss: { count: 1, of: 2 },
      target: { withinOne: 3, withinHalf: 3, of: 3 },
      withoutOutcome: 1,
    })
    expect(rateText(1, 3)).toBe('1 of 3 (33.3 %)')
    expect(rateText(0, 0)).toBe('none to count')
  })
  it('take half of the cylinder into the sphere, against the target of the lens', () => {
    expect(toOutcome(after('1', '6/9', ''))).toMatchObject({
      equivalent: -0.5,
      target: -0.25,
      before: undefined,
    })
  })
  it('count a loss of exactly 0.30 logMAR', () => {
    const audit = auditOf([operation('1', 'iris')], [after('1', '0.50', '0.20')])
    expect(audit.loss).toEqual({ count: 1, of: 1 })
  })
})
