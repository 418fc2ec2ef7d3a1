import { describe, expect, it } from 'vitest'

import { type Answers, answered, faultsIn, isShown, scoreOf } from '#features/forms/answers.ts'
import { everyItem, type Form, toForm } from '#features/forms/questionnaire.ts'
import { hasEnded, toResponse } from '#features/forms/response.ts'

import { wardForms } from '../backend/seed/forms.ts'

// Every form of the demonstration against the facts it was made from (domain facts §2.8), through the engine that renders it.

const formOf = (name: string): Form => {
  const found = wardForms().find(({ id }) => id === `form-${name}`)
  if (!found?.id) throw new Error(`no form ${name}`)
  return toForm({ ...found, id: found.id })
}
const itemOf = (form: Form, linkId: string) => {
  const found = everyItem(form.items).find((item) => item.linkId === linkId)
  if (!found) throw new Error(`${form.title} does not ask ${linkId}`)
  return found
}
/** Answers by the words on the screen; of choices the first option that begins so. */
function said(form: Form, words: Record<string, string | readonly string[]>): Answers {
  return Object.fromEntries(
    Object.entries(words).map(([linkId, value]) => {
      const item = itemOf(form, linkId)
      const chosen = (label: string) => {
        if (item.kind !== 'choice') return label
        const option = item.options.find((one) => one.label.startsWith(label))
        if (!option) throw new Error(`${linkId} does not offer ${label}`)
        return option.value
      }
      return [item.key, typeof value === 'string' ? chosen(value) : value.map(chosen)]
    }),
  )
}
const total = (form: Form, words: Record<string, string | readonly string[]>) => {
  const score = scoreOf(form, itemOf(form, 'total'), said(form, words))
  return score && [score.total, score.band?.words]
}
const asks = (form: Form, linkId: string, words: Record<string, string>) =>
  isShown(form, itemOf(form, linkId), said(form, words))

it('every assessment that the ward needs is there, each with its cadence', () => {
  const hours = (name: string) => {
    const { first, every, fromAge } = formOf(name).cadence
    return [first, every, fromAge]
  }
  expect(hours('vte')).toEqual([14, undefined, undefined])
  expect(hours('waterlow')).toEqual([6, 168, undefined])
  expect(hours('must')).toEqual([24, 168, undefined])
  expect(hours('falls')).toEqual([6, undefined, undefined])
  expect(hours('bed-rails')).toEqual([6, undefined, undefined])
  expect(hours('4at')).toEqual([72, undefined, 65])
  expect(hours('clinical-frailty')).toEqual([24, undefined, 65])
  expect(hours('cannula')).toEqual([undefined, 12, undefined])
  for (const name of ['pain', 'stool', 'wound', 'discharge-checklist'])
    expect(hours(name)).toEqual([undefined, undefined, undefined])
})

describe.each(wardForms().map(({ id, title }) => [title, id?.replace('form-', '') ?? '']))(
  '%s',
  (_, name) => {
    const form = formOf(name)
    it('asks nothing that the engine cannot render, names its source, and each condition asks of a question it has', () => {
      const items = everyItem(form.items)
      expect(items.filter(({ kind }) => kind === 'unsupported')).toEqual([])
      expect(form.source).toMatch(/not signed off/)
      const links = items.map(({ linkId }) => linkId)
      expect(new Set(links).size).toBe(links.length)
      for (const { shownWhen } of items)
        for (const { question, answerCoding } of shownWhen) {
          const asked = itemOf(form, question)
          const codes = asked.kind === 'choice' ? asked.options.map(({ value }) => value) : []
          expect(answerCoding?.code === undefined || codes.includes(answerCoding.code)).toBe(true)
        }
    })
    it('has no score before every part of it is answered', () => {
      const scores = everyItem(form.items).filter(({ kind }) => kind === 'score')
      expect(scores.map((item) => scoreOf(form, item, {}))).toEqual(scores.map(() => undefined))
      for (const item of scores) if (item.kind === 'score') for (const part of item.of) itemOf(form, part)
    })
  },
)

