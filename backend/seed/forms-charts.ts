import type { Questionnaire } from 'fhir/r4'

import { choice, date, form, number, score, ticks, when, whenAny, words, yesNo } from './form-shapes.ts'

/** What is looked at again and again: cannula, pain, stool, wound. */
export const chartForms: readonly Questionnaire[] = [
  form({
    name: 'cannula',
    version: '2',
    title: 'Cannula (VIP)',
    source: 'Visual Infusion Phlebitis score, remove from 2',
    cadence: {
      every: 12,
      words: 'every shift while a cannula is in',
      ends: ['state', 'Removed, none is in'],
    },
    item: [
      choice('state', 'Cannula', [['New'], ['Checked'], ['Removed, another is in'], ['Removed, none is in']]),
      words('site', 'Site and gauge', { required: true, type: 'string' }),
      date('inserted', 'Inserted on', when('state', 'New')),
      choice('vip', 'Site looks', [
        ['Healthy', 0],
        ['Slight pain or redness near the site', 1],
        ['Two of pain, redness, swelling', 2],
        ['All of pain along the cannula, redness, hardening', 3],
        ['All of these and a palpable venous cord', 4],
        ['All of these and fever', 5],
      ]),
      score(
        'total',
        'VIP score',
        ['vip'],
        [
          [0, 'no sign of phlebitis', 'low'],
          [1, 'watch', 'medium'],
          [2, 'remove the cannula', 'high', { task: 'Remove the cannula', hours: 1, who: 'nurse' }],
        ],
      ),
    ],
  }),
  form({
    name: 'pain',
    title: 'Pain',
    source: 'Numeric rating scale 0 to 10',
    cadence: { words: 'with each set of observations' },
    item: [
      choice(
        'rest',
        'Pain now',
        Array.from({ length: 11 }, (_, points) => [String(points), points] as const),
      ),
      words('where', 'Where, and what it is like'),
      words('done', 'What was done'),
      score(
        'total',
        'Pain score',
        ['rest'],
        [
          [0, 'none or mild', 'low'],
          [4, 'moderate', 'medium'],
          [7, 'severe', 'high'],
        ],
      ),
    ],
  }),
  form({
    name: 'stool',
    version: '2',
    title: 'Stool chart',
    source: 'Bristol Stool Form Scale',
    cadence: { words: 'each time' },
    item: [
      choice('type', 'Bristol type', [
        ['1 Separate hard lumps'],
        ['2 Lumpy, sausage-like'],
        ['3 Sausage with cracks'],
        ['4 Smooth, soft sausage'],
        ['5 Soft blobs'],
        ['6 Mushy'],
        ['7 Liquid'],
      ]),
      choice('amount', 'Amount', [['Small'], ['Medium'], ['Large']]),
      ticks('seen', 'Also seen', [['Blood'], ['Mucus'], ['Melaena']]),
      yesNo(
        'loose',
        'Two or more loose stools in 24 hours',
        whenAny('type', ['5 Soft blobs', '6 Mushy', '7 Liquid']),
      ),
      choice(
        'sent',
        'Sample and isolation',
        [['Isolated and sample sent'], ['Isolated, sample to follow'], ['Not isolated: say why below']],
        when('loose', true),
      ),
      words('not-isolated', 'Why not isolated', {
        required: true,
        ...when('sent', 'Not isolated: say why below'),
      }),
      words('note', 'Note'),
    ],
  }),
  form({
    name: 'wound',
    title: 'Wound chart',
    source: 'After common wound assessment charts',
    cadence: { words: 'at each dressing' },
    item: [
      words('site', 'Where', { required: true, type: 'string' }),
      choice('kind', 'Kind', [
        ['Surgical wound'],
        ['Pressure ulcer'],
        ['Leg ulcer'],
        ['Skin tear'],
        ['Other'],
      ]),
      choice(
        'category',
        'Category',
        [['1'], ['2'], ['3'], ['4'], ['Unstageable'], ['Deep tissue injury']],
        when('kind', 'Pressure ulcer'),
      ),
      number('length', 'Length', 'cm', [0, 100]),
      number('width', 'Width', 'cm', [0, 100]),
      ticks('bed', 'Wound bed', [
        ['Granulating'],
        ['Sloughy'],
        ['Necrotic'],
        ['Epithelialising'],
        ['Infected'],
      ]),
      choice('exudate', 'Exudate', [['None'], ['Low'], ['Moderate'], ['High']]),
      words('dressing', 'Dressing and next change', { required: true }),
    ],
  }),
]
