import type { Questionnaire } from 'fhir/r4'

import { choice, form, score, ticks, when, whenAny, words } from './form-shapes.ts'

const skinCare = {
  task: 'Start the aSSKINg bundle, pressure-relieving mattress',
  hours: 2,
  who: 'nurse',
} as const

/** What a patient is at risk of: a clot, a pressure ulcer, malnutrition. */
export const riskForms: readonly Questionnaire[] = [
  form({
    name: 'vte',
    version: '2',
    title: 'VTE risk assessment',
    about: 'Thrombosis risk against bleeding risk, and the decision that follows.',
    source: 'After the national VTE risk assessment tool',
    cadence: { first: 14, words: 'within 14 hours of admission, again at consultant review or change' },
    item: [
      choice('mobility', 'Mobility', [
        ['Surgical patient'],
        ['Medical patient, ongoing reduced mobility'],
        ['Medical patient, mobility not reduced'],
      ]),
      ticks('thrombosis', 'Thrombosis risk', [
        ['Active cancer or cancer treatment'],
        ['Age over 60'],
        ['Dehydration'],
        ['Known thrombophilia'],
        ['Obesity (BMI over 30)'],
        ['Personal history or first-degree relative with VTE'],
        ['Significant medical comorbidity'],
        ['Hormone replacement or oestrogen contraception'],
        ['Pregnancy or within 6 weeks of birth'],
        ['Hip or knee replacement, or hip fracture'],
      ]),
      ticks('bleeding', 'Bleeding risk', [
        ['Active bleeding'],
        ['Acquired bleeding disorder'],
        ['On anticoagulants'],
        ['Acute stroke'],
        ['Platelets below 75'],
        ['Uncontrolled hypertension (230/120 or higher)'],
        ['Lumbar puncture or spinal within 12 hours'],
      ]),
      choice('decision', 'Decision', [
        ['Pharmacological prophylaxis'],
        ['Mechanical prophylaxis'],
        ['Both'],
        ['None: risk of bleeding outweighs'],
        ['None: not at risk'],
      ]),
      words('dose', 'Dose by weight and kidney function, as prescribed', {
        type: 'string',
        required: true,
        ...whenAny('decision', ['Pharmacological prophylaxis', 'Both']),
      }),
      words('outweighs', 'Which bleeding risk outweighs', {
        type: 'string',
        required: true,
        ...when('decision', 'None: risk of bleeding outweighs'),
      }),
      words('reason', 'Why, when it departs from the risks above'),
    ],
  }),
  form({
    name: 'waterlow',
    version: '2',
    title: 'Pressure ulcer risk (Waterlow)',
    source: 'Waterlow score, cut-offs 10, 15 and 20',
    cadence: { first: 6, every: 168, words: 'within 6 hours of admission, then weekly' },
    item: [
      choice('build', 'Build', [
        ['Average', 0],
        ['Above average', 1],
        ['Obese', 2],
        ['Below average', 3],
      ]),
      ticks('skin', 'Skin', [
        ['Tissue paper', 1],
        ['Dry', 1],
        ['Oedematous', 1],
        ['Clammy or raised temperature', 1],
        ['Discoloured (category 1)', 2],
        ['Broken (category 2 to 4)', 3],
      ]),
      choice('sex', 'Sex', [
        ['Male', 1],
        ['Female', 2],
      ]),
      choice('age', 'Age', [
        ['14 to 49', 1],
        ['50 to 64', 2],
        ['65 to 74', 3],
        ['75 to 80', 4],
        ['81 or over', 5],
      ]),
      choice('continence', 'Continence', [
        ['Continent or catheterised', 0],
        ['Urine incontinence', 1],
        ['Faecal incontinence', 2],
        ['Urine and faecal incontinence', 3],
      ]),
      choice('mobility', 'Mobility', [
        ['Fully mobile', 0],
        ['Restless', 1],
        ['Apathetic', 2],
        ['Restricted', 3],
        ['Bedbound', 4],
        ['Chairbound', 5],
      ]),
      choice('weight-loss', 'Weight lost recently', [
        ['None', 0],
        ['0.5 to 5 kg', 1],
        ['5 to 10 kg', 2],
        ['10 to 15 kg', 3],
        ['More than 15 kg', 4],
        ['Not known', 2],
      ]),
      choice('eating', 'Eating poorly or lack of appetite', [
        ['No', 0],
        ['Yes', 1],
      ]),
      ticks('special', 'Special risks', [
        ['Terminal cachexia', 8],
        ['Multiple organ failure', 8],
        ['Single organ failure', 5],
        ['Peripheral vascular disease', 5],
        ['Anaemia (Hb below 80)', 2],
        ['Smoking', 1],
        ['Cytotoxics, steroids or anti-inflammatories', 4],
      ]),
      choice('neurological', 'Neurological deficit: diabetes, MS, stroke, motor or sensory, paraplegia', [
        ['None', 0],
        ['Slight', 4],
        ['Moderate', 5],
        ['Severe', 6],
      ]),
      choice('surgery', 'Major surgery or trauma', [
        ['None', 0],
        ['Orthopaedic or spinal', 5],
        ['On the table for over 2 hours', 5],
        ['On the table for over 6 hours', 8],
      ]),
      score(
        'total',
        'Waterlow score',
        [
          'build',
          'skin',
          'sex',
          'age',
          'continence',
          'mobility',
          'weight-loss',
          'eating',
          'special',
          'neurological',
          'surgery',
        ],
        [
          [0, 'not at risk', 'low'],
          [10, 'at risk', 'medium'],
          [15, 'high risk', 'high', skinCare],
          [20, 'very high risk', 'high', skinCare],
        ],
      ),
      words('plan', 'Skin care given and planned'),
    ],
  }),
  form({
    name: 'must',
    title: 'Nutrition (MUST)',
    about: 'Malnutrition Universal Screening Tool.',
    source: 'BAPEN MUST, steps 1 to 4',
    cadence: { first: 24, every: 168, words: 'within 24 hours of admission, then weekly' },
    item: [
      choice('bmi', 'BMI', [
        ['Over 20', 0],
        ['18.5 to 20', 1],
        ['Under 18.5', 2],
      ]),
      choice('loss', 'Unplanned weight loss in 3 to 6 months', [
        ['Under 5 %', 0],
        ['5 to 10 %', 1],
        ['Over 10 %', 2],
      ]),
      choice('acute', 'Acutely ill and no intake for more than 5 days, past or likely', [
        ['No', 0],
        ['Yes', 2],
      ]),
      score(
        'total',
        'MUST score',
        ['bmi', 'loss', 'acute'],
        [
          [0, 'low risk', 'low'],
          [
            1,
            'medium risk: food chart for 3 days',
            'medium',
            { task: 'Start a food chart for 3 days', hours: 24, who: 'nurse' },
          ],
          [
            2,
            'high risk: refer to dietitian',
            'high',
            { task: 'Refer to the dietitian', hours: 24, who: 'nurse' },
          ],
        ],
      ),
      words('plan', 'Plan'),
    ],
  }),
]
