import type { Questionnaire } from 'fhir/r4'

import { chartForms } from './forms-charts.ts'
import { dischargeForms } from './forms-discharge.ts'
import { olderPeopleForms } from './forms-older-people.ts'
import { riskForms } from './forms-risk.ts'
import { safetyForms } from './forms-safety.ts'

/**
 * The assessments and charts of a ward (domain facts §2.8), as data: a trust changes them in its record, not in Lune.
 * Cut-offs are those of the domain facts; the wording of questions is ours where the published form is not free to copy.
 */
export const wardForms = (): Questionnaire[] => [
  ...riskForms,
  ...safetyForms,
  ...olderPeopleForms,
  ...chartForms,
  ...dischargeForms,
]
