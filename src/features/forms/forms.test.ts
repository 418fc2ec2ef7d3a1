import type { Questionnaire, QuestionnaireResponse } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import type { Stored } from '#fhir/client.ts'

import { type Answers, answered, faultsIn, isShown, scoreOf } from './answers.ts'
import { formDue } from './due.ts'
import { everyItem, type Form, toForm } from './questionnaire.ts'
import { answersOf, askedOn, isOf, toAssessment, toResponse } from './response.ts'

const ours = 'https://lune.example/fhir/StructureDefinition'
const option = (code: string, points?: number) => ({
  valueCoding: { code, display: code.toUpperCase() },
  ...(points === undefined
    ? {}
    : { extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/ordinalValue', valueDecimal: points }] }),
})
const questionnaire: Stored<Questionnaire> = {
  resourceType: 'Questionnaire',
  id: 'must',
  url: 'https://forms.example/must',
  version: '2',
  title: 'MUST',
  status: 'active',
  item: [
    {
      linkId: 'steps',
      type: 'group',
      text: 'Steps',
      item: [
        {
          linkId: 'bmi.1',
          type: 'choice',
          text: 'BMI',
          required: true,
          answerOption: [option('over', 0), option('under', 2)],
        },
        {
          linkId: 'ticks',
          type: 'choice',
          repeats: true,
          text: 'Also',
          answerOption: [option('a', 1), option('b', 4)],
        },
        {
          linkId: 'why',
          type: 'text',
          text: 'Why',
          required: true,
          enableWhen: [{ question: 'bmi.1', operator: '=', answerCoding: { code: 'under' } }],
        },
      ],
    },
    { linkId: 'acute', type: 'boolean', text: 'Acutely ill' },
    {
      linkId: 'weight',
      type: 'decimal',
      text: 'Weight',
      extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/maxValue', valueDecimal: 300 }],
    },
    {
      linkId: 'total',
      type: 'integer',
      text: 'Score',
      extension: [
        { url: `${ours}/score-of`, valueString: 'bmi.1' },
        { url: `${ours}/score-of`, valueString: 'ticks' },
        ...(
          [
            [0, 'low risk', 'low'],
            [2, 'high risk', 'high'],
          ] as const
        ).map(([from, words, level]) => ({
          url: `${ours}/score-band`,
          extension: [
            { url: 'from', valueInteger: from },
            { url: 'words', valueString: words },
            { url: 'level', valueCode: level },
          ],
        })),
      ],
    },
  ],
}
const form = toForm(questionnaire)
const item = (linkId: string) => {
  const found = everyItem(form.items).find((one) => one.linkId === linkId)
  if (!found) throw new Error(linkId)
  return found
}
const answers = (said: Record<string, string | string[]>): Answers =>
  Object.fromEntries(Object.entries(said).map(([linkId, value]) => [item(linkId).key, value]))

describe('a score', () => {
  const score = (said: Record<string, string | string[]>) => scoreOf(form, item('total'), answers(said))
  it('is the points of the answers it names, and says what they mean', () => {
    expect(score({ 'bmi.1': 'under' })).toMatchObject({ total: 2, band: { words: 'high risk' } })
    expect(score({ 'bmi.1': 'over' })).toMatchObject({ total: 0, band: { words: 'low risk' } })
    expect(score({ 'bmi.1': 'over', ticks: ['a', 'b'] })).toMatchObject({ total: 5 })
  })
  it('is none while an answer is missing, or is one that the form does not know', () => {
    expect(score({})).toBeUndefined()
    expect(score({ ticks: ['a'] })).toBeUndefined()
    expect(score({ 'bmi.1': 'nonsense' })).toBeUndefined()
  })
})

it('asks what an answer opens, and only then wants it', () => {
  expect(isShown(form, item('why'), answers({ 'bmi.1': 'over' }))).toBe(false)
  expect(isShown(form, item('why'), answers({ 'bmi.1': 'under' }))).toBe(true)
  expect(faultsIn(form, answers({ 'bmi.1': 'over' }))).toEqual({})
  expect(faultsIn(form, answers({ 'bmi.1': 'under' }))).toEqual({ [item('why').key]: 'This needs an answer' })
  expect(faultsIn(form, {})).toEqual({ [item('bmi.1').key]: 'This needs an answer' })
})

describe('what opens a question', () => {
  const yes = (question: string) => ({ question, operator: '=' as const, answerBoolean: true })
  const asking = toForm({
    resourceType: 'Questionnaire',
    id: 'opens',
    status: 'active',
    item: [
      { linkId: 'ill', type: 'boolean', text: 'Ill' },
      { linkId: 'fever', type: 'boolean', text: 'Fever', enableWhen: [yes('ill')] },
      { linkId: 'drug', type: 'string', text: 'Drug', enableWhen: [yes('fever')] },
      {
        linkId: 'more',
        type: 'group',
        text: 'More',
        enableWhen: [yes('ill')],
        item: [{ linkId: 'since', type: 'string', text: 'Since', required: true }],
      },
      { linkId: 'hen', type: 'boolean', text: 'Hen', enableWhen: [yes('egg')] },
      { linkId: 'egg', type: 'boolean', text: 'Egg', enableWhen: [yes('hen')] },
    ],
  })
  const at = (linkId: string) => everyItem(asking.items).find((one) => one.linkId === linkId)
  const shown = (linkId: string, said: Record<string, string>) => {
    const found = at(linkId)
    const given = Object.fromEntries(Object.entries(said).map(([link, value]) => [at(link)?.key, value]))
    return found && isShown(asking, found, given)
  }
  it('is an answer that is asked for itself: one left behind by a change of mind opens nothing', () => {
    expect(shown('drug', { ill: 'true', fever: 'true' })).toBe(true)
    expect(shown('drug', { ill: 'false', fever: 'true' })).toBe(false)
  })
  it('opens a group with all that is in it', () => {
    expect(shown('since', { ill: 'true' })).toBe(true)
    expect(shown('since', { ill: 'false' })).toBe(false)
  })
  it('may go in a circle in a published form, and the form is still there', () => {
    expect(shown('hen', { egg: 'true', hen: 'true' })).toBe(true)
    expect(shown('hen', {})).toBe(false)
  })
})

it.each([
  ['71,5', 'Write a number, with a point for decimals'],
  ['301', 'No more than 300'],
  ['71.5', undefined],
])('a weight of %s: %s', (weight, fault) => {
  expect(faultsIn(form, answers({ 'bmi.1': 'over', weight }))[item('weight').key]).toBe(fault)
})

const writer = {
  patientId: 'p',
  encounterId: 'e',
  session: {
    userId: '1',
    name: 'Nurse Ade',
    post: {
      id: '1',
      orgCode: 'RXR',
      orgName: 'East Lancashire Hospitals',
      title: 'Nurse',
      role: 'nurse' as const,
      areas: [],
    },
  },
  entryId: 'x',
  now: new Date('2026-03-14T09:00:00Z'),
}
const filled = { 'bmi.1': 'under', ticks: ['b'], why: 'Poor appetite', acute: 'false', weight: '41.5' }
const keep = (form: Form, said: Record<string, string | string[]>) =>
  ({ ...toResponse(form, { answers: answers(said), carried: undefined }, writer), id: 'r' }) as never

describe('a form that was filled in', () => {
  it('says what was answered, with codes, numbers and the score', () => {
    expect(toResponse(form, { answers: answers(filled), carried: undefined }, writer)).toMatchObject({
      questionnaire: 'https://forms.example/must|2',
      status: 'completed',
      subject: { reference: 'Patient/p' },
      encounter: { reference: 'Encounter/e' },
      item: [
        { linkId: 'bmi.1', answer: [{ valueCoding: { code: 'under' } }] },
        { linkId: 'ticks', answer: [{ valueCoding: { code: 'b' } }] },
        { linkId: 'why', answer: [{ valueString: 'Poor appetite' }] },
        { linkId: 'acute', answer: [{ valueBoolean: false }] },
        { linkId: 'weight', answer: [{ valueDecimal: 41.5 }] },
        { linkId: 'total', answer: [{ valueInteger: 6 }] },
      ],
    })
  })
  it('leaves out what is no longer asked', () => {
    expect(
      answered(form, answers({ ...filled, 'bmi.1': 'over' })).map(({ item: { linkId } }) => linkId),
    ).not.toContain('why')
  })
  it('is read back in words', () => {
    const { title, answers: said, score } = toAssessment(keep(form, filled), form)
    expect(title).toBe('MUST')
    expect(said.map(({ label, words }) => `${label}: ${words}`)).toEqual([
      'BMI: UNDER',
      'Also: B',
      'Why: Poor appetite',
      'Acutely ill: No',
      'Weight: 41.5',
    ])
    expect(score).toMatchObject({ total: 6, band: { words: 'high risk' } })
  })
  it('offers its answers again, and marks those that were only carried over', () => {
    const again = answersOf(keep(form, filled), form)
    expect(again).toEqual(answers(filled))
    const carried = { on: '2026-03-10', answers: again }
    const response = toResponse(
      form,
      { answers: { ...again, ...answers({ why: 'Better' }) }, carried },
      writer,
    )
    expect(response.item?.filter(({ extension }) => extension).map(({ linkId }) => linkId)).toEqual([
      'bmi.1',
      'ticks',
      'acute',
      'weight',
    ])
  })
  it('that was itself carried keeps the date it was really asked on', () => {
    const carried = { on: '2026-03-10', answers: answers(filled) }
    const kept = { ...toResponse(form, { answers: answers(filled), carried }, writer), id: 'r' }
    const asked = askedOn(kept, form)
    expect(asked[item('why').key]).toBe('2026-03-10')
    const again = toResponse(
      form,
      { answers: answers(filled), carried: { on: '2026-03-14', answers: answersOf(kept, form), asked } },
      writer,
    )
    expect(again.item?.find(({ linkId }) => linkId === 'why')?.extension?.[0]?.valueDateTime).toBe(
      '2026-03-10',
    )
  })
  it('with an answer that its newer version does not offer is offered again without it', () => {
    const old: Stored<QuestionnaireResponse> = {
      resourceType: 'QuestionnaireResponse',
      id: 'old',
      status: 'completed',
      item: [
        { linkId: 'bmi.1', answer: [{ valueCoding: { code: 'gone' } }] },
        { linkId: 'ticks', answer: [{ valueCoding: { code: 'gone' } }, { valueCoding: { code: 'b' } }] },
      ],
    }
    expect(answersOf(old, form)).toEqual(answers({ ticks: ['b'] }))
  })
  it('belongs to its form whatever version it was', () => {
    expect(isOf({ questionnaire: 'https://forms.example/must|1' }, form)).toBe(true)
    expect(isOf({ questionnaire: 'https://forms.example/musty' }, form)).toBe(false)
  })
  it('is shown even when it says almost nothing, or is of a form nobody knows', () => {
    expect(
      toAssessment({ resourceType: 'QuestionnaireResponse', id: 'bare', status: 'completed' }, undefined),
    ).toMatchObject({
      title: 'A form that this record does not hold',
      answers: [],
      score: undefined,
    })
  })
})

describe('when a form is due', () => {
  const hour = 3_600_000
  const cadence = { first: 6, every: 168, fromAge: undefined, words: 'weekly' }
  const stay = { admittedAt: 1000 * hour, lastAt: undefined, age: 70 }
  it('is some hours after admission, then so long after the last time', () => {
    expect(formDue(cadence, stay)).toMatchObject({ at: 1006 * hour })
    expect(formDue(cadence, { ...stay, lastAt: 1010 * hour })).toMatchObject({ at: 1178 * hour })
  })
  it('what was found on an earlier stay does not count for this one', () => {
    expect(formDue(cadence, { ...stay, lastAt: 900 * hour })).toMatchObject({ at: 1006 * hour })
  })
  it('once may be enough, and some are only for when something happens', () => {
    expect(formDue({ ...cadence, every: undefined }, { ...stay, lastAt: 1010 * hour })).toBe('done')
    expect(formDue({ ...cadence, first: undefined, every: undefined }, stay)).toBe('not scheduled')
    expect(formDue(cadence, { ...stay, admittedAt: undefined })).toBe('not scheduled')
  })
  it('is for those of an age; when nobody knows the age it is due', () => {
    const old = { ...cadence, fromAge: 65 }
    expect(formDue(old, { ...stay, age: 64 })).toBe('not scheduled')
    expect(formDue(old, { ...stay, age: 65 })).toMatchObject({ at: 1006 * hour })
    expect(formDue(old, { ...stay, age: undefined })).toMatchObject({ at: 1006 * hour })
  })
})
