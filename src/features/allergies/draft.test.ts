import { describe, expect, it } from 'vitest'

import { concept, snomed } from '#fhir/coding.ts'

import {
  type AllergyDraft,
  allergyDraft,
  changed,
  draftOf,
  emptyDraft,
  emptyReaction,
  fromDraft,
  noLongerNone,
  noneKnown,
} from './draft.ts'
import { toAllergyList } from './model.ts'

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
const rash = { text: 'Rash', coding: [snomed('271807003', 'Rash')] }
const latex = { text: 'Latex' }
const written = (rest: Partial<AllergyDraft>, reactions = [{ text: '' }]) =>
  fromDraft({ ...emptyDraft, substance: 'Latex', ...rest }, { substance: latex, reactions }, writer)

describe('a new allergy', () => {
  it('says who, about whom, when, for which organisation, and what finds it again', () => {
    expect(written({})).toMatchObject({
      patient: { reference: 'Patient/p1' },
      code: { text: 'Latex' },
      recorder: { identifier: { value: '555036632103' }, display: 'Dr Amina Hargreaves' },
      recordedDate: '2026-03-14T10:00:00.000Z',
      identifier: [
        {
          system: 'https://lune.example/fhir/Id/entry',
          value: 'e1',
          assigner: { identifier: { value: 'RXR' } },
        },
      ],
      verificationStatus: { coding: [{ code: 'unconfirmed' }] },
      clinicalStatus: { coding: [{ code: 'active' }] },
    })
  })
  it('keeps each reaction with its own severity, and leaves out a line that nobody filled in', () => {
    const reactions = [
      { words: 'Rash', severity: 'mild' as const, was: '' },
      { words: 'Wheeze', severity: 'severe' as const, was: '' },
      emptyReaction,
    ]
    expect(written({ reactions }, [rash, { text: 'Wheeze' }, { text: '' }]).reaction).toEqual([
      { manifestation: [rash], severity: 'mild' },
      { manifestation: [{ text: 'Wheeze' }], severity: 'severe' },
    ])
    expect(written({}).reaction).toBeUndefined()
  })
  it('needs a substance', () => {
    expect(allergyDraft.safeParse({ ...emptyDraft, substance: '  ' }).success).toBe(false)
    expect(allergyDraft.safeParse({ ...emptyDraft, substance: ' Latex ' })).toMatchObject({
      data: { substance: 'Latex' },
    })
  })
})

describe('a change', () => {
  const stored = {
    ...written({ note: 'Gloves' }),
    id: 'a1',
    onsetString: 'as a child',
    reaction: [
      { manifestation: [rash], severity: 'mild' as const, onset: '2019' },
      { manifestation: [{ text: 'Wheeze' }], description: 'at the dentist' },
    ],
  }
  const before = draftOf(stored)
  const change = (
    rest: Partial<AllergyDraft>,
    reactions = before.reactions.map(({ words }) => ({ text: words })),
  ) => changed(stored, before, { ...before, ...rest }, { substance: undefined, reactions }, writer)

  it('changes what was changed and loses nothing else', () => {
    expect(change({ criticality: 'high' })).toEqual({ ...stored, criticality: 'high' })
  })
  it('keeps what the form does not show of a reaction whose severity was changed', () => {
    const [first, ...others] = before.reactions
    const reactions = [{ ...(first ?? emptyReaction), severity: 'severe' as const }, ...others]
    expect(change({ reactions }).reaction?.[0]).toEqual({
      manifestation: [rash],
      severity: 'severe',
      onset: '2019',
    })
  })
  it('takes a removed reaction away, and it alone', () => {
    expect(change({ reactions: before.reactions.slice(1) }).reaction).toEqual([stored.reaction[1]])
  })
  it('refutes: then it is no longer a known allergy, and still there to be seen', () => {
    const list = toAllergyList({
      resources: [{ ...change({ verification: 'refuted' }), id: 'a1' }],
      withheld: 0,
    })
    expect(list).toMatchObject({ status: 'not recorded', ended: [{ state: 'refuted', doubt: 'Refuted' }] })
  })
  it('says when and why it has ended as UK Core does, and reads it again', () => {
    const ended = change({ status: 'resolved', ended: '03/2024', whyEnded: 'Tolerated on challenge' })
    expect(draftOf(ended)).toMatchObject({
      status: 'resolved',
      ended: '2024-03',
      whyEnded: 'Tolerated on challenge',
    })
    expect(toAllergyList({ resources: [ended], withheld: 0 }).ended[0]?.end).toBe(
      'Ended Mar-2024: Tolerated on challenge',
    )
  })
})

describe('none known', () => {
  it('records that somebody asked and there is none', () => {
    expect(noneKnown(writer).code).toMatchObject({ coding: [{ code: '716186003' }] })
  })
  it('ends when an allergy is recorded, and says why', () => {
    const ended = { ...noLongerNone(noneKnown(writer), '2026-03-14', 'Latex'), id: 'n1' }
    const list = toAllergyList({ resources: [ended, { ...written({}), id: 'a1' }], withheld: 0 })
    expect(list).toMatchObject({ status: 'known', negations: [], ended: [] })
    expect(draftOf(ended)).toMatchObject({ status: 'resolved', whyEnded: 'Allergy recorded: Latex' })
  })
})

it('reads an entry that says almost nothing', () => {
  expect(draftOf({ resourceType: 'AllergyIntolerance', patient: {}, code: concept() })).toEqual(emptyDraft)
})
