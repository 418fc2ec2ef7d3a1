import type { PlanDefinition, Questionnaire } from 'fhir/r4'

import { choice, form, score, ticks, words, yesNo } from './form-shapes.ts'
import { ours } from './shapes.ts'

/** What is asked and weighed at booking (domain facts §6.2.3), as data: a trust changes wording, points and rules in its record. */

const cadence = { words: 'at booking, and again when something changes' }
const kind = 'maternity-booking' as const

export const maternityForms: readonly Questionnaire[] = [
  form({
    name: 'maternity-history',
    kind,
    title: 'Booking history',
    about:
      'Asked of everybody at booking. Allergies are recorded under Allergies, earlier pregnancies above.',
    source: 'After NICE NG201',
    cadence,
    item: [
      ticks('medical', 'Medical history', [
        ['High blood pressure'],
        ['Diabetes'],
        ['Heart disease'],
        ['Kidney disease'],
        ['Epilepsy'],
        ['Thyroid disease'],
        ['Autoimmune disease'],
        ['Asthma'],
        ['Venous thromboembolism'],
        ['Surgery of uterus or cervix'],
      ]),
      words('medical-words', 'Medical and surgical history in words'),
      ticks('family', 'Family history', [
        ['Pre-eclampsia of mother or sister'],
        ['Diabetes of a first-degree relative'],
        ['Thrombosis of a first-degree relative'],
        ['Inherited condition'],
        ['Related parents'],
      ]),
      choice('smoking', 'Smoking', [
        ['Never smoked'],
        ['Stopped before this pregnancy'],
        ['Stopped in this pregnancy'],
        ['Smokes'],
        ['Vapes only'],
      ]),
      choice('alcohol', 'Alcohol in this pregnancy', [['None'], ['Some']]),
      choice('drugs', 'Other substances', [['None'], ['In the past'], ['Now']]),
      choice('folic-acid', 'Folic acid', [
        ['400 micrograms a day'],
        ['5 mg a day'],
        ['Not taken, advised today'],
      ]),
      choice('vitamin-d', 'Vitamin D 10 micrograms a day', [['Taken'], ['Not taken, advised today']]),
      yesNo('low-mood', 'In the past month, often bothered by feeling down, depressed or hopeless?'),
      yesNo('little-interest', 'In the past month, often bothered by little interest or pleasure?'),
      yesNo('severe-mental-illness', 'Severe mental illness now or before, or in a first-degree relative?'),
      words('mental-health-words', 'Mental health: treatment and plan'),
      choice('fgm', 'Female genital mutilation', [['Asked: no'], ['Asked: yes, referred'], ['Not asked']]),
      ticks('social', 'Social factors', [
        ['Under 20'],
        ['Needs an interpreter'],
        ['Recently arrived'],
        ['Housing not secure'],
        ['Social worker involved'],
        ['No support at home'],
      ]),
      words('social-words', 'Work, home and support in words'),
    ],
  }),
  form({
    name: 'maternity-pre-eclampsia',
    kind,
    title: 'Risk of pre-eclampsia',
    about: 'One high factor, or two moderate ones.',
    source: 'NICE NG133',
    cadence,
    item: [
      ticks('high', 'High risk factors', [
        ['Hypertension in an earlier pregnancy', 2],
        ['Chronic kidney disease', 2],
        ['Autoimmune disease (lupus, antiphospholipid)', 2],
        ['Type 1 or type 2 diabetes', 2],
        ['Chronic hypertension', 2],
      ]),
      ticks('moderate', 'Moderate risk factors', [
        ['First pregnancy', 1],
        ['Age 40 or over', 1],
        ['More than 10 years since the last pregnancy', 1],
        ['BMI 35 or over', 1],
        ['Pre-eclampsia in the family', 1],
        ['More than one baby', 1],
      ]),
      score(
        'total',
        'Risk',
        ['high', 'moderate'],
        [
          [0, 'No factor for pre-eclampsia', 'low'],
          [1, 'One moderate factor: no aspirin by this rule', 'low'],
          [2, 'At risk: advise aspirin 75 to 150 mg a day from 12 weeks until the birth', 'high'],
        ],
      ),
    ],
  }),
  form({
    name: 'maternity-gdm',
    kind,
    title: 'Risk of gestational diabetes',
    about: 'Any one factor.',
    source: 'NICE NG3',
    cadence,
    item: [
      ticks('factors', 'Risk factors', [
        ['BMI over 30', 1],
        ['Earlier baby of 4.5 kg or more', 1],
        ['Gestational diabetes before', 1],
        ['Diabetes of a first-degree relative', 1],
        ['Family origin with a high prevalence of diabetes', 1],
      ]),
      score(
        'total',
        'Risk',
        ['factors'],
        [
          [0, 'No factor for gestational diabetes', 'low'],
          [
            1,
            'Offer a 75 g glucose tolerance test at 24 to 28 weeks (diabetes from 5.6 fasting or 7.8 mmol/L at 2 hours)',
            'high',
          ],
        ],
      ),
    ],
  }),
  form({
    name: 'maternity-vte',
    kind,
    title: 'Risk of thrombosis in pregnancy',
    about: 'At booking, on admission, and when something changes.',
    source: 'After RCOG Green-top Guideline 37a',
    cadence,
    item: [
      ticks('before', 'Before this pregnancy', [
        ['Venous thromboembolism, not after major surgery', 4],
        ['Venous thromboembolism after major surgery', 3],
        ['Known high-risk thrombophilia', 3],
        ['Medical comorbidity', 3],
        ['Thrombosis of a first-degree relative, unprovoked', 1],
        ['Known low-risk thrombophilia', 1],
        ['Age over 35', 1],
        ['BMI 30 to 39', 1],
        ['BMI 40 or over', 2],
        ['Three births or more', 1],
        ['Smokes', 1],
        ['Gross varicose veins', 1],
      ]),
      ticks('now', 'In this pregnancy', [
        ['Pre-eclampsia', 1],
        ['Assisted conception', 1],
        ['More than one baby', 1],
        ['Hyperemesis', 3],
        ['Surgery in pregnancy', 3],
        ['Ovarian hyperstimulation', 4],
        ['Systemic infection', 1],
        ['Immobility or dehydration', 1],
      ]),
      score(
        'total',
        'Risk',
        ['before', 'now'],
        [
          [0, 'Low: keep moving, drink enough', 'low'],
          [3, 'Consider thromboprophylaxis from 28 weeks', 'medium'],
          [4, 'Consider thromboprophylaxis from now', 'high'],
        ],
      ),
    ],
  }),
]

