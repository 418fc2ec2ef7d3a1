import type { Questionnaire } from 'fhir/r4'

import { form, whenAnyIs, words, yesNo } from './form-shapes.ts'

/** What must be in place before somebody goes home. */
export const dischargeForms: readonly Questionnaire[] = [
  form({
    name: 'discharge-checklist',
    version: '2',
    title: 'Discharge checklist',
    source: 'After common discharge checklists',
    cadence: { words: 'before discharge' },
    item: [
      yesNo('ready', 'Clinically ready, and the patient agrees'),
      yesNo('medicines', 'Medicines to take away are here and explained'),
      yesNo('transport', 'Transport arranged'),
      yesNo('care', 'Care and equipment at home in place, or not needed'),
      yesNo('cannula', 'Cannula and other lines removed'),
      yesNo('letter', 'Discharge summary given'),
      yesNo('property', 'Property and valuables returned'),
      yesNo('family', 'Family or carer told'),
      words('open', 'What is still open, and who does it by when', {
        required: true,
        ...whenAnyIs(false, [
          'ready',
          'medicines',
          'transport',
          'care',
          'cannula',
          'letter',
          'property',
          'family',
        ]),
      }),
    ],
  }),
]
