import type { CodeableConcept, FhirResource } from 'fhir/r4'
import { queryOptions } from '@tanstack/react-query'

import { searchAbout } from '#clinical/entries/entries.ts'
import { sourceOf, sourceText } from '#clinical/entries/source.ts'
import type { ResourceType } from '#fhir/client.ts'
import { textOf } from '#fhir/coding.ts'

export type WrittenSince = { id: string; kind: string; words: string; source: string; at: string }
export type Since = { entries: WrittenSince[]; withheld: number }

const administrative = {
  Encounter: 'Stay or visit',
  Appointment: 'Appointment',
  ServiceRequest: 'Request',
} as const
const clinical = {
  AllergyIntolerance: 'Allergy',
  Condition: 'Problem',
  Observation: 'Observation',
  DiagnosticReport: 'Result',
  MedicationRequest: 'Prescription',
  Composition: 'Note',
  DocumentReference: 'Document',
  QuestionnaireResponse: 'Assessment',
  CarePlan: 'Care plan',
  Task: 'Task',
} as const

/** Written or changed since the merge, in the record that was kept: it stays with it when the two are parted. */
export const writtenSince = (patientId: string, since: string, isClinical: boolean) =>
  queryOptions({
    queryKey: ['patient', patientId, 'since-merge', since, isClinical],
    queryFn: async (): Promise<Since> => {
      const types = Object.entries({ ...administrative, ...(isClinical ? clinical : {}) })
      const found = await Promise.all(
        types.map(async ([type, kind]) => ({
          kind,
          // the keys are types of resource
          found: await searchAbout(type as ResourceType, patientId, { _lastUpdated: `ge${since}` }),
        })),
      )
      return {
        entries: found
          .flatMap((one) => one.found.resources.filter(standsHere).map((entry) => toWritten(entry, one.kind)))
          .toSorted((one, other) => other.at.localeCompare(one.at)),
        withheld: found.reduce((sum, one) => sum + one.found.withheld, 0),
      }
    },
  })

/** Not marked by the gateway as standing in the replaced record (decision 027). */
const standsHere = (entry: FhirResource) => !JSON.stringify(entry).includes('StructureDefinition/recorded-in')

function toWritten(entry: FhirResource, kind: string): WrittenSince {
  const at = entry.meta?.lastUpdated ?? ''
  return {
    id: `${entry.resourceType}/${entry.id}`,
    kind,
    words: wordsOf(entry),
    source: sourceText(sourceOf(entry, at)),
    at,
  }
}

const isConcept = (code: unknown): code is CodeableConcept =>
  typeof code === 'object' && code !== null && !Array.isArray(code)

function wordsOf(entry: FhirResource): string {
  if ('title' in entry && typeof entry.title === 'string') return entry.title
  if (entry.resourceType === 'Encounter') return textOf(entry.type?.[0], textOf(entry.reasonCode?.[0], ''))
  if (entry.resourceType === 'MedicationRequest') return textOf(entry.medicationCodeableConcept, '')
  if (entry.resourceType === 'DocumentReference') return entry.description ?? textOf(entry.type, '')
  if (entry.resourceType === 'Appointment') return textOf(entry.serviceType?.[0], entry.description ?? '')
  if (entry.resourceType === 'Task') return entry.description ?? textOf(entry.code, '')
  return 'code' in entry && isConcept(entry.code) ? textOf(entry.code, '') : ''
}
