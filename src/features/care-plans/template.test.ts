import type { CarePlan, QuestionnaireResponse } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import type { Stored } from '#fhir/client.ts'

import { offersOf, offerWords, toTemplate } from './template.ts'

const url = 'https://lune.example/fhir/PlanDefinition/plan-nutrition'
const must = 'https://lune.example/fhir/Questionnaire/must'
const nutrition = toTemplate({
  resourceType: 'PlanDefinition',
  id: 'plan-nutrition',
  url,
  version: '2',
  status: 'active',
  title: 'Nutrition',
  extension: [
    {
      url: 'https://lune.example/fhir/StructureDefinition/plan-trigger',
      extension: [
        { url: 'form', valueCanonical: must },
        { url: 'item', valueString: 'total' },
        { url: 'from', valueDecimal: 2 },
        { url: 'words', valueString: 'MUST score 2 or more' },
      ],
    },
    {
      url: 'https://lune.example/fhir/StructureDefinition/plan-trigger',
      extension: [
        { url: 'form', valueCanonical: must },
        { url: 'item', valueString: 'swallow' },
        { url: 'answer', valueString: 'true' },
        { url: 'words', valueString: 'cannot swallow' },
      ],
    },
  ],
  goal: [
    {
      description: { text: 'Eats enough' },
      target: [
        { measure: { text: 'Meals' }, detailCodeableConcept: { text: 'all' }, due: { value: 3, code: 'd' } },
      ],
    },
  ],
  action: [{ title: 'Food chart', timingTiming: { code: { text: 'every meal' } } }],
})
const response = (
  id: string,
  total: number,
  authored = '2026-03-14T10:00:00Z',
  more: QuestionnaireResponse['item'] = [],
): Stored<QuestionnaireResponse> => ({
  resourceType: 'QuestionnaireResponse',
  id,
  status: 'completed',
  questionnaire: `${must}|1`,
  authored,
  item: [{ linkId: 'group', item: [{ linkId: 'total', answer: [{ valueInteger: total }] }] }, ...more],
})
const plan = (rest: Partial<CarePlan>): CarePlan => ({
  resourceType: 'CarePlan',
  status: 'active',
  intent: 'plan',
  subject: { reference: 'Patient/p' },
  instantiatesCanonical: [`${url}|1`],
  ...rest,
})
const asked = { templates: [nutrition], plans: [], since: undefined }

it('takes its words, its days and its source from the record', () => {
  expect(nutrition).toMatchObject({
    canonical: `${url}|2`,
    goals: [{ words: 'Eats enough', measure: 'Meals', value: 'all', days: 3 }],
    activities: [{ words: 'Food chart', often: 'every meal' }],
  })
})
it('is read even when the record says almost nothing of it', () => {
  expect(toTemplate({ resourceType: 'PlanDefinition', id: 'x', status: 'active' })).toMatchObject({
    title: 'Plan without a title',
    goals: [],
    triggers: [],
  })
})

describe('a plan is offered', () => {
  it('from the number that asks for it upwards, inside of a group too', () => {
    expect(offersOf({ ...asked, responses: [response('r', 1)] })).toEqual([])
    const [offer] = offersOf({ ...asked, responses: [response('r', 2)] })
    expect(offer && offerWords(offer)).toBe('Assessed 14-Mar-2026 10:00: MUST score 2 or more')
  })
  it('for an answer that asks for it, with every reason there is', () => {
    const both = response('r', 3, undefined, [{ linkId: 'swallow', answer: [{ valueBoolean: true }] }])
    expect(offersOf({ ...asked, responses: [both] })[0]?.because).toBe('MUST score 2 or more; cannot swallow')
  })
  it('only by the newest answers of its form, on this stay', () => {
    const later = response('r2', 0, '2026-03-15T10:00:00Z')
    expect(offersOf({ ...asked, responses: [response('r1', 4), later] })).toEqual([])
    expect(offersOf({ ...asked, responses: [response('r1', 4)], since: '2026-03-14T11:00:00Z' })).toEqual([])
  })
  it('not while one is followed, and not again by the same assessment', () => {
    const responses = [response('r', 4)]
    expect(offersOf({ ...asked, responses, plans: [plan({})] })).toEqual([])
    const made = {
      status: 'entered-in-error',
      supportingInfo: [{ reference: 'QuestionnaireResponse/r' }],
    } as const
    expect(
      offersOf({ ...asked, responses, plans: [plan({ ...made, supportingInfo: [...made.supportingInfo] })] }),
    ).toEqual([])
  })
  it('again when a later assessment asks for it after the first was closed', () => {
    const closed = plan({ status: 'completed', supportingInfo: [{ reference: 'QuestionnaireResponse/old' }] })
    expect(offersOf({ ...asked, responses: [response('r', 4)], plans: [closed] })).toHaveLength(1)
  })
})
