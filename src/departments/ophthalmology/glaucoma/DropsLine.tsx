import type { MedicationStatement } from 'fhir/r4'

import type { Stored } from '#fhir/client.ts'
import { textOf } from '#fhir/coding.ts'
import { formatDate } from '#fhir/dates.ts'

import { toDrops } from './drops.ts'

/** Which drops a dialog is about, as they stand. */
export function DropsLine({ seen }: { seen: Stored<MedicationStatement> }) {
  const drops = toDrops(seen, [])
  return (
    <p className="wide">
      <strong>{drops?.drug ?? textOf(seen.medicationCodeableConcept, 'Medicine not named')}</strong>
      {drops && (
        <span className="second-line">
          {drops.often}, since {formatDate(drops.from)}
        </span>
      )}
    </p>
  )
}
