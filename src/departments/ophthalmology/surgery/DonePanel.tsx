import type { Procedure } from 'fhir/r4'

import type { Listing } from '#departments/ophthalmology/cataract/listing.ts'
import { eyeWords } from '#departments/ophthalmology/eye/eye.ts'
import type { Stored } from '#fhir/client.ts'
import { formatDateTime } from '#fhir/dates.ts'
import { Panel } from '#ui/Panel.tsx'

import { toOperation } from './operation.ts'

type Props = { operations: readonly Stored<Procedure>[]; listings: readonly Listing[] }

/** Lasers and operations that are of no listing, newest first; those of a listing have their note. Injections stand elsewhere. */
export function DonePanel({ operations, listings }: Props) {
  const lines = operations
    .filter(({ status }) => status !== 'entered-in-error')
    .map((one) => toOperation(one, []))
    .filter(({ what, requestId }) => {
      const isListed = requestId && listings.some(({ request }) => request.id === requestId)
      return !isListed && !what.startsWith('Injection')
    })
    .toSorted((one, other) => (other.when ?? '').localeCompare(one.when ?? ''))
  return (
    <Panel title="Lasers and other operations">
      {lines.length === 0 ? (
        <p>None recorded</p>
      ) : (
        <ul className="lines">
          {lines.map((one) => (
            <li key={one.id}>
              <strong>{one.eye ? eyeWords[one.eye] : 'Eye not recorded'}</strong>: {one.what}
              <span className="second-line">
                {[
                  formatDateTime(one.when),
                  one.surgeon,
                  one.grade,
                  ...one.notes,
                  one.complications === 'none'
                    ? 'No complication'
                    : one.complications === 'not said'
                      ? 'Complications not said'
                      : `Complications: ${one.complications.join(', ')}`,
                  ...one.after,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
