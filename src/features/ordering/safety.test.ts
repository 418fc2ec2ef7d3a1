import type { Questionnaire } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import { answersIn, askedNow, toQuestions, toResponse, unanswered } from './safety.ts'

const now = new Date('2026-04-05T10:00:00Z')
const yes = { code: 'Y', display: 'Yes' }
const no = { code: 'N', display: 'No' }
const beforeCt: Questionnaire = {
  resourceType: 'Questionnaire',
  status: 'active',
  url: 'https://lune.example/fhir/Questionnaire/ct',
  version: '1',
  title: 'Before CT',
  item: [
    { linkId: 'question', text: 'What do you want to know?', type: 'text', required: true },
    {
      linkId: 'pregnancy',
      text: 'Could the patient be pregnant?',
      type: 'choice',
      required: true,
      answerOption: [{ valueCoding: no }, { valueCoding: yes }],
      extension: [
        {
          url: 'https://lune.example/fhir/StructureDefinition/asked-of',
          extension: [
            { url: 'gender', valueCode: 'female' },
            { url: 'age', valueRange: { low: { value: 12 }, high: { value: 55 } } },
          ],
        },
      ],
    },
    {
      linkId: 'pregnancy-says',
      text: 'Speak to the radiologist.',
      type: 'display',
      enableWhen: [{ question: 'pregnancy', operator: '=', answerCoding: yes }],
    },
    { linkId: '2.odd', text: 'A picture', type: 'attachment', required: true },
  ],
}
const questions = toQuestions(beforeCt)
const asked = (patient: { gender: string; birth: string | undefined }, answers = {}) =>
  askedNow(questions, answers, patient, now).map(({ linkId }) => linkId)

describe('whether a patient could be pregnant', () => {
  it('is asked of a woman of 12 to 55', () => {
    expect(asked({ gender: 'Female', birth: '1990-01-01' })).toContain('pregnancy')
    expect(asked({ gender: 'Female', birth: '2014-04-05' })).toContain('pregnancy')
    expect(asked({ gender: 'Female', birth: '1951-01-01' })).not.toContain('pregnancy')
    expect(asked({ gender: 'Female', birth: '2016-01-01' })).not.toContain('pregnancy')
  })
  it('is not asked of a man', () => {
    expect(asked({ gender: 'Male', birth: '1990-01-01' })).not.toContain('pregnancy')
  })
  it('is asked when the sex or the age is not known', () => {
    expect(asked({ gender: 'Not Known', birth: '1990-01-01' })).toContain('pregnancy')
    expect(asked({ gender: 'Female', birth: '1990' })).toContain('pregnancy')
    expect(asked({ gender: 'Female', birth: undefined })).toContain('pregnancy')
  })
})

const woman = { gender: 'Female', birth: '1990-01-01' }

it('an answer brings up the words that belong to it', () => {
  expect(asked(woman, { 'q-pregnancy': 'N' })).not.toContain('pregnancy-says')
  expect(asked(woman, { 'q-pregnancy': 'Y' })).toContain('pregnancy-says')
})

it('says which needed questions are not answered; blanks are no answer', () => {
  const answers = { 'q-question': '  ', 'q-pregnancy': 'N' }
  const open = unanswered(askedNow(questions, answers, woman, now), answers)
  expect(open.map(({ linkId }) => linkId)).toEqual(['question', '2.odd'])
})

it('keeps the answers with the words of their questions, and reads them back', () => {
  const answers = { 'q-question': 'Appendicitis?', 'q-pregnancy': 'N', 'q-2-odd': 'none taken' }
  const response = toResponse(questions, answers, { status: 'completed', of: woman, now })
  expect(response.questionnaire).toBe('https://lune.example/fhir/Questionnaire/ct|1')
  expect(response.item).toEqual([
    {
      linkId: 'question',
      text: 'What do you want to know?',
      answer: [{ valueString: 'Appendicitis?' }],
    },
    { linkId: 'pregnancy', text: 'Could the patient be pregnant?', answer: [{ valueCoding: no }] },
    { linkId: '2.odd', text: 'A picture', answer: [{ valueString: 'none taken' }] },
  ])
  expect(answersIn(response)).toEqual(answers)
})

it('leaves out an answer to what is no longer asked', () => {
  const man = { gender: 'Male', birth: '1990-01-01' }
  const response = toResponse(questions, { 'q-pregnancy': 'Y' }, { status: 'in-progress', of: man, now })
  expect(response.item).toBeUndefined()
})
