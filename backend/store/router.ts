import type { FhirRequest, FhirResponse } from '../fhir-backend.ts'
import { batch } from './batch.ts'
import { isBundle } from './entries.ts'
import { interact } from './interact.ts'
import { badRequest, refusal, refuse } from './outcome.ts'
import type { Repository } from './repository.ts'
import { transaction } from './transaction.ts'

/** Answers every request with FHIR; nothing is ever thrown at the caller. */
export async function answer(
  repository: Repository,
  request: FhirRequest,
  base: string,
): Promise<FhirResponse> {
  try {
    negotiate(request)
    const { method, url, body } = request
    if (method !== 'POST' || !/^\/*(\?|$)/.test(url))
      return await repository.turns.next(() => interact(repository, request, base))
    if (!isBundle(body)) throw badRequest('Only a Bundle can be sent here')
    if (body.type === 'batch') return await batch(repository, body, request, base)
    if (body.type === 'transaction')
      return await repository.turns.next(() => transaction(repository, body, request, base))
    throw badRequest(`A Bundle sent here is a batch or a transaction, not "${String(body.type)}"`)
  } catch (error) {
    return refusal(error)
  }
}

function negotiate({ method, url, headers }: FhirRequest): void {
  const format = new URLSearchParams(url.slice(url.indexOf('?') + 1 || Infinity)).get('_format')
  const accept = format ?? headers['accept'] ?? ''
  if (/xml|turtle|html/.test(accept) && !/json|\*\/\*/.test(accept))
    throw refuse(406, 'not-supported', 'Only JSON can be had here: application/fhir+json')
  const type = headers['content-type'] ?? ''
  if (method !== 'GET' && method !== 'DELETE' && /xml|turtle/.test(type))
    throw refuse(415, 'not-supported', 'Only JSON is understood here: application/fhir+json')
}
