import type { PlanDefinition } from 'fhir/r4'

import { coded, laboratoryPolicy, sourced } from './laboratory-policy.ts'
import { concept, loincCoding, snomed } from './shapes.ts'

/** Antibiotics in the order of the bench; LOINC’s "[Susceptibility]" without a method. */
const antibiotics: readonly (readonly [name: string, loinc: string])[] = [
  ['Amoxicillin', '18861-5'],
  ['Co-amoxiclav', '18862-3'],
  ['Piperacillin–tazobactam', '18970-4'],
  ['Flucloxacillin (oxacillin)', '18961-3'],
  ['Ceftriaxone', '18895-3'],
  ['Meropenem', '18943-1'],
  ['Gentamicin', '18928-2'],
  ['Ciprofloxacin', '18906-8'],
  ['Trimethoprim', '18997-7'],
  ['Nitrofurantoin', '18955-5'],
  ['Vancomycin', '19000-9'],
  ['Linezolid', '29258-1'],
]

type Alert = { id: string; words: string; precautions: string; organisms: ReturnType<typeof snomed>[] }

/** Domain facts §5.5 [G]: which infections are flagged, and in which order of isolation. */
const alerts: readonly Alert[] = [
  {
    id: 'mrsa',
    words: 'MRSA',
    precautions: 'isolation priority 4, contact precautions',
    organisms: [snomed('115329001', 'Methicillin resistant Staphylococcus aureus')],
  },
  {
    id: 'c-difficile',
    words: 'Clostridioides difficile, toxin-producing',
    precautions: 'isolation priority 2, contact precautions',
    organisms: [snomed('736050006', 'Toxigenic Clostridioides difficile')],
  },
  {
    id: 'cpe',
    words: 'CPE (carbapenemase-producing Enterobacterales)',
    precautions: 'isolation priority 2, contact precautions',
    organisms: [{ text: 'Carbapenemase-producing Enterobacterales' }, { text: 'CPE' }],
  },
  {
    id: 'vre',
    words: 'VRE (vancomycin-resistant Enterococcus)',
    precautions: 'contact precautions',
    organisms: [snomed('113727004', 'Vancomycin resistant Enterococcus')],
  },
  {
    id: 'norovirus',
    words: 'Norovirus',
    precautions: 'isolation priority 2, contact precautions',
    organisms: [{ text: 'Norovirus' }],
  },
  {
    id: 'c-auris',
    words: 'Candida auris',
    precautions: 'contact precautions',
    organisms: [snomed('3491000146109', 'Candida auris')],
  },
  {
    id: 'tb',
    words: 'Tuberculosis',
    precautions: 'isolation priority 1, airborne precautions',
    organisms: [snomed('113861009', 'Mycobacterium tuberculosis')],
  },
]

export const microbiologyPolicy = (): PlanDefinition =>
  laboratoryPolicy('microbiology', 'Microbiology of Lancashire and South Cumbria', [
    {
      id: 'antibiotics',
      title: 'What is tested',
      action: antibiotics.map(([title, loinc]) => ({ title, ...coded(concept(title, loincCoding(loinc))) })),
    },
    {
      id: 'alert-organisms',
      title: 'What asks for precautions',
      action: alerts.map(({ id, words, precautions, organisms }) => ({
        id,
        title: words,
        description: precautions,
        code: organisms,
        ...sourced('general infection control practice, to be confirmed by the trust'),
      })),
    },
    {
      id: 'telephoned',
      title: 'Cultures that are telephoned when anything grows',
      action: [
        {
          title: 'Blood cultures',
          ...coded(snomed('30088009', 'Blood cultures')),
          ...sourced('RCPath guidance on critical results, to be confirmed by the laboratory'),
        },
      ],
    },
    {
      id: 'interim',
      title: 'Interim report',
      timingDuration: { value: 24, unit: 'hours', system: 'http://unitsofmeasure.org', code: 'h' },
    },
  ])
