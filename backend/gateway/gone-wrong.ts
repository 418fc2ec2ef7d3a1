import type { ErrorRequestHandler } from 'express'

import type { FhirResponse } from '../fhir-backend.ts'
import { AuditFailed } from './audit.ts'
import { refusal } from './outcome.ts'

/** What is told of a fault, and no more; the rest is for the log. */
export function brokenBy(cause: unknown): FhirResponse {
  // Thousands of brackets inside one another: nothing that FHIR has.
  if (cause instanceof RangeError) return refusal(400, 'structure', 'The body is nested too deeply.')
  console.error(cause)
  return refusal(500, 'exception', 'The record had a fault. If you were saving, check before trying again.')
}

/** Whatever went wrong on the way, in words and as FHIR says it; nothing of the record with it. */
export const toRefusal: ErrorRequestHandler = (cause: unknown, _request, response, next) => {
  if (response.headersSent) return next(cause)
  const { status, headers, body } = refusalFor(cause)
  response
    .status(status)
    .set(headers)
    .set('content-type', 'application/fhir+json; charset=utf-8')
    .send(JSON.stringify(body))
}

function refusalFor(cause: unknown): FhirResponse {
  if (cause instanceof AuditFailed)
    return refusal(
      503,
      'transient',
      'The audit trail cannot be written, so nothing is shown. If you were saving, check before trying again.',
    )
  const type = typeof cause === 'object' && cause !== null && 'type' in cause ? String(cause.type) : ''
  if (type === 'entity.too.large')
    return refusal(413, 'too-long', 'The body is larger than 16 MiB.', { connection: 'close' })
  if (type === 'entity.parse.failed')
    return refusal(400, 'structure', `The body is not JSON: ${cause instanceof Error ? cause.message : ''}`)
  if (type.startsWith('encoding.') || type.startsWith('charset.'))
    return refusal(415, 'not-supported', 'Send JSON in UTF-8.')
  if (type.startsWith('request.') || type.startsWith('entity.'))
    return refusal(400, 'structure', 'The body did not arrive whole.')
  if (isOfTheBody(cause)) return refusal(400, 'structure', 'The body cannot be read as it was sent.')
  return brokenBy(cause)
}

/** A body that says it is compressed and is not, or breaks off: told by its status only. */
const isOfTheBody = (cause: unknown) =>
  typeof cause === 'object' && cause !== null && 'status' in cause && cause.status === 400
