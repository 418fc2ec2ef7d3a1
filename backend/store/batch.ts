import { setImmediate as nextTurn } from 'node:timers/promises'

import type { BundleEntry } from 'fhir/r4'

import type { FhirRequest, FhirResponse } from '../fhir-backend.ts'
import { callOf } from './call.ts'
import { at, entriesIn, entryOf, responseEntry } from './entries.ts'
import { interact } from './interact.ts'
import type { Json } from './json.ts'
import { refusal } from './outcome.ts'
import type { Repository } from './repository.ts'

/** Each entry by itself; others are let in between. */
export async function batch(
  repository: Repository,
  bundle: Json,
  request: FhirRequest,
  base: string,
): Promise<FhirResponse> {
  const outer = callOf(repository, request, base)
  const answerOf = async (each: unknown, index: number) => {
    try {
      const entry = at(index, () => entryOf(each, index, request.headers, outer.base))
      return await repository.turns.next(() => interact(repository, entry, base))
    } catch (error) {
      return refusal(error)
    }
  }
  const entry: BundleEntry[] = []
  let turn = performance.now()
  for (const [index, each] of entriesIn(bundle).entries()) {
    entry.push(responseEntry(await answerOf(each, index)))
    if (performance.now() - turn < 20) continue
    await nextTurn()
    turn = performance.now()
  }
  return { status: 200, headers: {}, body: { resourceType: 'Bundle', type: 'batch-response', entry } }
}
