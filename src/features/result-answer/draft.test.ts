import { expect, it } from 'vitest'

import type { Standing } from '#clinical/results/acknowledgement.ts'

import { answerDraft, answersFor } from './draft.ts'

const nobody: Standing = { state: 'new', now: undefined, before: undefined }
const schema = answerDraft((words) => words === 'Dr Joy Patel, Consultant')
const faults = (draft: object) => {
  const { error } = schema.safeParse({ answer: '', action: '', to: '', reason: '', ...draft })
  return error?.issues.map(({ path }) => path.join('.')) ?? []
}

it('cannot close what is not final, and says why', () => {
  const { answers, why } = answersFor({ settled: false }, nobody, '555', false)
  expect(answers).toEqual(['acknowledge', 'act', 'forward'])
  expect(why).toContain('not final')
})
it('can be closed when it is final', () => {
  expect(answersFor({ settled: true }, nobody, '555', false).answers).toContain('close')
})
it('offers to take a closed result again, not to close it twice', () => {
  expect(answersFor({ settled: true }, { ...nobody, state: 'closed' }, '555', false).answers).toEqual([
    'acknowledge',
    'forward',
  ])
})
it('can be escalated once it is overdue', () => {
  expect(answersFor({ settled: true }, nobody, '555', false).answers).not.toContain('escalate')
  expect(answersFor({ settled: true }, nobody, '555', true).answers).toContain('escalate')
})
it('chooses nothing for the reader', () => {
  expect(faults({})).toEqual(['answer'])
})
it.each([
  [{ answer: 'act and close' }, ['action']],
  [{ answer: 'act', action: '  ' }, ['action']],
  [{ answer: 'forward', to: 'Joy' }, ['to']],
  [{ answer: 'escalate', to: 'Joy' }, ['to']],
  [{ answer: 'decline' }, ['reason']],
  [{ answer: 'forward', to: 'Dr Joy Patel, Consultant' }, []],
  [{ answer: 'close' }, []],
])('%j lacks %j', (draft, lacking) => {
  expect(faults(draft)).toEqual(lacking)
})
