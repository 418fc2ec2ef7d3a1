import type { Composition, Patient, ServiceRequest } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import { draftTags } from '#auth/drafts.ts'
import { entrySystem } from '#clinical/acts/recorded-by.ts'
import { dischargeSummary } from '#clinical/writing/note-types.ts'
import type { Stored } from '#fhir/client.ts'

import { toBegun } from './model.ts'

const ada: Stored<Patient> = {
  resourceType: 'Patient',
  id: 'ada',
  name: [{ family: 'Field', given: ['Ada'] }],
}
const subject = { reference: 'Patient/ada' }
const note = (entryId: string, more: Partial<Composition> = {}): Stored<Composition> => ({
  resourceType: 'Composition',
  id: entryId,
  meta: { tag: [{ system: draftTags, code: 'me' }], lastUpdated: '2026-03-14T10:00:00Z' },
  identifier: { system: entrySystem, value: entryId },
  status: 'preliminary',
  type: { text: 'Note' },
  title: 'Ward round',
  subject,
  date: '2026-03-14T10:00:00Z',
  author: [],
  ...more,
})
const request = (
  entryId: string,
  text: string,
  more: Partial<ServiceRequest> = {},
): Stored<ServiceRequest> => ({
  resourceType: 'ServiceRequest',
  id: entryId,
  meta: { lastUpdated: '2026-03-14T11:00:00Z' },
  identifier: [{ system: entrySystem, value: entryId }],
  status: 'draft',
  intent: 'order',
  code: { text },
  subject,
  ...more,
})
const begun = (...resources: Stored<Composition | ServiceRequest>[]) =>
  toBegun([{ resources, included: [ada], withheld: 0 }])

describe('what somebody has begun', () => {
  it('leads to where each kind of writing is gone on with', () => {
    const consultation = { coding: [{ system: 'http://snomed.info/sct', code: '11429006' }] }
    const { entries } = begun(
      note('e1'),
      note('e2', { type: dischargeSummary }),
      note('answer-t1-555'),
      request('e3', 'Opinion: Cardiology', { category: [consultation] }),
      request('e4', 'Full blood count'),
    )
    expect(
      Object.fromEntries(entries.map(({ section, work }) => [`${work.kind}.${work.id}`, section])),
    ).toEqual({
      'note.e1': 'notes',
      'discharge.e2': 'notes',
      'answer.t1': 'notes',
      'opinion.e3': 'orders',
      'orders.basket': 'orders',
    })
  })
  it('is one basket for each patient, however much is in it', () => {
    const { entries } = begun(request('e1', 'Full blood count'), request('e2', 'CT head'))
    expect(entries).toMatchObject([{ what: 'Full blood count, CT head', patient: { id: 'ada' } }])
  })
  it('comes with what was written last in front', () => {
    expect(begun(note('e1'), request('e2', 'CT head')).entries.map(({ what }) => what)).toEqual([
      'CT head',
      'Ward round',
    ])
  })
  it('about somebody who did not come along is counted', () => {
    expect(begun(note('e1', { subject: { reference: 'Patient/ben' } }))).toMatchObject({
      entries: [],
      unreadable: 1,
    })
  })
  it('is no longer a draft once it is signed', () => {
    expect(begun(note('e1', { status: 'final' })).entries).toEqual([])
  })
})
