import type { Observation } from 'fhir/r4'

import type { Rows } from '#clinical/entries/versions.ts'
import { eyeWords } from '#departments/ophthalmology/eye/eye.ts'
import type { Stored } from '#fhir/client.ts'
import { formatDateTime } from '#fhir/dates.ts'

import { partNames, parts, toBiometry } from './biometry.ts'

/** What one version says, for its history and before it is withdrawn. */
export function biometryRows(resource: Stored<Observation>): Rows {
  const { eye, texts, when, device, by } = toBiometry(resource)
  return [
    ['State', resource.status === 'entered-in-error' ? 'Entered in error' : 'Measured'],
    ['Eye', eye ? eyeWords[eye] : 'Not recorded'],
    ...partNames.map((part): [string, string | undefined] => [parts[part].words, texts[part]]),
    ['When', formatDateTime(when)],
    ['Device', device],
    ['By', by],
  ]
}
