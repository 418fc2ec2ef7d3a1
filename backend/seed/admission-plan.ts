import type { PlanDefinition, PlanDefinitionAction } from 'fhir/r4'

import { coding, concept, ours, terminology } from './shapes.ts'

type Item = {
  code: string
  what: string
  within: number
  who: readonly [code: string, words: string]
  /** A code of the rhythms tasks come again in */
  again?: string
}

/**
 * What a stay on a ward begins with, besides the assessments that have forms and clocks of their own (domain facts §2.8,
 * general knowledge): a trust changes it in its record, not in Lune.
 */
const items: readonly Item[] = [
  {
    code: 'infection-screen',
    what: 'Infection screen: MRSA, CPE risk, diarrhoea and vomiting, isolation',
    within: 6,
    who: ['nurse', 'Ward nurses'],
  },
  {
    code: 'weight',
    what: 'Weigh',
    within: 24,
    who: ['healthcare-assistant', 'Healthcare assistant'],
    again: '7d',
  },
  { code: 'property', what: 'Property listed and signed for', within: 24, who: ['nurse', 'Ward nurses'] },
]

export const admissionPlan = (): PlanDefinition => ({
  resourceType: 'PlanDefinition',
  id: 'ward-admission',
  url: `${ours}/PlanDefinition/ward-admission`,
  identifier: [{ system: `${ours}/Id/plan`, value: 'ward-admission' }],
  version: '1',
  title: 'What a stay on a ward begins with',
  type: {
    coding: [coding(`${terminology}/plan-definition-type`, 'workflow-definition', 'Workflow Definition')],
  },
  status: 'active',
  copyright: 'General knowledge, not signed off: check it with your clinical safety officer before use.',
  action: items.map(({ code, what, within, who: [doer, words], again }): PlanDefinitionAction => ({
    ...(again
      ? { extension: [{ url: `${ours}/StructureDefinition/task-repeat-code`, valueCode: again }] }
      : {}),
    id: code,
    title: what,
    timingDuration: { value: within, unit: 'hours', system: 'http://unitsofmeasure.org', code: 'h' },
    participant: [
      {
        type: 'practitioner',
        role: concept(words, coding(`${ours}/CodeSystem/task-doer`, doer, words)),
      },
    ],
  })),
})
