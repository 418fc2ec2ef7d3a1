import type { PlanDefinition } from 'fhir/r4'

import { formatDate } from '#fhir/dates.ts'

/** `Microbiology of …, not signed off`: a value that nobody has approved is shown as that (decision 039). */
export const policyName = ({ title, approvalDate }: PlanDefinition): string =>
  `${title ?? 'Policy without a name'}, ${approvalDate ? `signed off ${formatDate(approvalDate)}` : 'not signed off'}`
