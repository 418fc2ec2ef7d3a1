import { setTimeout as wait } from 'node:timers/promises'

import { type Asked, isWrite } from './gateway/asked.ts'
import { refusal } from './gateway/outcome.ts'
import type { Labels } from './gateway/labels.ts'
import type { FhirResponse } from './fhir-backend.ts'

/**
 * Failures asked for by name, so that a test, or anyone at `npm start`, can see what a failing section looks like:
 * a tag on the patient. `Observation-unavailable`: searches of that type for this patient answer 500;
 * `Observation-slow`: they come 3 s late; `Observation-refuses-writes`: writes answer 500.
 */
export async function faultFor(
  { faults }: Labels,
  asked: Asked,
  patients: readonly string[],
): Promise<FhirResponse | undefined> {
  if (faults.size === 0) return undefined
  const wanted = patients.flatMap((id) => faults.get(id) ?? [])
  if (wanted.length === 0) return undefined
  if (isWrite(asked)) return wanted.includes(`${asked.type}-refuses-writes`) ? broken() : undefined
  const types = [asked.type, ...asked.params.getAll('_revinclude').map((one) => one.split(':')[0] ?? '')]
  if (types.some((type) => wanted.includes(`${type}-unavailable`))) return broken()
  if (types.some((type) => wanted.includes(`${type}-slow`))) await wait(3000)
  return undefined
}

const broken = () => refusal(500, 'exception', 'The record had a fault (asked for by a tag on this patient).')
