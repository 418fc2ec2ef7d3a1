import type { CodeableConcept, PlanDefinition, PlanDefinitionAction } from 'fhir/r4'

import { coding, ours, terminology } from './shapes.ts'

/**
 * What a laboratory decides for itself, as data of the record (decision 039). None of it is signed off: `approvalDate` is
 * for a trust’s own laboratory to give.
 */
export const laboratoryPolicy = (
  id: string,
  title: string,
  action: readonly PlanDefinitionAction[],
): PlanDefinition => ({
  resourceType: 'PlanDefinition',
  id: `policy-${id}`,
  url: `${ours}/PlanDefinition/policy-${id}`,
  identifier: [{ system: `${ours}/Id/plan`, value: id }],
  version: '1',
  title,
  type: {
    coding: [coding(`${terminology}/plan-definition-type`, 'workflow-definition', 'Workflow Definition')],
  },
  status: 'active',
  copyright: 'General knowledge, to be confirmed by the laboratory before it is used for patients.',
  action: [...action],
})

export const sourced = (display: string): Pick<PlanDefinitionAction, 'documentation'> => ({
  documentation: [{ type: 'documentation', display }],
})

export const coded = (code: CodeableConcept): Pick<PlanDefinitionAction, 'code'> => ({ code: [code] })
