import { describe, expect, it } from 'vitest'

import { type RequestDraft, signed, toBasket, toRequest, basketDrafts } from './basket.ts'
import type { Orderable } from './catalogue.ts'
import { toQuestions } from './safety.ts'

const session = {
  userId: '555036632103',
  name: 'Dr Amina Hargreaves',
  posts: [],
  post: {
    id: '1',
    orgCode: 'RXR',
    orgName: 'East Lancashire',
    title: 'Doctor',
    role: 'doctor' as const,
    areas: [],
  },
}
const frame = {
  patient: { id: 'ada', gender: 'Female', birth: '1951-03-04' },
  encounterId: 'stay',
  session,
  requisition: 'together',
  now: new Date('2026-04-05T10:00:00Z'),
}
const knee: Orderable = {
  url: 'https://lune.example/fhir/ActivityDefinition/xr-knee',
  version: '1',
  title: 'X-ray knee',
  words: '',
  kind: 'imaging',
  group: 'X-ray',
  category: { coding: [{ code: '363679005' }] },
  code: { coding: [{ code: '74016001' }], text: 'X-ray knee' },
  specimen: undefined,
  measures: [],
  bodySite: { text: 'Knee' },
  sided: true,
  safety: 'https://lune.example/fhir/Questionnaire/before-plain|1',
  interval: undefined,
}
const questions = toQuestions({
  resourceType: 'Questionnaire',
  status: 'active',
  url: 'https://lune.example/fhir/Questionnaire/before-plain',
  version: '1',
  item: [{ linkId: 'question', text: 'What do you want to know?', type: 'text', required: true }],
})
const draft: RequestDraft = {
  entryId: 'one',
  orderable: knee.url,
  name: 'X-ray knee',
  priority: 'urgent',
  side: 'left',
  repeat: 'Fell again',
  answers: { 'q-question': 'Fracture?' },
}
const meant = { orderable: knee, questions }
const request = toRequest(draft, 'Fell on the stairs', meant, frame)
const stored = { ...request, id: 'r1', meta: { versionId: '1' } }

describe('a request being written', () => {
  it('is a draft about the open patient, by who writes it, and says the side in words', () => {
    expect(request).toMatchObject({
      status: 'draft',
      intent: 'order',
      priority: 'urgent',
      subject: { reference: 'Patient/ada' },
      requester: { identifier: { value: '555036632103' } },
      requisition: { value: 'together' },
      code: { coding: [{ code: '74016001' }], text: 'X-ray knee, left' },
      orderDetail: [{ coding: [{ code: '7771000' }], text: 'Left' }],
      bodySite: [{ text: 'Left knee' }],
      reasonCode: [{ text: 'Fell on the stairs' }],
      supportingInfo: [{ reference: '#answers' }],
    })
  })
  it('comes back from the record as it was written', () => {
    expect(toBasket([stored])).toEqual({
      details: 'Fell on the stairs',
      requests: [{ ...draft, name: 'X-ray knee, left' }],
    })
  })
  it('keeps what else the record holds of it when it is changed', () => {
    const theirs = { ...stored, note: [{ text: 'From the laboratory' }] }
    const changed = toRequest({ ...draft, side: 'both', repeat: '' }, '', meant, frame, theirs)
    expect(changed).toMatchObject({ id: 'r1', note: theirs.note, code: { text: 'X-ray knee, both sides' } })
    expect(changed.reasonCode).toBeUndefined()
    expect(changed.extension).toBeUndefined()
  })
  it('keeps side and answers when the catalogue no longer knows it', () => {
    const nothing = { orderable: undefined, questions: undefined }
    expect(basketDrafts.wordsOf(toRequest(draft, 'Fell on the stairs', nothing, frame, stored))).toBe(
      basketDrafts.wordsOf(stored),
    )
  })
  it('is the same draft in whatever order a server keeps its fields', () => {
    expect(
      basketDrafts.wordsOf(Object.fromEntries(Object.entries(stored).toReversed()) as typeof stored),
    ).toBe(basketDrafts.wordsOf(stored))
    expect(basketDrafts.wordsOf({ ...stored, priority: 'stat' })).not.toBe(basketDrafts.wordsOf(stored))
  })
})

it('signing makes it an order of this moment, its answers complete', () => {
  const now = new Date('2026-04-05T10:05:00Z')
  expect(signed(stored, 'together', { session, now })).toMatchObject({
    id: 'r1',
    meta: { versionId: '1' },
    status: 'active',
    authoredOn: '2026-04-05T10:05:00.000Z',
    contained: [{ id: 'answers', status: 'completed' }],
  })
})
