import type { Composition } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import type { Session } from '#auth/session.ts'
import type { Stored } from '#fhir/client.ts'

import { fromDischargeDraft, newDraft, toDischargeDraft } from './draft.ts'
import { toDocument, toReference } from './to-document.ts'

const session: Session = {
  userId: '555036632103',
  name: 'Dr Amina Hargreaves',
  posts: [],
  post: { id: '1', orgCode: 'RXR', orgName: 'East Lancashire', title: 'Doctor', role: 'doctor', areas: [] },
}
const now = new Date('2026-03-14T10:00:00Z')
const draft = {
  ...newDraft({ diagnoses: { words: 'Sepsis', entries: ['Condition/1'], missing: undefined } }, [
    {
      change: 'changed' as const,
      line: 'furosemide – DOSE 40 mg',
      was: 'furosemide – DOSE 80 mg',
      reason: 'Acute kidney injury',
      on: '13-Mar-2026',
      references: ['MedicationRequest/2'],
    },
  ]),
}
const frame = {
  patientId: 'ada',
  encounterId: 'stay',
  entryId: 'entry',
  type: { text: 'Discharge summary' },
  session,
}
const composition: Stored<Composition> = { ...fromDischargeDraft(draft, frame, now), id: 'c1' }

describe('a draft', () => {
  it('opens again as it was left, medicines with their reasons', () => {
    const again = toDischargeDraft(composition)
    expect(again.medicines).toEqual(draft.medicines)
    expect(again.sections.find(({ heading }) => heading === 'diagnoses')).toMatchObject({
      words: 'Sepsis',
      entries: ['Condition/1'],
    })
    expect(again.sections).toHaveLength(draft.sections.length)
  })
})

describe('the document', () => {
  const bundle = toDocument({
    composition,
    patient: {
      resourceType: 'Patient',
      id: 'ada',
      name: [{ family: 'Field' }],
      address: [{ city: 'Burnley' }],
      telecom: [{ value: '01632' }],
    },
    entries: [
      { resourceType: 'Condition', id: '1', subject: { reference: 'Patient/ada' } },
      {
        resourceType: 'Condition',
        id: 'odd',
        subject: { reference: 'Patient/ada' },
        meta: { tag: [{ code: 'not-valid-r4' }] },
      },
    ],
    base: 'https://lune.example/fhir',
    entryId: 'entry',
    now,
  })
  it('begins with the composition, then its patient, then what it is taken from', () => {
    expect(bundle.entry?.map(({ fullUrl }) => fullUrl?.replace('https://lune.example/fhir/', ''))).toEqual([
      'Composition/c1',
      'Patient/ada',
      'Condition/1',
    ])
    expect(bundle).toMatchObject({ type: 'document', identifier: { value: 'document-entry' } })
  })
  it('says who the patient is, and not where they live', () => {
    expect(JSON.stringify(bundle)).not.toContain('Burnley')
  })
  it('stands in the list of documents, pointing to the Bundle of the same transaction', () => {
    expect(toReference(composition, 'urn:uuid:b', 'entry', now)).toMatchObject({
      content: [{ attachment: { url: 'urn:uuid:b' } }],
      context: { related: [{ reference: 'urn:uuid:b' }, { reference: 'Composition/c1' }] },
    })
  })
})
