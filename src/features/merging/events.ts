import type { Patient } from 'fhir/r4'

import { type History, type Rows, toVersions } from '#clinical/entries/versions.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import type { Stored } from '#fhir/client.ts'

import { linkedIds } from './merge.ts'
import { type Part, parts, samePart } from './parts.ts'

/** What a record says of merges, for its history. */
export const linkRows = ({ link }: Patient): Rows =>
  listOf(link).flatMap(({ type, other }): Rows =>
    type === 'replaced-by' || type === 'replaces'
      ? [[type === 'replaces' ? 'Took the place of' : 'Replaced by', other?.display ?? 'another record']]
      : [],
  )

export type MergeEvent = {
  id: string
  at: string | undefined
  by: string | undefined
  reason: string | undefined
  /** What it did, in words */
  did: string[]
}

/** Every merge of a record and every undoing of one, the newest first. */
export const mergeEvents = (history: History<Patient>): MergeEvent[] =>
  toVersions(history, linkRows).flatMap(({ id, at, by, reason, rows, changes }) => {
    const made = changes ?? rows.map(([label, after]) => ({ label, before: undefined, after, changed: true }))
    const did = made.filter(({ changed }) => changed).flatMap(eventWords)
    return did.length > 0 ? [{ id, at, by, reason, did }] : []
  })

function eventWords({
  label,
  before,
  after,
}: {
  label: string
  before?: string | undefined
  after?: string | undefined
}) {
  const [was, is] = [before?.split('\n') ?? [], after?.split('\n') ?? []]
  return [
    ...is.filter((name) => !was.includes(name)).map((name) => `${label} ${name}`),
    ...was
      .filter((name) => !is.includes(name))
      .map((name) => `Parted again: no longer ${label.toLowerCase()} ${name}`),
  ]
}

/** What the merge with this record changed of the one that was kept. */
export type MergeMade = {
  at: string | undefined
  before: Stored<Patient>
  after: Stored<Patient>
  /** Taken from the other record */
  taken: Part[]
}

export function mergeMade(
  { versions }: Pick<History<Patient>, 'versions'>,
  leftId: string,
): MergeMade | undefined {
  const joined = versions.findIndex(
    (version, index) => isJoined(version, leftId) && !isJoined(versions[index + 1], leftId),
  )
  const [after, before] = [versions[joined], versions[joined + 1]]
  if (!after || !before) return undefined
  return {
    at: after.meta?.lastUpdated,
    before,
    after,
    taken: parts.filter((part) => !samePart(part, before, after)),
  }
}

const isJoined = (version: Patient | undefined, id: string) =>
  version !== undefined && linkedIds(version, 'replaces').includes(id)