/** What must not wait (domain facts §6.2.3), and what to do: general knowledge, for a trust to put into its own words. */
const flags: readonly (readonly [flag: string, toDo: string])[] = [
  ['Reduced movements', 'Assess today: listen in, CTG from 26 weeks, scan if growth was not seen lately.'],
  ['Bleeding', 'Send to the obstetric unit now. Anti-D within 72 hours when RhD negative.'],
  [
    'Ruptured membranes',
    'Assess today: speculum, temperature, movements. No digital examination before labour.',
  ],
  [
    'Severe headache or blood pressure of 160/110 or more',
    'An emergency: same-day admission, bloods, urine, treatment within the hour.',
  ],
  ['Itching without a rash', 'Bile acids and liver tests today.'],
  [
    'Breathlessness',
    'Observations and an obstetric or medical review today: think of a clot, heart and lungs.',
  ],
  ['Calf pain', 'Doppler today; treatment begins before it when a clot is likely.'],
  [
    'Fever',
    'Look for sepsis with the maternity chart: review now, cultures, antibiotics within the hour when likely.',
  ],
  [
    'Thoughts of suicide',
    'Do not leave her alone. Urgent review by the perinatal mental health or crisis team.',
  ],
  ['Safeguarding', 'Speak to the safeguarding midwife today. Write no more here than others may read.'],
]

export const antenatalRedFlags: PlanDefinition = {
  resourceType: 'PlanDefinition',
  id: 'antenatal-red-flags',
  identifier: [{ system: `${ours}/Id/maternity`, value: 'antenatal-red-flags' }],
  title: 'Red flags in pregnancy',
  status: 'active',
  copyright:
    'After NICE NG201 and NG133. General knowledge, not signed off: check it with your clinical safety officer before use.',
  action: flags.map(([title, description]) => ({ title, description })),
}
