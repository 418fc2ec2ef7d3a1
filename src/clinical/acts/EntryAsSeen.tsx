import '#clinical/entries/versions.css'

import { useQueryClient } from '@tanstack/react-query'
import type { FhirResource } from 'fhir/r4'

import type { Stored } from '#fhir/client.ts'
import { formatDateTime } from '#fhir/dates.ts'

import { oneEntry } from '#clinical/entries/one-entry.ts'
import { SideBySide } from './SideBySide.tsx'
import { ChangedMeanwhile } from './send-act.ts'
import { differences, type Rows } from '#clinical/entries/versions.ts'

type Props<R extends FhirResource> = {
  patientId: string
  /** The version a change is about to be written against */
  seen: Stored<R>
  toRows: (resource: Stored<R>) => Rows
  /** How sending went: somebody else may have been first */
  save: { error: Error | null; reset: () => void }
  /** The reader goes on with what somebody else has made of it */
  onTake?: (now: Stored<R>) => void
}

/** What is about to be changed; when somebody else was first, both versions, and the reader decides (hazard H11). */
export function EntryAsSeen<R extends FhirResource>({ patientId, seen, toRows, save, onTake }: Props<R>) {
  const queryClient = useQueryClient()
  const { error } = save
  const found = error instanceof ChangedMeanwhile ? error.theirs.find((one) => isSame(one, seen)) : undefined
  // the same type and id: the same entry
  const theirs = found as Stored<R> | undefined
  if (!theirs)
    return (
      <dl className="facts entry-as-seen">
        {differences([], toRows(seen)).map(({ label, after }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{after}</dd>
          </div>
        ))}
      </dl>
    )
  function takeTheirs(now: Stored<R>) {
    queryClient.setQueryData<Stored<R>>(oneEntry(patientId, seen.resourceType, seen.id).queryKey, now)
    save.reset()
    onTake?.(now)
  }
  return (
    <div className="stack">
      <SideBySide
        caption="As you saw it and as it is now"
        before={`As you saw it · ${formatDateTime(seen.meta?.lastUpdated)}`}
        after={`As it is now · ${formatDateTime(theirs.meta?.lastUpdated)}`}
        rows={differences(toRows(seen), toRows(theirs))}
      />
      <p>
        <button type="button" className="button" onClick={() => takeTheirs(theirs)}>
          Go on with the entry as it is now
        </button>
      </p>
    </div>
  )
}

const isSame = (one: FhirResource, other: FhirResource) =>
  one.resourceType === other.resourceType && one.id === other.id
