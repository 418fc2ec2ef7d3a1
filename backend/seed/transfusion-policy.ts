import type { PlanDefinition } from 'fhir/r4'

import { laboratoryPolicy, sourced } from './laboratory-policy.ts'

const usual = 'usual practice (BSH), to be confirmed by the transfusion laboratory'

/** Domain facts §6.1.5 [G]. */
const requirements: readonly (readonly [id: string, words: string])[] = [
  ['irradiated', 'Irradiated'],
  ['cmv-negative', 'CMV negative'],
  ['hev-negative', 'HEV negative'],
  ['hbs-negative', 'HbS negative'],
  ['k-negative', 'K negative'],
  ['washed', 'Washed'],
  ['phenotype-matched', 'Matched for Rh and K'],
]

export const transfusionPolicy = (): PlanDefinition =>
  laboratoryPolicy('transfusion', 'Transfusion of Lancashire and South Cumbria', [
    {
      id: 'validity',
      title: 'How long blood may be matched on a sample',
      timingDuration: { value: 72, unit: 'hours', system: 'http://unitsofmeasure.org', code: 'h' },
      ...sourced(usual),
    },
    {
      id: 'validity-extended',
      title: 'The same, not transfused or pregnant in the last three months',
      timingDuration: { value: 7, unit: 'days', system: 'http://unitsofmeasure.org', code: 'd' },
      ...sourced('local policy, to be confirmed by the transfusion laboratory'),
    },
    {
      id: 'requirements',
      title: 'What blood for one patient can have to be',
      action: requirements.map(([id, title]) => ({ id, title, ...sourced(usual) })),
    },
  ])
