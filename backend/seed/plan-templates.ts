import type { Extension, PlanDefinition } from 'fhir/r4'

import { coding, hl7, ours } from './shapes.ts'

/**
 * The care plans that a ward starts from (domain facts §2.8: what a high risk asks for), as data: a trust changes them in its
 * record, not in Lune. What asks for a plan is an answer of an assessment, named by its form and its question.
 */

type Goal = readonly [words: string, measure: string, target: string, days: number]
type Care = readonly [words: string, often: string]
type Trigger = { form: string; item: string; from?: number; answers?: readonly string[]; words: string }
export type PlanTemplate = {
  id: string
  title: string
  need: string
  source: string
  triggers: readonly Trigger[]
  goals: readonly Goal[]
  care: readonly Care[]
}

const yes = (form: string, item: string, words: string): Trigger => ({ form, item, answers: ['true'], words })

export const planTemplates: readonly PlanTemplate[] = [
  {
    id: 'falls',
    title: 'Falls',
    need: 'At risk of falling in hospital.',
    source: 'After NICE guidance on falls in older people: each factor found has its own action',
    triggers: [
      yes('falls', 'fallen', 'fallen in the last 12 months'),
      yes('falls', 'fear', 'afraid of falling'),
      yes('falls', 'confused', 'confused, agitated or forgetful'),
      yes('falls', 'toilet', 'often or urgently needs the toilet'),
      yes('falls', 'drop', 'blood pressure falls on standing'),
    ],
    goals: [
      ['No fall on this stay', 'Falls', 'none', 7],
      ['Moves safely with the aid that suits', 'Transfers', 'safe with the agreed aid', 3],
    ],
    care: [
      ['Call bell and walking aid in reach, bed at its lowest', 'every shift'],
      ['Offer the toilet', 'every 2 hours by day'],
      ['Lying and standing blood pressure', 'once a day'],
      ['Safe footwear and glasses on', 'every time they stand'],
    ],
  },
  {
    id: 'pressure-ulcer',
    title: 'Pressure ulcer prevention',
    need: 'At risk of pressure damage.',
    source: 'aSSKINg bundle',
    triggers: [{ form: 'waterlow', item: 'total', from: 10, words: 'Waterlow score 10 or more' }],
    goals: [['Skin stays whole', 'New pressure damage', 'none', 7]],
    care: [
      ['Look at the skin over bony places', 'every shift'],
      ['Change position', 'every 2 to 4 hours'],
      ['Pressure-relieving mattress and heels off the bed', 'always'],
      ['Keep the skin clean and dry', 'every 4 hours'],
    ],
  },
  {
    id: 'nutrition',
    title: 'Nutrition',
    need: 'At risk of malnutrition.',
    source: 'BAPEN MUST, step 5',
    triggers: [{ form: 'must', item: 'total', from: 1, words: 'MUST score 1 or more' }],
    goals: [
      ['Eats enough', 'Meals eaten', 'three quarters or more', 3],
      ['Loses no more weight', 'Weight', 'not below that of admission', 7],
    ],
    care: [
      ['Food chart', 'every meal'],
      ['Help with meals, red tray', 'every meal'],
      ['Snacks and fortified drinks', 'twice a day'],
      ['Weigh', 'once a week'],
    ],
  },
  {
    id: 'delirium',
    title: 'Delirium',
    need: 'Possible delirium.',
    source: 'After NICE guidance on delirium and the 4AT',
    triggers: [{ form: '4at', item: 'total', from: 4, words: '4AT score 4 or more' }],
    goals: [
      ['Clearer in mind', '4AT score', 'under 4', 3],
      ['Safe and calm', 'Harm from restlessness', 'none', 3],
    ],
    care: [
      ['Say where they are, the day and who you are', 'every time'],
      ['Glasses and hearing aids on', 'every morning'],
      ['Look for pain, retention, constipation and infection', 'every shift'],
      ['Quiet and dark by night, up by day', 'every day'],
    ],
  },
  {
    id: 'handling',
    title: 'Moving and handling',
    need: 'Needs help to move.',
    source: 'After national guidance on moving and handling and on bed rails',
    triggers: [
      {
        form: 'bed-rails',
        item: 'handling',
        answers: ['two-people', 'hoist'],
        words: 'needs two people or a hoist',
      },
      yes('bed-rails', 'climb', 'may climb over rails'),
    ],
    goals: [['Is moved without harm', 'Harm in moving', 'none', 7]],
    care: [
      ['Move with the help and the equipment that the assessment names', 'every time'],
      ['Look again at the decision on bed rails', 'every day'],
      ['Sit out for meals when well enough', 'every meal'],
    ],
  },
  {
    id: 'cannula-site',
    title: 'Cannula site',
    need: 'Signs of phlebitis at a cannula.',
    source: 'Visual Infusion Phlebitis score, remove from 2',
    triggers: [{ form: 'cannula', item: 'total', from: 2, words: 'VIP score 2 or more' }],
    goals: [['The site heals', 'VIP score', '0', 2]],
    care: [
      ['Cannula removed; a new one only if needed', 'once'],
      ['Look at the site', 'every shift'],
    ],
  },
  {
    id: 'pain',
    title: 'Pain',
    need: 'Pain that is not controlled.',
    source: 'Numeric rating scale 0 to 10',
    triggers: [{ form: 'pain', item: 'total', from: 4, words: 'pain score 4 or more' }],
    goals: [['Comfortable at rest and when moving', 'Pain score', '3 or less', 2]],
    care: [
      ['Ask for pain at rest and when moving', 'with each set of observations'],
      ['Offer what is prescribed for pain', 'before moving and when asked'],
      ['Ask again', 'an hour after each dose'],
    ],
  },
]

export const planUrl = (id: string) => `${ours}/PlanDefinition/plan-${id}`
export const planVersion = '1'

export const planDefinitions = (): PlanDefinition[] => planTemplates.map(definition)

const definition = ({ id, title, need, source, triggers, goals, care }: PlanTemplate): PlanDefinition => ({
  resourceType: 'PlanDefinition',
  id: `plan-${id}`,
  url: planUrl(id),
  version: planVersion,
  title,
  status: 'active',
  type: hl7('plan-definition-type', 'clinical-protocol', 'Clinical Protocol'),
  useContext: [
    {
      code: coding('http://terminology.hl7.org/CodeSystem/usage-context-type', 'venue'),
      valueCodeableConcept: { coding: [coding(`${ours}/CodeSystem/plan-kind`, 'ward-care-plan')] },
    },
  ],
  description: need,
  copyright: `${source}. General knowledge, not signed off: check it with your clinical safety officer before use.`,
  extension: triggers.map(trigger),
  goal: goals.map(([text, measure, target, days]) => ({
    description: { text },
    target: [
      {
        measure: { text: measure },
        detailCodeableConcept: { text: target },
        due: { value: days, unit: 'days', system: 'http://unitsofmeasure.org', code: 'd' },
      },
    ],
  })),
  action: care.map(([words, often]) => ({ title: words, timingTiming: { code: { text: often } } })),
})

const trigger = ({ form, item, from, answers = [], words }: Trigger): Extension => ({
  url: `${ours}/StructureDefinition/plan-trigger`,
  extension: [
    { url: 'form', valueCanonical: `${ours}/Questionnaire/${form}` },
    { url: 'item', valueString: item },
    ...(from === undefined ? [] : [{ url: 'from', valueDecimal: from }]),
    ...answers.map((valueString) => ({ url: 'answer', valueString })),
    { url: 'words', valueString: words },
  ],
})
