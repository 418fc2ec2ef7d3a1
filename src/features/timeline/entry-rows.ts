import type { FhirResource } from 'fhir/r4'

import type { Rows } from '#clinical/entries/versions.ts'
import type { Stored } from '#fhir/client.ts'
import { formatDateTime } from '#fhir/dates.ts'

import { procedureEvent, reportEvent, visitEvent } from './care-events.ts'
import type { TimelineEvent } from './event.ts'
import { kindWords } from './kind-words.ts'
import { prescriptionEvents, statementEvents } from './medicine-events.ts'
import { compositionEvent, documentEvent } from './written-events.ts'

/** What one version of an entry says, in the words the timeline has for it. */
export const entryRows = (resource: Stored<FhirResource>): Rows =>
  eventsIn(resource).flatMap(({ kind, change, title, details, when }) => [
    [kindWords[kind].one, title],
    ['What', change],
    ['When', when && formatDateTime(when)],
    ...details.map((detail) => ['Said', detail] as const),
  ])

function eventsIn(resource: Stored<FhirResource>): TimelineEvent[] {
  switch (resource.resourceType) {
    case 'Encounter':
      return [visitEvent(resource)]
    case 'Procedure':
      return [procedureEvent(resource)]
    case 'DiagnosticReport':
      return [reportEvent(resource)]
    case 'Composition':
      return [compositionEvent(resource)]
    case 'DocumentReference':
      return [documentEvent(resource)]
    case 'MedicationRequest':
      return prescriptionEvents(resource, [])
    case 'MedicationStatement':
      return statementEvents(resource, [])
    default:
      return []
  }
}
