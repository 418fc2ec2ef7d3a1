import type { Observation } from 'fhir/r4'

import type { Rows } from '#clinical/entries/versions.ts'
import type { Stored } from '#fhir/client.ts'
import { formatDateTime } from '#fhir/dates.ts'

import { toLine } from './result-line.ts'

/** What one version of a measured value says, for its history. */
export function valueRows(resource: Stored<Observation>): Rows {
  const { name, value, mark, range, status, when, notes, parts } = toLine(resource, () => undefined)
  return [
    ['Measured', name],
    ['Value', value],
    ...parts.map((part) => [part.name, part.value] as const),
    ['Marked', mark.words],
    ['Range sent with it', range],
    ['State', status ?? 'Final'],
    ['Taken', when && formatDateTime(when)],
    ...notes.map((note) => ['Comment', note] as const),
  ]
}
