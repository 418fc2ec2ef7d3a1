import { pageAbout } from '#clinical/entries/entries.ts'
import type { ResourceType } from '#fhir/client.ts'

import {
  procedureDate,
  procedureEvent,
  reportDate,
  reportEvent,
  visitDate,
  visitEvent,
} from './care-events.ts'
import type { Kind } from './event.ts'
import { prescriptionEvents, statementDate, statementEvents } from './medicine-events.ts'
import { eventsOf, type Reach, shapeOf, type Told, undatedOf, type Window, windowOf } from './windows.ts'
import { compositionEvents, documentEvent } from './written-events.ts'

/** A part of the timeline that loads, and fails, by itself: one type of resource. */
export type Part = {
  type: ResourceType
  words: string
  kinds: readonly Kind[]
  window: (patientId: string, reach: Reach, signal: AbortSignal) => Promise<Window>
  undated: (patientId: string) => Promise<Window>
}

/** An entry is about 1 kB: the first sight of any chart, however long, is about 120 kB with its banner, at most 150. */
const atFirst = 14
const atOnceLater = 60

const partOf = <T extends ResourceType>(told: Told<T>): Part => ({
  type: told.type,
  words: told.words,
  kinds: told.kinds,
  window: (patientId, reach, signal) =>
    windowOf(told, patientId, reach, reach.after === undefined ? atFirst : atOnceLater, signal),
  undated: (patientId) => undatedOf(told, patientId, atFirst),
})

const everybody = ['contained', 'identifier', 'status', 'subject']

export const visits = partOf({
  type: 'Encounter',
  words: 'visits',
  kinds: ['visit'],
  sortedBy: 'date',
  dateOf: visitDate,
  elements: [
    ...everybody,
    'class',
    'type',
    'serviceType',
    'participant',
    'period',
    'reasonCode',
    'serviceProvider',
  ],
  toEvents: (encounter) => [visitEvent(encounter)],
})

export const procedures = partOf({
  type: 'Procedure',
  words: 'procedures',
  kinds: ['procedure'],
  sortedBy: 'date',
  dateOf: procedureDate,
  elements: [
    ...everybody,
    'statusReason',
    'code',
    'encounter',
    'performed',
    'performedDateTime',
    'performedPeriod',
    'performedString',
    'performer',
    'reasonCode',
    'outcome',
  ],
  toEvents: (procedure) => [procedureEvent(procedure)],
})

export const reports = partOf({
  type: 'DiagnosticReport',
  words: 'reports',
  kinds: ['report'],
  sortedBy: 'date',
  dateOf: reportDate,
  elements: [
    ...everybody,
    'category',
    'code',
    'encounter',
    'effective',
    'effectiveDateTime',
    'effectivePeriod',
    'issued',
    'performer',
  ],
  toEvents: (report) => [reportEvent(report)],
})

export const compositions = partOf({
  type: 'Composition',
  words: 'notes and discharge summaries',
  kinds: ['note', 'letter'],
  sortedBy: 'date',
  dateOf: ({ date }) => date,
  elements: [...everybody, 'type', 'encounter', 'date', 'author', 'attester', 'title', 'custodian'],
  toEvents: compositionEvents,
})

export const documents = partOf({
  type: 'DocumentReference',
  words: 'letters and notes kept as documents',
  kinds: ['letter', 'note'],
  sortedBy: 'date',
  dateOf: ({ date }) => date,
  elements: [
    ...everybody,
    'docStatus',
    'type',
    'category',
    'date',
    'author',
    'custodian',
    'description',
    'context',
  ],
  toEvents: (reference) => [documentEvent(reference)],
})

const prescribed: Told<'MedicationRequest'> = {
  type: 'MedicationRequest',
  words: 'medicines prescribed',
  kinds: ['medicine'],
  sortedBy: 'authoredon',
  dateOf: ({ authoredOn }) => authoredOn,
  elements: [
    ...everybody,
    'statusReason',
    'intent',
    'doNotPerform',
    'medication',
    'medicationCodeableConcept',
    'medicationReference',
    'encounter',
    'authoredOn',
    'requester',
    'dosageInstruction',
    'priorPrescription',
  ],
  include: 'MedicationRequest:medication',
  toEvents: prescriptionEvents,
}

export const prescriptions: Part = {
  ...partOf(prescribed),
  async window(patientId, reach, signal) {
    const [made, ended] = await Promise.all([
      partOf(prescribed).window(patientId, reach, signal),
      reach.after === undefined && reach.before === undefined ? lastEnded(patientId, signal) : undefined,
    ])
    return { ...made, events: [...made.events, ...(ended ?? [])] }
  },
}

const mostVisitsNamed = 40

/** The specialties of visits that entries name and no window has brought; `undefined` for one that states none. */
export async function specialtiesOfVisits(patientId: string, visitIds: readonly string[]) {
  const params = {
    _id: visitIds.slice(-mostVisitsNamed).join(','),
    _elements: 'status,subject,class,serviceType',
  }
  const { resources } = await pageAbout('Encounter', patientId, params, mostVisitsNamed)
  return new Map(resources.map((visit) => [visit.id, visitEvent(visit).specialty]))
}

/**
 * A medicine is found by the day it was prescribed, which may be long before the window when it is stopped today. No
 * search asks for the day it ended, so those whose ending was recorded last are asked for as well.
 */
async function lastEnded(patientId: string, signal: AbortSignal) {
  const params = {
    ...shapeOf(prescribed),
    status: 'stopped,completed,cancelled,on-hold',
    _sort: '-_lastUpdated',
  }
  return eventsOf(prescribed, await pageAbout('MedicationRequest', patientId, params, atFirst, { signal }))
    .events
}

export const statements = partOf({
  type: 'MedicationStatement',
  words: 'medicines taken, as reported',
  kinds: ['medicine'],
  sortedBy: 'effective',
  dateOf: statementDate,
  elements: [
    ...everybody,
    'statusReason',
    'medication',
    'medicationCodeableConcept',
    'medicationReference',
    'context',
    'effective',
    'effectiveDateTime',
    'effectivePeriod',
    'dateAsserted',
    'informationSource',
    'dosage',
  ],
  include: 'MedicationStatement:medication',
  toEvents: statementEvents,
})

export const parts = [visits, procedures, compositions, reports, documents, prescriptions, statements]
