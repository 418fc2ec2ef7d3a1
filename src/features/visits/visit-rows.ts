import type { Encounter } from 'fhir/r4'

import { placeText, toVisit } from '#clinical/care/encounter.ts'
import type { Rows } from '#clinical/entries/versions.ts'
import type { Stored } from '#fhir/client.ts'
import { textOf } from '#fhir/coding.ts'
import { formatDateTime } from '#fhir/dates.ts'

/** What one version of a visit says, for its history. */
export function visitRows(encounter: Stored<Encounter>): Rows {
  const visit = toVisit(encounter)
  const { hospitalization } = encounter
  return [
    ['Kind', visit.kind],
    ['Status', visit.status],
    ['Reason', visit.reason],
    ['Place', placeText(visit)],
    ['Speciality', visit.speciality],
    ['Consultant', visit.consultant],
    ['Organisation', visit.organisation],
    ['Began', visit.start && formatDateTime(visit.start)],
    ['Ended', visit.end && formatDateTime(visit.end)],
    ['Discharged to', hospitalization?.dischargeDisposition && textOf(hospitalization.dischargeDisposition)],
    ['Admitted from', hospitalization?.admitSource && textOf(hospitalization.admitSource)],
  ]
}
