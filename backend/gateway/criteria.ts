import type { FhirResponse } from '../fhir-backend.ts'
import { patientIdIn } from './about.ts'
import { refusal, suppressed } from './outcome.ts'
import { asksWhereabouts } from './reach.ts'
import { covers, type Sight } from './walls.ts'

/** Chains, reverse chains and lists: criteria that ask about other resources than those that come back. */
const looksElsewhere = (params: URLSearchParams): boolean =>
  [...params.keys()].some((name) => name.includes('.') || /^_(has|list|filter|query)\b/.test(name))

/**
 * Criteria that would tell something of a person kept back merely by finding anything; undefined: they may be asked.
 * What comes back is judged one by one, but a bed, say, is nobody's: found by way of who lies in it, it tells all.
 */
export function refusedCriteria(
  sight: Sight,
  type: string,
  params: URLSearchParams,
): FhirResponse | undefined {
  for (const [name, value] of params) {
    if (name === '_sort' && asksWhereabouts(new URLSearchParams([[name, value]])))
      return refusal(403, 'forbidden', 'Patients are not put in order by where they live.')
    if (!name.startsWith('_has:')) continue
    const [, , , ...rest] = name.split(':')
    if (/\.|:identifier$|^_has:/.test(rest.join(':')))
      return refusal(403, 'forbidden', '_has goes one step here: by a search parameter, without a chain.')
    if (asksWhereabouts(new URLSearchParams([[name, '']])))
      return refusal(403, 'forbidden', '_has does not ask where people live, or who their GP is.')
  }
  if (type === 'Patient' || sight.asksWho) return undefined
  return namesWithheld(sight, params) === 'only' ? suppressed() : undefined
}

const aboutTheAnswer = /^_(sort|count|include|revinclude|elements|total|summary|page|format|pretty)(:|$)/

/** Do the criteria name a very restricted patient: as the only one, or among others? */
function namesWithheld(sight: Sight, params: URLSearchParams): 'only' | 'among others' | undefined {
  let among = false
  for (const [name, value] of params) {
    if (aboutTheAnswer.test(name)) continue
    const named = value.split(',').map((one) => patientIdIn(one) ?? one)
    const closed = named.filter((id) => sight.labels.veryRestricted.has(id) && !covers(sight, id))
    if (closed.length === named.length) return 'only'
    among ||= closed.length > 0
  }
  return among ? 'among others' : undefined
}

/** Is even the number of those kept back an answer to what was asked? */
export const countTells = (sight: Sight, params: URLSearchParams): boolean =>
  sight.whereabouts === true ||
  (sight.asksWho !== true && (looksElsewhere(params) || namesWithheld(sight, params) !== undefined))

/** The condition of a write, or of a reference, finds one resource by what it says of itself. */
export function refusedCondition(sight: Sight, params: URLSearchParams): FhirResponse | undefined {
  if (looksElsewhere(params) || asksWhereabouts(params))
    return refusal(
      403,
      'forbidden',
      'The condition of a write may not look into other resources, or ask where people live.',
    )
  return namesWithheld(sight, params) ? suppressed() : undefined
}
