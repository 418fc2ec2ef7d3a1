import type { BundleEntry, FhirResource, Task } from 'fhir/r4'

import { searchAbout } from '#clinical/entries/entries.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { stepped, type Who } from '#clinical/care/task-steps.ts'
import { taskKind, toPatientTask } from '#clinical/care/task.ts'
import { entrySystem } from '#clinical/acts/recorded-by.ts'
import type { Stored } from '#fhir/client.ts'

import { type Asked, asksForMore } from './asked.ts'
import { chainEntries, type OfSet } from './chain.ts'
import { chainId, stepOf, stillCalled, urgencyOf } from './steps.ts'

/** Every step, open or over, of the escalation that a set caused; none for a set from elsewhere. */
export async function chainOfSet(
  patientId: string,
  set: readonly { identifier?: { system?: string; value?: string }[] }[],
): Promise<Stored<Task>[]> {
  const ids = set.flatMap(({ identifier }) =>
    listOf(identifier).flatMap(({ system, value }) =>
      system === entrySystem ? (value?.split('/')[0] ?? []) : [],
    ),
  )
  const tokens = [...new Set(ids)].map((id) => `${entrySystem}|${id}`)
  if (tokens.length === 0) return []
  const params = { code: taskKind('escalation'), 'group-identifier': tokens.join(',') }
  return (await searchAbout('Task', patientId, params)).resources
}

type Entry = BundleEntry<FhirResource>

const isOpen = (task: Stored<Task>) => toPatientTask(task).open

/** The set was a mistake: what it asked for is withdrawn, with why, and stays to be read by whoever was told. */
export const escalationWithdrawn = (chain: readonly Stored<Task>[], words: string, who: Who): Entry[] =>
  chain.filter(isOpen).map((task) => changed(task, cancelled(task, words, who)))

const cancelled = (task: Stored<Task>, words: string, who: Who) =>
  stepped(task, { status: 'cancelled', statusReason: { text: words } }, words, who)

type Amended = { asked: Asked | undefined; of: OfSet; reason: string; who: Who }

/**
 * What becomes of an escalation when its set is amended. The new set asks for nobody: withdrawn. For more than before: a
 * new escalation takes its place, with the old one withdrawn. Else it goes on, clocks and all, and belongs to the new set.
 */
export function escalationAmended(
  chain: readonly Stored<Task>[],
  { asked, of, reason, who }: Amended,
): Entry[] {
  const why = `Set amended (${reason})`
  if (!asked) return escalationWithdrawn(chain, `${why}: it asks for no escalation now`, who)
  const isHigher =
    chain.every((task) => asksForMore(asked.urgency, urgencyOf(task))) ||
    (asked.sepsis !== undefined && !chain.some((task) => stepOf(task) === 'sepsis'))
  if (isHigher)
    return [
      ...escalationWithdrawn(chain, `${why}: ${asked.because} asks for more, in its own escalation`, who),
      ...chainEntries(asked, of),
    ]
  return chain.filter(isOpen).map((task) => {
    if (stepOf(task) === 'sepsis' && !asked.sepsis)
      return changed(task, cancelled(task, `${why}: ${asked.because} does not ask it`, who))
    const set = { reference: of.focus }
    const change: Partial<Task> = {
      focus: set,
      reasonReference: set,
      groupIdentifier: chainId(of.setId),
      description: `${asked.because}. ${task.code?.text ?? ''}`,
      input: stillCalled(asked, task),
    }
    return changed(task, stepped(task, change, `${why}: now ${asked.because}`, who))
  })
}

const changed = (seen: Stored<Task>, to: Task): Entry => ({
  resource: { ...to, id: seen.id },
  request: {
    method: 'PUT',
    url: `Task/${seen.id}`,
    ifMatch: `W/"${seen.meta?.versionId ?? ''}"`,
  },
})