describe('MUST', () => {
  const form = formOf('must')
  // BMI >20 = 0, 18.5–20 = 1, <18.5 = 2; loss <5 % = 0, 5–10 % = 1, >10 % = 2; acutely ill, no intake >5 d = 2.
  it.each([
    ['Over 20', 'Under 5', 'No', 0, 'low risk'],
    ['18.5 to 20', 'Under 5', 'No', 1, 'medium risk: food chart for 3 days'],
    ['Over 20', '5 to 10', 'No', 1, 'medium risk: food chart for 3 days'],
    ['Under 18.5', 'Under 5', 'No', 2, 'high risk: refer to dietitian'],
    ['Over 20', 'Over 10', 'No', 2, 'high risk: refer to dietitian'],
    ['Over 20', 'Under 5', 'Yes', 2, 'high risk: refer to dietitian'],
    ['Under 18.5', 'Over 10', 'Yes', 6, 'high risk: refer to dietitian'],
  ])('BMI %s, loss %s, acutely ill %s: %i, %s', (bmi, loss, acute, points, words) => {
    expect(total(form, { bmi, loss, acute })).toEqual([points, words])
  })
})

describe('Waterlow', () => {
  const form = formOf('waterlow')
  const least = {
    build: 'Average',
    sex: 'Male',
    age: '14',
    continence: 'Continent',
    mobility: 'Fully',
    'weight-loss': 'None',
    eating: 'No',
    neurological: 'None',
    surgery: 'None',
  }
  it.each([
    ['nothing found in a young man', {}, 2, 'not at risk'],
    ['9 is not at risk', { mobility: 'Chairbound', build: 'Obese' }, 9, 'not at risk'],
    ['10 is at risk', { mobility: 'Chairbound', build: 'Below average' }, 10, 'at risk'],
    ['eating poorly counts', { mobility: 'Chairbound', build: 'Obese', eating: 'Yes' }, 10, 'at risk'],
    [
      '14 is still at risk',
      { mobility: 'Chairbound', build: 'Obese', surgery: 'Orthopaedic' },
      14,
      'at risk',
    ],
    ['15 is high', { mobility: 'Chairbound', build: 'Below', surgery: 'Orthopaedic' }, 15, 'high risk'],
    [
      '19 is high',
      { mobility: 'Chairbound', neurological: 'Moderate', age: '81', build: 'Below' },
      19,
      'high risk',
    ],
    [
      '20 is very high',
      { mobility: 'Chairbound', neurological: 'Severe', age: '81', build: 'Below' },
      20,
      'very high risk',
    ],
  ])('%s', (_, more, points, words) => {
    expect(total(form, { ...least, ...more })).toEqual([points, words])
  })
  it('adds what is ticked: skin and special risks', () => {
    expect(total(form, { ...least, skin: ['Tissue', 'Broken'], special: ['Terminal', 'Smoking'] })).toEqual([
      15,
      'high risk',
    ])
  })
})

describe('4AT', () => {
  const form = formOf('4at')
  const well = { alertness: 'Normal', amt4: 'No mistakes', attention: '7 months', change: 'No' }
  it.each([
    [{}, 0, 'delirium unlikely'],
    [{ amt4: '1 mistake' }, 1, 'possible cognitive impairment'],
    [{ amt4: '2 or more', attention: 'Starts' }, 3, 'possible cognitive impairment'],
    [{ change: 'Yes' }, 4, 'possible delirium'],
    [{ alertness: 'Clearly abnormal' }, 4, 'possible delirium'],
    [
      { alertness: 'Clearly', amt4: '2 or more', attention: 'Untestable', change: 'Yes' },
      12,
      'possible delirium',
    ],
  ])('%o: %i, %s', (more, points, words) => {
    expect(total(form, { ...well, ...more })).toEqual([points, words])
  })
})

describe('Clinical Frailty Scale', () => {
  const form = formOf('clinical-frailty')
  it.each([
    ['Very fit', 1, 'not frail'],
    ['Living with very mild', 4, 'not frail'],
    ['Living with mild', 5, 'frail'],
    ['Living with moderate', 6, 'frail'],
    ['Living with severe', 7, 'severely frail'],
    ['Living with very severe', 8, 'severely frail'],
    ['Terminally ill', 9, 'severely frail'],
  ])('%s: %i, %s', (level, points, words) => {
    expect(total(form, { level })).toEqual([points, words])
  })
})

