import type { Procedure } from 'fhir/r4'

import { AboutButton } from '#clinical/entries/AboutButton.tsx'
import type { Listing } from '#departments/ophthalmology/cataract/listing.ts'
import { eyeWords } from '#departments/ophthalmology/eye/eye.ts'
import type { Stored } from '#fhir/client.ts'
import { formatDateTime } from '#fhir/dates.ts'
import { Panel } from '#ui/Panel.tsx'

import { operationRows } from './operation-rows.ts'
import { complicationWords, toOperation } from './operation.ts'

type Props = { patientId: string; operations: readonly Stored<Procedure>[]; listings: readonly Listing[] }

/** Lasers and operations that are of no listing, newest first; those of a listing have their note. Injections stand elsewhere. */
export function DonePanel({ patientId, operations, listings }: Props) {
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
              <AboutButton
                patientId={patientId}
                type="Procedure"
                id={one.id}
                what={one.what}
                toRows={operationRows}
              />
              <span className="second-line">
                {[
                  formatDateTime(one.when),
                  one.surgeon,
                  one.grade,
                  ...one.notes,
                  `Complications: ${complicationWords(one).toLowerCase()}`,
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
