import type { Questionnaire } from 'fhir/r4'

import { choice, form, score } from './form-shapes.ts'

/** Delirium and frailty of older people. */
export const olderPeopleForms: readonly Questionnaire[] = [
  form({
    name: '4at',
    title: 'Delirium (4AT)',
    source: '4AT, cut-offs 1 and 4',
    cadence: { first: 72, fromAge: 65, words: 'within 72 hours of admission, from 65 years' },
    item: [
      choice('alertness', 'Alertness', [
        ['Normal', 0],
        ['Mild sleepiness for under 10 seconds after waking, then normal', 0],
        ['Clearly abnormal', 4],
      ]),
      choice('amt4', 'Age, date of birth, place, current year', [
        ['No mistakes', 0],
        ['1 mistake', 1],
        ['2 or more mistakes, or untestable', 2],
      ]),
      choice('attention', 'Months of the year backwards', [
        ['7 months or more correct', 0],
        ['Starts but under 7 months, or refuses to start', 1],
        ['Untestable', 2],
      ]),
      choice('change', 'Acute change or fluctuating course', [
        ['No', 0],
        ['Yes', 4],
      ]),
      score(
        'total',
        '4AT score',
        ['alertness', 'amt4', 'attention', 'change'],
        [
          [0, 'delirium unlikely', 'low'],
          [1, 'possible cognitive impairment', 'medium'],
          [
            4,
            'possible delirium',
            'high',
            { task: 'Look for a cause: possible delirium', hours: 4, who: 'medical-team' },
          ],
        ],
      ),
    ],
  }),
  form({
    name: 'clinical-frailty',
    title: 'Clinical Frailty Scale',
    source: 'Rockwood Clinical Frailty Scale',
    cadence: { first: 24, fromAge: 65, words: 'on admission, from 65 years' },
    item: [
      choice('level', 'Two weeks ago, before this illness', [
        ['Very fit', 1],
        ['Fit', 2],
        ['Managing well', 3],
        ['Living with very mild frailty', 4],
        ['Living with mild frailty', 5],
        ['Living with moderate frailty', 6],
        ['Living with severe frailty', 7],
        ['Living with very severe frailty', 8],
        ['Terminally ill', 9],
      ]),
      score(
        'total',
        'Clinical Frailty Scale',
        ['level'],
        [
          [1, 'not frail', 'low'],
          [5, 'frail', 'medium'],
          [7, 'severely frail', 'high'],
        ],
      ),
    ],
  }),
]
