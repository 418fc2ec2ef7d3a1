import type { Specimen } from 'fhir/r4'
import { expect, it } from 'vitest'

import type { Actor } from '#clinical/acts/act.ts'
import type { LabTest } from '#departments/pathology/work/catalogue.ts'
import { toWork } from '#departments/pathology/work/model.ts'
import type { Stored } from '#fhir/client.ts'

import { addable, added, stableUntil, whyNotAdded } from './add-on.ts'

const taken = '2026-03-10T08:00:00Z'
const hours = (count: number) => Date.parse(taken) + count * 3_600_000
const test = (title: string, cap: string): LabTest => ({
  url: `https://x/${title}`,
  title,
  code: { text: title },
  category: { coding: [{ code: '108252007' }] },
  discipline: 'blood sciences',
  section: undefined,
  tube: { type: {}, cap, words: cap },
  measures: [],
})
const [ue, magnesium, fbc] = [test('U&E', 'Gold'), test('Magnesium', 'Gold'), test('FBC', 'Purple')]
const specimen: Stored<Specimen> = {
  resourceType: 'Specimen',
  id: 's1',
  status: 'available',
  request: [{ reference: 'ServiceRequest/r1' }],
  receivedTime: '2026-03-10T09:00:00Z',
  collection: { collectedDateTime: taken },
}
const found = toWork(
  {
    resourceType: 'ServiceRequest',
    id: 'r1',
    status: 'active',
    intent: 'order',
    subject: { reference: 'Patient/ada' },
    instantiatesCanonical: [ue.url],
  },
  { included: [], specimens: [specimen], tests: [ue, magnesium, fbc] },
)
const work = found ?? (undefined as never)

it('keeps for as long as its tube does', () => {
  expect(stableUntil(work)).toBe(hours(48))
  expect(whyNotAdded(work, hours(47))).toBeUndefined()
  expect(whyNotAdded(work, hours(49))).toMatch(/too old/)
  expect(whyNotAdded({ ...work, test: test('Swab', 'Charcoal swab') }, hours(1))).toMatch(/not known/)
  const { receivedTime: _away, ...coming } = specimen
  expect(whyNotAdded({ ...work, specimen: coming }, hours(1))).toMatch(/does not have/)
})
it('offers what is done from the same tube and is not being done already', () => {
  expect(addable(work, [ue, magnesium, fbc], [ue.url]).map(({ title }) => title)).toEqual(['Magnesium'])
})
it('is a request of its own that the specimen names too', () => {
  const actor: Actor = {
    patientId: 'ada',
    session: {
      userId: '1',
      name: 'Mei',
      post: { id: '1', orgCode: 'RXR', orgName: 'ELHT', title: '', role: 'scientist', areas: [] },
    },
    actId: 'act',
    now: new Date(hours(2)),
  }
  const { make = [], change = [] } = added(
    work,
    { test: magnesium, by: 'Dr Hargreaves', why: 'Arrhythmia', priority: 'urgent' },
    actor,
  )
  const [request, task] = make
  expect(request?.resource).toMatchObject({ code: { text: 'Magnesium' }, priority: 'urgent' })
  expect(task?.resource).toMatchObject({ focus: { reference: request?.fullUrl }, status: 'received' })
  expect(change[0]?.to).toMatchObject({
    request: [{ reference: 'ServiceRequest/r1' }, { reference: request?.fullUrl }],
  })
})
