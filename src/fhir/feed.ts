import type { FhirResource } from 'fhir/r4'

import { authorization } from '#auth/access-token.ts'
import { config } from '#lib/config.ts'

import { errorOf } from './errors.ts'

/** What changed and of whom; what is in it is asked for like everything else. */
export type Change = {
  type: FhirResource['resourceType']
  id: string
  patients: string[]
  places: string[]
  owners?: string[]
}

/** What a page looks at: ids of patients, and of wards; whose tasks, as `Task.owner` names them. */
export type Watched = { patients: readonly string[]; places: readonly string[]; owners?: readonly string[] }

type Told = {
  signal: AbortSignal
  /** From here on every change is told; also each sign of life after that */
  onAlive: (opened: boolean) => void
  onChanges: (changes: Change[]) => void
}

/**
 * Follows the gateway's change feed. Settles when the server ends it, to be opened again with a new token; `'not offered'`
 * by a server that has none. Rejects when it could not be reached.
 */
export async function followChanges(
  { patients, places, owners = [] }: Watched,
  { signal, onAlive, onChanges }: Told,
): Promise<'ended' | 'not offered'> {
  const query = new URLSearchParams({
    ...(patients.length > 0 ? { patient: patients.join(',') } : {}),
    ...(places.length > 0 ? { location: places.join(',') } : {}),
    ...(owners.length > 0 ? { owner: owners.join(',') } : {}),
  })
  const response = await fetch(`${config().fhirBase}/$changes?${query.toString()}`, {
    headers: { accept: 'text/event-stream', authorization: await authorization() },
    signal,
    cache: 'no-store',
    credentials: 'omit',
  })
  const isFeed = response.headers.get('content-type')?.startsWith('text/event-stream')
  if ([400, 404, 501].includes(response.status) || (response.ok && !isFeed)) return 'not offered'
  if (!response.ok || !response.body) throw errorOf(response.status, [])
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  for (let text = ''; ;) {
    const { done, value } = await reader.read()
    if (done) return 'ended'
    const blocks = (text + value).split('\n\n')
    text = blocks.pop() ?? ''
    for (const block of blocks) {
      onAlive(/^event: open$/m.test(block))
      const changes = changesIn(block)
      if (changes.length > 0) onChanges(changes)
    }
  }
}

function changesIn(block: string): Change[] {
  if (!/^event: changes$/m.test(block)) return []
  const [, data = '{}'] = /^data: (.*)$/m.exec(block) ?? []
  return (JSON.parse(data) as { changes?: Change[] }).changes ?? []
}
