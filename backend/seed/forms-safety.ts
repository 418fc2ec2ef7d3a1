import type { Questionnaire } from 'fhir/r4'

import { choice, form, number, whenAll, words, yesNo } from './form-shapes.ts'

/** Falls, bed rails, and how a patient is moved. */
export const safetyForms: readonly Questionnaire[] = [
  form({
    name: 'falls',
    version: '2',
    title: 'Falls',
    about:
      'No score is used: every factor found has its own action. From 65 years, and from 50 when at risk, a multifactorial plan.',
    source: 'After NICE guidance on falls in older people',
    cadence: { first: 6, words: 'within 6 hours of admission, on transfer and after a fall' },
    item: [
      yesNo('fallen', 'Fallen in the last 12 months, or admitted with a fall'),
      yesNo('fear', 'Afraid of falling'),
      yesNo('confused', 'Confused, agitated or forgetful'),
      yesNo('toilet', 'Often or urgently needs the toilet'),
      yesNo('sight', 'Poor sight, or glasses not here'),
      yesNo('footwear', 'Unsafe footwear'),
      yesNo('medicines', 'Sedatives, or four or more medicines'),
      number('lying', 'Systolic pressure lying', 'mmHg', [50, 300]),
      number('standing', 'Systolic pressure standing', 'mmHg', [50, 300]),
      number('lying-diastolic', 'Diastolic pressure lying', 'mmHg', [20, 200]),
      number('standing-diastolic', 'Diastolic pressure standing', 'mmHg', [20, 200]),
      yesNo('drop', 'Systolic fell by 20 or more, diastolic by 10 or more, or standing systolic below 90', {
        enableWhen: [{ question: 'standing', operator: 'exists', answerBoolean: true }],
      }),
      words('actions', 'Multifactorial plan: actions for each factor found', { required: true }),
    ],
  }),
  form({
    name: 'bed-rails',
    version: '2',
    title: 'Bed rails, moving and handling',
    source: 'After national guidance on bed rails',
    cadence: { first: 6, words: 'within 6 hours of admission and when the patient changes' },
    item: [
      choice('handling', 'Help needed to move', [
        ['Independent'],
        ['Supervision'],
        ['One person'],
        ['Two people'],
        ['Hoist'],
      ]),
      yesNo('roll', 'May roll, slip or slide out of bed'),
      yesNo('climb', 'May climb over rails'),
      choice('decision', 'Bed rails', [
        ['Used'],
        ['Not used: would add risk'],
        ['Not used: not needed'],
        ['Low bed instead'],
      ]),
      words('why', 'Why rails are used although the patient may climb over them', {
        required: true,
        ...whenAll(['climb', true], ['decision', 'Used']),
      }),
      yesNo('agreed', 'Discussed with the patient or family'),
    ],
  }),
]
