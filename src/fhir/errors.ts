import type { OperationOutcomeIssue } from 'fhir/r4'

const advice = {
  offline: 'The record cannot be reached. Check the network and try again.',
  'signed-out': 'You have been signed out. Sign in to carry on.',
  forbidden: 'Your role does not allow this.',
  restricted: 'This record is restricted. Emergency access must be recorded before it can be opened.',
  missing: 'This is not in the record.',
  conflict: 'Someone changed this while you were working. See their change first.',
  unsupported: 'The record cannot do this.',
  rejected: 'The record did not accept this entry.',
  busy: 'The record is busy. Wait a moment and try again.',
  broken: 'The record had a fault. If you were saving, check before trying again.',
}

export type FhirErrorKind = keyof typeof advice

/** The one error of the record, sorted by what the reader can do next. Only `fhir/` makes one. */
export class FhirError extends Error {
  readonly kind: FhirErrorKind
  readonly issues: OperationOutcomeIssue[]
  constructor(kind: FhirErrorKind, issues: OperationOutcomeIssue[] = []) {
    super(advice[kind])
    this.kind = kind
    this.issues = issues
  }

  /** What the server said of this entry, for people; empty when it said nothing of use. */
  get details(): string[] {
    return this.issues.flatMap(({ details, diagnostics, expression }) => {
      const words = details?.text ?? diagnostics
      return words
        ? [expression?.[0] && !words.includes(expression[0]) ? `${words} (${expression[0]})` : words]
        : []
    })
  }
}

/** An HTTP status of the record in the reader's terms. `suppressed` is what our gateway calls a restricted record. */
export function errorOf(status: number, issues: OperationOutcomeIssue[]): FhirError {
  switch (status) {
    case 401:
      return new FhirError('signed-out', issues)
    case 403:
      return new FhirError(
        issues.some(({ code }) => code === 'suppressed') ? 'restricted' : 'forbidden',
        issues,
      )
    case 404:
    case 410:
      return new FhirError('missing', issues)
    case 409:
    case 412:
      return new FhirError('conflict', issues)
    case 501:
      return new FhirError('unsupported', issues)
    case 429:
    case 503:
      return new FhirError('busy', issues)
    default:
      return new FhirError(status >= 400 && status < 500 ? 'rejected' : 'broken', issues)
  }
}
