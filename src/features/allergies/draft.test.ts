import { expect, it } from 'vitest'

import { allergyDraft, emptyDraft, enteredInError, fromDraft, noneKnown } from './draft.ts'

const writer = {
  patientId: 'p1',
  session: { userId: '555036632103', name: 'Dr Amina Hargreaves' },
  entryId: 'e1',
  now: new Date('2026-03-14T10:00:00Z'),
}

it('codes exactly the words of the list, in any case of letters', () => {
  expect(fromDraft({ ...emptyDraft, substance: 'penicillin' }, writer).code).toMatchObject({
    coding: [{ code: '373270004' }],
  })
})

it('keeps other words as words, never as the nearest code', () => {
  expect(fromDraft({ ...emptyDraft, substance: 'Penicillin V syrup' }, writer).code).toEqual({
    text: 'Penicillin V syrup',
  })
})

it('says who, about whom, when, and what finds it again', () => {
  expect(
    fromDraft({ ...emptyDraft, substance: 'Latex', reaction: 'Rash', severity: 'severe' }, writer),
  ).toMatchObject({
    patient: { reference: 'Patient/p1' },
    recorder: { identifier: { value: '555036632103' }, display: 'Dr Amina Hargreaves' },
    recordedDate: '2026-03-14T10:00:00.000Z',
    identifier: [{ system: 'https://lune.example/fhir/Id/entry', value: 'e1' }],
    reaction: [{ manifestation: [{ text: 'Rash' }], severity: 'severe' }],
    verificationStatus: { coding: [{ code: 'unconfirmed' }] },
  })
})

it('records that somebody asked and there is none', () => {
  expect(noneKnown(writer).code).toMatchObject({ coding: [{ code: '716186003' }] })
})

it('needs a substance', () => {
  expect(allergyDraft.safeParse({ ...emptyDraft, substance: '  ' }).success).toBe(false)
  expect(allergyDraft.safeParse({ ...emptyDraft, substance: ' Latex ' })).toMatchObject({
    data: { substance: 'Latex' },
  })
})

it('withdraws an entry with the reason, and loses nothing else of it', () => {
  const stored = {
    ...fromDraft({ ...emptyDraft, substance: 'Latex', note: 'Gloves' }, writer),
    id: 'a1',
    onsetString: 'as a child',
  }
  const withdrawn = enteredInError(stored, { reason: 'Wrong patient' }, writer)
  expect(withdrawn.clinicalStatus).toBeUndefined()
  expect(withdrawn).toMatchObject({
    id: 'a1',
    onsetString: 'as a child',
    verificationStatus: { coding: [{ code: 'entered-in-error' }] },
    note: [{ text: 'Gloves' }, { text: 'Marked as entered in error: Wrong patient' }],
  })
})
