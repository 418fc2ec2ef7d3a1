import type { OperationOutcome, OperationOutcomeIssue } from 'fhir/r4'

import type { FhirResponse } from '../fhir-backend.ts'

export const outcome = (
  code: OperationOutcomeIssue['code'],
  text: string,
  severity: OperationOutcomeIssue['severity'] = 'error',
): OperationOutcome => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity, code, details: { text }, diagnostics: text }],
})

/** An answer that gives nothing of the record: a status, and why in words. */
export const refusal = (
  status: number,
  code: OperationOutcomeIssue['code'],
  text: string,
  headers: Record<string, string> = {},
): FhirResponse => ({ status, headers, body: outcome(code, text) })

/** What a person without emergency access is told, and all that they are told. */
export const suppressed = () =>
  refusal(
    403,
    'suppressed',
    'This is a very restricted record. Emergency access with a reason is needed to open it.',
  )

/** The words of a refusal, for naming it inside another one. */
export const wordsOf = ({ body }: FhirResponse): string =>
  body?.resourceType === 'OperationOutcome'
    ? (body.issue[0]?.details?.text ?? body.issue[0]?.diagnostics ?? '')
    : ''
