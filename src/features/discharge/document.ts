import type { Bundle, Composition, FhirResource, Organization, Patient } from 'fhir/r4'

import { referenceId } from '#clinical/patient/about-patient.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { type NoteSection, toNoteSections } from '#clinical/writing/note-sections.ts'
import { type PatientIdentity, toIdentity } from '#clinical/patient/patient.ts'
import { whoText } from '#clinical/entries/source.ts'
import { textOf } from '#fhir/coding.ts'
import { formatDateTime } from '#fhir/dates.ts'

/** A FHIR document as it is read: everything in it comes from the Bundle, nothing from the chart around it. */
export type ReadDocument = {
  title: string
  status: string | undefined
  date: string | undefined
  /** As the Bundle carries them: who it was written about at the time */
  patient: PatientIdentity | undefined
  authors: string[]
  organisation: string | undefined
  sections: NoteSection[]
  signatures: string[]
}

/** Throws when it is no document, or about somebody else (hazard H1). */
export function readDocument(bundle: Bundle<FhirResource>, patientId: string): ReadDocument {
  const resources = listOf(bundle.entry).flatMap(({ resource }) => resource ?? [])
  const [composition] = resources
  if (bundle.type !== 'document' || composition?.resourceType !== 'Composition')
    throw new Error('This is not a FHIR document: its first entry is not a composition.')
  const patient = resources.find(isPatient)
  if (subjectOf(composition, bundle) !== patientId)
    throw new Error('This document is not about this patient. Nothing of it is shown.')
  const { title, type, status, date, author, custodian, section, attester } = composition
  return {
    title: title?.trim() || textOf(type, 'Document without a title'),
    status: status === 'final' ? undefined : (statusWords[status as string] ?? 'Status not known'),
    date,
    patient: patient && toIdentity({ ...patient, id: patientId }),
    authors: listOf(author).flatMap((one) => whoText(one, composition, resources) ?? []),
    organisation:
      whoText(custodian, composition, resources) ?? resources.find(isOrganisation)?.name ?? undefined,
    sections: toNoteSections(section),
    signatures: listOf(attester).map(
      ({ party, time }) =>
        `${whoText(party, composition, resources) ?? 'Somebody not named'}, ${formatDateTime(time, 'time not recorded')}`,
    ),
  }
}

const statusWords: Record<string, string> = {
  preliminary: 'Not finished',
  amended: 'Amended',
  'entered-in-error': 'Entered in error',
}

const isPatient = (resource: FhirResource): resource is Patient => resource.resourceType === 'Patient'
const isOrganisation = (resource: FhirResource): resource is Organization =>
  resource.resourceType === 'Organization'

/** A document may call its patient by an address of its own (`urn:uuid:…`): then the entry of that address says who. */
function subjectOf({ subject }: Composition, { entry }: Bundle<FhirResource>): string | undefined {
  const named = listOf(entry).find(({ fullUrl }) => fullUrl !== undefined && fullUrl === subject?.reference)
  return named?.resource?.id ?? referenceId(subject, 'Patient')
}
