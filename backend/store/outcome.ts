import type { OperationOutcome, OperationOutcomeIssue } from 'fhir/r4'

import type { FhirResponse } from '../fhir-backend.ts'

type IssueCode = OperationOutcomeIssue['code']

/** A refusal of the store: thrown anywhere below the router, which answers with its status and outcome. */
export class Refusal extends Error {
  readonly status: number
  readonly issues: OperationOutcomeIssue[]
  constructor(status: number, issues: OperationOutcomeIssue[]) {
    super(issues[0]?.diagnostics ?? `Refused with ${status}`)
    this.status = status
    this.issues = issues
  }
}

export const refuse = (status: number, code: IssueCode, diagnostics: string, expression?: string): Refusal =>
  new Refusal(status, [issue('error', code, diagnostics, expression)])

export const issue = (
  severity: OperationOutcomeIssue['severity'],
  code: IssueCode,
  diagnostics: string,
  expression?: string,
): OperationOutcomeIssue => ({
  severity,
  code,
  diagnostics,
  ...(expression ? { expression: [expression] } : {}),
})

export const outcomeOf = (issues: OperationOutcomeIssue[]): OperationOutcome => ({
  resourceType: 'OperationOutcome',
  issue: issues,
})

export const badRequest = (diagnostics: string) => refuse(400, 'invalid', diagnostics)
export const notSupported = (diagnostics: string) => refuse(400, 'not-supported', diagnostics)
export const notFound = (type: string, id: string) => refuse(404, 'not-found', `There is no ${type}/${id}`)
export const unknownType = (type: string) =>
  refuse(404, 'not-supported', `${type} is not a resource type of FHIR R4`)
export const gone = (type: string, id: string) => refuse(410, 'deleted', `${type}/${id} has been deleted`)
export const tooCostly = (diagnostics: string) => refuse(422, 'too-costly', diagnostics)

/** What is answered when something was thrown. */
export function refusal(error: unknown): FhirResponse {
  if (error instanceof Refusal) return { status: error.status, headers: {}, body: outcomeOf(error.issues) }
  // Thousands of brackets inside one another: nothing that FHIR has.
  if (error instanceof RangeError) return refusal(badRequest('The body is nested too deeply'))
  // Never the message: it may hold what was being written.
  console.error(
    'The record could not answer:',
    error instanceof Error ? (error.stack ?? error.name).replace(error.message, '…') : 'unknown',
  )
  return {
    status: 500,
    headers: {},
    body: outcomeOf([issue('fatal', 'exception', 'The record had a fault and did nothing')]),
  }
}
