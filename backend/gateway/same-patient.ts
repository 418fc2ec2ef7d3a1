import type { FhirResource } from 'fhir/r4'

import type { FhirResponse } from '../fhir-backend.ts'
import { subjectsOf } from './as-one.ts'
import { refusal } from './outcome.ts'

/**
 * An entry stays with the patient it was made of (hazard H1): a change names nobody else, and leaves nobody out. What was written
 * about the wrong patient is marked as entered in error there, and made anew where it belongs.
 */
export function refusedMove(
  written: FhirResource,
  stored: FhirResource | undefined,
): FhirResponse | undefined {
  const was = new Set(stored ? subjectsOf(stored) : [])
  const is = new Set(subjectsOf(written))
  if (was.size === 0 || (was.size === is.size && [...was].every((id) => is.has(id)))) return undefined
  return refusal(
    422,
    'business-rule',
    'An entry stays with the patient it was made of. Mark it as entered in error, and make it anew where it belongs.',
  )
}