describe('cannula (VIP)', () => {
  const form = formOf('cannula')
  it.each([
    ['Healthy', 0, 'no sign of phlebitis'],
    ['Slight pain', 1, 'watch'],
    ['Two of pain', 2, 'remove the cannula'],
    ['All of pain', 3, 'remove the cannula'],
    ['All of these and a palpable', 4, 'remove the cannula'],
    ['All of these and fever', 5, 'remove the cannula'],
  ])('%s: %i, %s', (vip, points, words) => {
    expect(total(form, { vip })).toEqual([points, words])
  })
  it('is due every shift until none is in any more', () => {
    const filled = (state: string) =>
      hasEnded(
        toResponse(
          form,
          { answers: said(form, { state, site: 'Left hand, 20G', vip: 'Healthy' }), carried: undefined },
          {
            patientId: 'p',
            encounterId: undefined,
            entryId: 'x',
            now: new Date('2026-03-14T09:00:00Z'),
            session: {
              userId: '1',
              name: 'Nurse Ade',
              post: {
                id: '1',
                orgCode: 'RXR',
                orgName: 'East Lancashire',
                title: 'Nurse',
                role: 'nurse',
                areas: [],
              },
            },
          },
        ),
      )
    expect(['New', 'Checked', 'Removed, another', 'Removed, none'].map(filled)).toEqual([
      false,
      false,
      false,
      true,
    ])
  })
  it('asks the date of a new one', () => {
    expect(asks(form, 'inserted', { state: 'New' })).toBe(true)
    expect(asks(form, 'inserted', { state: 'Checked' })).toBe(false)
  })
})

describe('pain', () => {
  const form = formOf('pain')
  it.each([
    ['0', 0, 'none or mild'],
    ['3', 3, 'none or mild'],
    ['4', 4, 'moderate'],
    ['6', 6, 'moderate'],
    ['7', 7, 'severe'],
    ['10', 10, 'severe'],
  ])('%s: %i, %s', (rest, points, words) => {
    // '1' would find '10' only if the options were not in order
    expect(total(form, { rest })).toEqual([points, words])
  })
})

describe('what an answer opens', () => {
  it('VTE: the dose when it is given, which bleeding risk when that outweighs', () => {
    const form = formOf('vte')
    expect(asks(form, 'dose', { decision: 'Pharmacological' })).toBe(true)
    expect(asks(form, 'dose', { decision: 'Both' })).toBe(true)
    expect(asks(form, 'dose', { decision: 'Mechanical' })).toBe(false)
    expect(asks(form, 'outweighs', { decision: 'None: risk of bleeding' })).toBe(true)
  })
  it('falls: whether the pressure dropped, once it was taken standing', () => {
    const form = formOf('falls')
    expect(asks(form, 'drop', {})).toBe(false)
    expect(asks(form, 'drop', { standing: '110' })).toBe(true)
  })
  it('bed rails: why they are used for somebody who may climb over them', () => {
    const form = formOf('bed-rails')
    expect(asks(form, 'why', { climb: 'Yes', decision: 'Used' })).toBe(true)
    expect(asks(form, 'why', { climb: 'No', decision: 'Used' })).toBe(false)
    expect(asks(form, 'why', { climb: 'Yes', decision: 'Low bed' })).toBe(false)
  })
  it('stool: loose stools lead to isolation and a sample, and to the reason when not; type 4 to neither', () => {
    const form = formOf('stool')
    const loose = { type: '6', loose: 'Yes', sent: 'Not isolated' }
    expect(['loose', 'sent', 'not-isolated'].map((linkId) => asks(form, linkId, loose))).toEqual([
      true,
      true,
      true,
    ])
    // An answer that is no longer asked for opens nothing.
    const formed = { ...loose, type: '4' }
    expect(['loose', 'sent', 'not-isolated'].map((linkId) => asks(form, linkId, formed))).toEqual([
      false,
      false,
      false,
    ])
    expect(answered(form, said(form, formed)).map(({ item }) => item.linkId)).toEqual(['type'])
  })
  it('wound: the category of a pressure ulcer', () => {
    const form = formOf('wound')
    expect(asks(form, 'category', { kind: 'Pressure ulcer' })).toBe(true)
    expect(asks(form, 'category', { kind: 'Skin tear' })).toBe(false)
  })
  it('discharge: what is still open, once anything is', () => {
    const form = formOf('discharge-checklist')
    const names = ['ready', 'medicines', 'transport', 'care', 'cannula', 'letter', 'property', 'family']
    const all = Object.fromEntries(names.map((name) => [name, 'Yes']))
    expect(asks(form, 'open', all)).toBe(false)
    for (const name of names) expect(asks(form, 'open', { ...all, [name]: 'No' })).toBe(true)
    expect(Object.keys(faultsIn(form, said(form, { ...all, care: 'No' })))).toEqual([
      itemOf(form, 'open').key,
    ])
  })
})
