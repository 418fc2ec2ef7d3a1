import type { Condition } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import { concept, snomed } from '#fhir/coding.ts'

import { changed, draftOf, emptyDraft, fromDraft, type ProblemDraft, problemDraft } from './draft.ts'

const post = {
  id: '1',
  orgCode: 'RXR',
  orgName: 'East Lancashire Hospitals',
  title: 'Doctor',
  role: 'doctor' as const,
  areas: [],
}
const writer = {
  patientId: 'p1',
  session: { userId: '555036632103', name: 'Dr Amina Hargreaves', post },
  actId: 'e1',
  now: new Date('2026-03-14T10:00:00Z'),
}
const asthma = concept(snomed('195967001', 'Asthma'))
const written = (rest: Partial<ProblemDraft>) =>
  fromDraft({ ...emptyDraft, name: 'Asthma', ...rest }, asthma, writer)
const faults = (rest: Partial<ProblemDraft>) =>
  problemDraft
    .safeParse({ ...emptyDraft, name: 'Asthma', ...rest })
    .error?.issues.map(({ path }) => path.join('.'))

describe('a new problem', () => {
  it('says what, who, about whom, for which organisation, and is on the problem list', () => {
    expect(
      written({ severity: 'severe', onset: '03/2019', rank: 'main', certainty: 'confirmed' }),
    ).toMatchObject({
      code: { coding: [{ code: '195967001' }], text: 'Asthma' },
      subject: { reference: 'Patient/p1' },
      recorder: { display: 'Dr Amina Hargreaves' },
      identifier: [{ value: 'e1', assigner: { identifier: { value: 'RXR' } } }],
      category: [{ coding: [{ code: 'problem-list-item' }] }, { coding: [{ code: '8319008' }] }],
      clinicalStatus: { coding: [{ code: 'active' }] },
      verificationStatus: { coding: [{ code: 'confirmed' }] },
      severity: { coding: [{ code: '24484000' }] },
      onsetDateTime: '2019-03',
    })
  })
  it('has no end while it is active (R4 con-4)', () => {
    expect(written({ ended: '2020' }).abatementDateTime).toBeUndefined()
    expect(written({ status: 'resolved', ended: '2020' }).abatementDateTime).toBe('2020')
  })
  it('needs a name, dates that are dates, and an end after its beginning', () => {
    expect(faults({ name: ' ' })).toEqual(['name'])
    expect(faults({ onset: 'last year' })).toEqual(['onset'])
    expect(faults({ onset: '2099' })).toEqual(['onset'])
    expect(faults({ status: 'resolved', onset: '2020', ended: '12/2019' })).toEqual(['ended'])
    expect(faults({ status: 'resolved', onset: '2020', ended: '2020' })).toBeUndefined()
  })
})

describe('a change', () => {
  const stored: Condition = {
    ...written({ severity: 'mild', rank: 'secondary' }),
    id: 'c1',
    onsetAge: { value: 34, unit: 'years' },
    evidence: [{ code: [{ text: 'Spirometry' }] }],
  }
  const before = draftOf(stored)
  const change = (rest: Partial<ProblemDraft>) => changed(stored, before, { ...before, ...rest }, writer)

  it('changes what was changed and loses nothing else', () => {
    expect(change({ severity: 'moderate' })).toEqual({
      ...stored,
      severity: concept(snomed('6736007', 'Moderate')),
    })
  })
  it('leaves an onset that the form cannot say until somebody says another', () => {
    expect(change({ rank: 'main' }).onsetAge).toEqual({ value: 34, unit: 'years' })
    expect(change({ onset: '2019' })).toMatchObject({ onsetDateTime: '2019' })
    expect(change({ onset: '2019' }).onsetAge).toBeUndefined()
  })
  it('resolves with its date, and an end goes when it is active again', () => {
    const resolved = change({ status: 'resolved', ended: '2024' })
    expect(resolved).toMatchObject({
      clinicalStatus: { coding: [{ code: 'resolved' }] },
      abatementDateTime: '2024',
    })
    const open = draftOf(resolved)
    const again = changed(resolved, open, { ...open, status: 'recurrence' }, writer)
    expect(again.abatementDateTime).toBeUndefined()
  })
  it('moves from secondary to main without a second word of the same kind', () => {
    expect(draftOf(change({ rank: 'main' })).rank).toBe('main')
    expect(draftOf(change({ rank: '' })).rank).toBe('')
    expect(change({ rank: '' }).category).toHaveLength(1)
  })
  it('keeps code and words together under a new name (hazard H20)', () => {
    const cough = { text: 'Cough' }
    const next = changed(stored, before, { ...before, name: 'Cough' }, writer, cough)
    expect(next.code).toEqual(cough)
  })
  it('adds a note with its author and leaves the others', () => {
    expect(change({ note: 'Seen in clinic' }).note).toMatchObject([
      { text: 'Seen in clinic', authorReference: { display: 'Dr Amina Hargreaves' } },
    ])
  })
})

it('reads an entry that says almost nothing', () => {
  expect(draftOf({ resourceType: 'Condition', subject: {} })).toEqual({ ...emptyDraft, status: '' })
})
