import { expect, it } from 'vitest'

import type { Actor } from '#clinical/acts/act.ts'
import { toOwedResults } from '#clinical/results/owed-result.ts'

import { type CallDraft, isLate, toCall, toCommunication, withCalls } from './telephone.ts'

const issued = '2026-03-10T10:00:00Z'
const actor: Actor = {
  patientId: 'ada',
  session: {
    userId: '1',
    name: 'Mei Ashworth',
    post: { id: '1', orgCode: 'RXR', orgName: 'ELHT', title: '', role: 'scientist', areas: [] },
  },
  actId: 'a',
  now: new Date('2026-03-10T10:30:00Z'),
}
const owed = (status: 'final' | 'amended' = 'final') => {
  const { results } = toOwedResults(
    [
      {
        resourceType: 'DiagnosticReport',
        id: 'd1',
        status,
        code: { text: 'U&E' },
        subject: { reference: 'Patient/ada' },
        issued,
      },
    ],
    [],
  )
  const [result] = results
  if (!result) throw new Error('no result')
  return result
}
const draft: CallDraft = {
  reached: 'yes',
  who: 'Daniel Okoro',
  grade: 'Staff nurse',
  readBack: 'yes',
  at: '2026-03-10T10:25:00Z',
  words: 'Potassium 6.8 mmol/L',
}
const call = (more: Partial<CallDraft> = {}) => {
  const made = toCall({
    ...toCommunication(
      { ...draft, ...more },
      { reportId: 'd1', patientId: 'ada', encounterId: undefined },
      actor,
    ),
    id: more.at ?? 'c1',
  })
  if (!made) throw new Error('no call')
  return made
}

it('is read back as it was written', () => {
  expect(call()).toMatchObject({
    who: 'Daniel Okoro',
    grade: 'Staff nurse',
    readBack: true,
    failed: undefined,
    words: 'Potassium 6.8 mmol/L',
    by: 'Mei Ashworth',
  })
  expect(call({ reached: 'no', who: '', words: 'No answer' })).toMatchObject({
    failed: 'No answer',
    who: undefined,
  })
})
it.each([
  ['nobody told', []],
  ['tried', [call({ reached: 'no', words: 'No answer' })]],
  ['not read back', [call({ readBack: 'no' })]],
  ['told', [call({ reached: 'no', words: 'No answer' }), call()]],
] as const)('%s', (state, calls) => {
  expect(withCalls(owed(), calls, true).state).toBe(state)
})
it('opens again when the report is amended after the call', () => {
  expect(withCalls(owed('amended'), [call({ at: '2026-03-10T09:00:00Z' })], true).state).toBe('nobody told')
  expect(withCalls(owed('amended'), [call()], true).state).toBe('told')
})
it('is to be told within two hours in hospital, and a day elsewhere; within two where nobody knows', () => {
  const at = (hours: number) => Date.parse(issued) + hours * 3_600_000
  expect(isLate(withCalls(owed(), [], true), at(2.1))).toBe(true)
  expect(isLate(withCalls(owed(), [], undefined), at(2.1))).toBe(true)
  expect(isLate(withCalls(owed(), [], false), at(2.1))).toBe(false)
  expect(isLate(withCalls(owed(), [], false), at(24.1))).toBe(true)
  expect(isLate(withCalls(owed(), [call()], true), at(9))).toBe(false)
})
