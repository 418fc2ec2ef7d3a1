import type { FhirResource, Patient } from 'fhir/r4'

import { SideBySide } from '#clinical/acts/SideBySide.tsx'
import { differences, type Rows } from '#clinical/entries/versions.ts'
import { toIdentity } from '#clinical/patient/patient.ts'
import type { Stored } from '#fhir/client.ts'
import { formatDateTime } from '#fhir/dates.ts'

import { linkRows } from './events.ts'
import { parts } from './parts.ts'

type Props = {
  seen: Stored<Patient>[]
  theirs: readonly FhirResource[]
  onTake: (now: Stored<Patient>[]) => void
}

/** Somebody else was first: each of the two as it was on the screen and as it is; what was typed here stays (hazard H11). */
export function ChangedRecords({ seen, theirs, onTake }: Props) {
  const now = theirs.filter(
    (one): one is Stored<Patient> => one.resourceType === 'Patient' && one.id !== undefined,
  )
  const changed = seen.flatMap((before) => {
    const after = now.find(({ id }) => id === before.id)
    return after && after.meta?.versionId !== before.meta?.versionId ? [{ before, after }] : []
  })
  return (
    <div className="stack">
      {changed.map(({ before, after }) => (
        <SideBySide
          key={before.id}
          caption={`${toIdentity(before).name}, as you saw it and as it is now`}
          before={`As you saw it · ${formatDateTime(before.meta?.lastUpdated)}`}
          after={`As it is now · ${formatDateTime(after.meta?.lastUpdated)}`}
          rows={differences(recordRows(before), recordRows(after))}
        />
      ))}
      <p>
        <button type="button" className="button" onClick={() => onTake(now)}>
          Go on with the records as they are now
        </button>
      </p>
    </div>
  )
}

const recordRows = (patient: Stored<Patient>): Rows => [
  ...parts.map(({ label, words }): Rows[number] => [label, words(patient) || undefined]),
  ...linkRows(patient),
]
