import type { DocumentReference, FhirResource } from 'fhir/r4'

import { type Answer, type Entries } from '#clinical/entries/entries.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'
import { type PatientIdentity, toIdentity } from '#clinical/patient/patient.ts'
import { type Draft, entryIdOf, isOpen } from '#clinical/writing/draft-keeper.ts'
import type { Work } from '#clinical/writing/work.ts'
import { workOf } from '#clinical/writing/work-of.ts'
import type { Stored } from '#fhir/client.ts'
import { textOf } from '#fhir/coding.ts'
import type { ChartSection } from '#lib/paths.ts'

/** Something begun: about whom, and where it is gone on with. A basket is one, however much is in it. */
export type Begun = {
  id: string
  patient: PatientIdentity
  what: string
  lastWritten: string | undefined
  section: ChartSection
  work: Work
}

/** Letters under way are a whole office’s, and stand in its list. */
type Begins = Exclude<Draft, DocumentReference>

/** The one written last comes first. A draft whose patient did not come along is counted, never left out silently. */
export function toBegun(answers: readonly Answer<Begins>[]): Entries<Begun> {
  const included = answers.flatMap(({ included = [] }) => included)
  const drafts = answers.flatMap(({ resources }) => resources).filter((one) => isOpen(one) && entryIdOf(one))
  const found = drafts.map((draft) => toOne(draft, included))
  const known = found.filter((one) => one !== undefined)
  const byId = new Map<string, Begun>()
  for (const one of known) {
    const before = byId.get(one.id)
    byId.set(one.id, before ? together(before, one) : one)
  }
  return {
    entries: [...byId.values()].toSorted((one, other) =>
      (other.lastWritten ?? '').localeCompare(one.lastWritten ?? ''),
    ),
    withheld: answers.reduce((sum, { withheld }) => sum + withheld, 0),
    unreadable: found.length - known.length,
    complete: true,
  }
}

function toOne(draft: Stored<Begins>, included: readonly FhirResource[]): Begun | undefined {
  const patientId = referenceId(draft.subject, 'Patient')
  const patient = included.find((one) => one.resourceType === 'Patient' && one.id === patientId)
  if (patient?.resourceType !== 'Patient' || !patientId) return undefined
  const work = workOf(draft)
  return {
    id: `${patientId} ${work.kind} ${work.id}`,
    patient: toIdentity({ ...patient, id: patientId }),
    what:
      draft.resourceType === 'Composition'
        ? (draft.title ?? textOf(draft.type, 'Note'))
        : textOf(draft.code, 'Request'),
    lastWritten: draft.meta?.lastUpdated,
    section: draft.resourceType === 'Composition' ? 'notes' : 'orders',
    work,
  }
}

const together = (one: Begun, other: Begun): Begun => ({
  ...one,
  what: `${one.what}, ${other.what}`,
  lastWritten: [one.lastWritten ?? '', other.lastWritten ?? ''].toSorted().at(-1),
})
