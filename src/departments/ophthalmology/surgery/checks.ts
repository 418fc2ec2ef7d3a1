import type { Task } from 'fhir/r4'

import type { Act, Actor } from '#clinical/acts/act.ts'
import { entryIdentifier, recordedBy } from '#clinical/acts/recorded-by.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import type { Stored } from '#fhir/client.ts'

const system = 'https://lune.example/fhir/CodeSystem/eye-theatre-check'
const kinds = { lens: 'Lens double-checked', safety: 'Checked before the start' } as const

/** What was checked in theatre, by whom; `of`: the version of the lens that was checked. */
export type Check = {
  kind: keyof typeof kinds
  of: string | undefined
  by: string | undefined
  at: string | undefined
  words: string | undefined
}

export function toCheck({
  code,
  owner,
  executionPeriod,
  description,
  input,
}: Stored<Task>): Check | undefined {
  const kind = listOf(code?.coding).find((one) => one.system === system)?.code
  if (kind !== 'lens' && kind !== 'safety') return undefined
  return {
    kind,
    of: listOf(input)[0]?.valueString,
    by: owner?.display,
    at: executionPeriod?.end,
    words: description,
  }
}

type About = { requestId: string; kind: Check['kind']; of?: string; words: string }

/** One Task that is done: who checked, when, and in words what. */
export function checked({ requestId, kind, of, words }: About, actor: Actor): Act {
  const { session, actId, now, patientId } = actor
  const at = now.toISOString()
  const resource: Task = {
    resourceType: 'Task',
    identifier: [entryIdentifier(session, actId)],
    status: 'completed',
    intent: 'order',
    code: { coding: [{ system, code: kind, display: kinds[kind] }], text: kinds[kind] },
    description: words,
    focus: { reference: `ServiceRequest/${requestId}` },
    for: { reference: `Patient/${patientId}` },
    authoredOn: at,
    lastModified: at,
    executionPeriod: { start: at, end: at },
    owner: recordedBy(session),
    ...(of ? { input: [{ type: { text: 'Version that was checked' }, valueString: of }] } : {}),
  }
  return { make: [{ resource }] }
}
