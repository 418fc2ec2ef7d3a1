import { expect, it } from 'vitest'

import type { Basket, RequestDraft } from './basket.ts'
import type { Orderable } from './catalogue.ts'
import { type Known, problemsOf } from './problems.ts'
import { toQuestions } from './safety.ts'

const now = new Date('2026-04-05T10:00:00Z')
const ada = { gender: 'Female', birth: '1951-03-04' }
const blood = { url: 'u', title: 'Full blood count', sided: false } as Orderable
const knee = { ...blood, title: 'X-ray knee', sided: true, safety: 'q' }
const request = (more: Partial<RequestDraft> = {}): RequestDraft => ({
  entryId: 'e',
  orderable: 'u',
  name: '',
  priority: 'routine',
  side: '',
  repeat: '',
  answers: {},
  ...more,
})
const basket = (...requests: RequestDraft[]): Basket => ({ details: 'Tired', requests })
const problems = (of: Basket, known: Partial<Known> = {}) =>
  problemsOf(of, () => ({ orderable: blood, questions: undefined, tooSoon: false, ...known }), ada, now)

it('a basket with clinical details and nothing open may be signed', () => {
  expect(problems(basket(request()))).toEqual([])
})
it('nothing is signed without clinical details, or empty', () => {
  expect(problems({ details: ' ', requests: [request()] })).toMatchObject([{ field: 'details' }])
  expect(problems(basket())).toMatchObject([{ field: 'details' }])
})
it('a repeat within the interval wants a reason', () => {
  expect(problems(basket(request()), { tooSoon: true })).toMatchObject([{ field: 'requests.0.repeat' }])
  expect(problems(basket(request({ repeat: 'Transfused' })), { tooSoon: true })).toEqual([])
})
it('what has two sides is signed for a side only', () => {
  const known = { orderable: { ...knee, safety: undefined } }
  expect(problems(basket(request()), known)).toMatchObject([{ field: 'requests.0.side' }])
  expect(problems(basket(request({ side: 'left' })), known)).toEqual([])
})
it('imaging is not signed before its questions are answered, nor before they have come', () => {
  const questions = toQuestions({
    resourceType: 'Questionnaire',
    status: 'active',
    item: [{ linkId: 'metal', text: 'Metal in the eye?', type: 'boolean', required: true }],
  })
  const left = request({ side: 'left' })
  expect(problems(basket(left), { orderable: knee })).toMatchObject([{ field: 'requests.0.orderable' }])
  expect(problems(basket(left), { orderable: knee, questions })).toMatchObject([
    { field: 'requests.0.answers.q-metal' },
  ])
  const answered = { ...left, answers: { 'q-metal': 'N' } }
  expect(problems(basket(answered), { orderable: knee, questions })).toEqual([])
})
it('what is no longer in the catalogue is not signed', () => {
  expect(problems(basket(request()), { orderable: undefined })).toMatchObject([
    { field: 'requests.0.orderable' },
  ])
})
