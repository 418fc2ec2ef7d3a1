import type { Encounter, Extension, FhirResource, Patient } from 'fhir/r4'

import { expectedDischargeOf, toVisit, type Visit } from '#clinical/care/encounter.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'
import { type PatientIdentity, toIdentity } from '#clinical/patient/patient.ts'
import type { Stored } from '#fhir/client.ts'
import { londonDate } from '#fhir/dates.ts'

/** One stay as the desk sees it: who, where, and what is still to be done about it. */
export type DeskStay = {
  visit: Visit
  patient: PatientIdentity
  /** In words: "admission method", "bed" */
  missing: string[]
}

export type DayLists = {
  /** Planned for today or earlier, and not come yet */
  expected: DeskStay[]
  /** What the hospital provider spell needs and has not (domain facts §5.1, §5.4) */
  toComplete: DeskStay[]
  /** Expected to leave today or before, and still here */
  leaving: DeskStay[]
  /** Whose own details are wanting: NHS number, its verification, GP practice */
  details: DeskStay[]
  /** Stays whose patient this reader may not see */
  withheld: number
}

/** The work of the day, sorted as the desk does it: by when, then by name. */
export function toDayLists(
  stays: readonly Stored<Encounter>[],
  included: readonly Stored<FhirResource>[],
  now: Date,
): DayLists {
  const people = new Map(included.filter(isPatient).map((patient) => [patient.id, patient]))
  const known = [...included]
  const today = londonDate(now)
  const lists: DayLists = { expected: [], toComplete: [], leaving: [], details: [], withheld: 0 }
  for (const stay of stays) {
    const record = people.get(referenceId(stay.subject, 'Patient') ?? '')
    if (!record) {
      lists.withheld += 1
      continue
    }
    const line = { visit: toVisit(stay, known), patient: toIdentity(record), missing: [] }
    if (stay.status === 'planned') {
      if (dayOf(stay.period?.start) <= today) lists.expected.push(line)
      continue
    }
    const wanting = missingOf(stay, line.visit)
    if (line.visit.inpatient && wanting.length > 0) lists.toComplete.push({ ...line, missing: wanting })
    const home = expectedDischargeOf(stay)
    if (home && home <= today) lists.leaving.push(line)
    const unknown = unknownOf(record, line.patient)
    if (unknown.length > 0) lists.details.push({ ...line, missing: unknown })
  }
  const byName = (one: DeskStay, other: DeskStay) =>
    one.patient.name.localeCompare(other.patient.name, 'en-GB')
  const byWhen = (when: (visit: Visit) => string | undefined) => (one: DeskStay, other: DeskStay) =>
    (when(one.visit) ?? '').localeCompare(when(other.visit) ?? '') || byName(one, other)
  return {
    expected: lists.expected.toSorted(byWhen(({ start }) => start)),
    toComplete: lists.toComplete.toSorted(byWhen(({ start }) => start)),
    leaving: lists.leaving.toSorted(byWhen(({ expectedDischarge }) => expectedDischarge)),
    details: lists.details.toSorted(byName),
    withheld: lists.withheld,
  }
}

const isPatient = (resource: Stored<FhirResource>): resource is Stored<Patient> =>
  resource.resourceType === 'Patient'

const dayOf = (instant: string | undefined) => (instant ? londonDate(new Date(instant)) : '9999')

function missingOf({ hospitalization, serviceType }: Encounter, visit: Visit): string[] {
  return [
    visit.bed ? '' : 'bed',
    visit.consultant ? '' : 'consultant',
    serviceType ? '' : 'specialty',
    has(hospitalization?.extension, 'AdmissionMethod') ? '' : 'admission method',
    hospitalization?.admitSource ? '' : 'admitted from',
  ].filter(Boolean)
}

const has = (extensions: Extension[] | undefined, name: string) =>
  (extensions ?? []).some(({ url }) => url.endsWith(`Extension-UKCore-${name}`))

function unknownOf(
  { generalPractitioner }: Patient,
  { nhsNumber, confidentiality }: PatientIdentity,
): string[] {
  return [
    nhsNumber.status === 'none' ? 'NHS number' : '',
    nhsNumber.status === 'not verified' ? 'NHS number not verified' : '',
    // of a sensitive record the practice is withheld, not missing
    generalPractitioner?.length || confidentiality !== 'usual' ? '' : 'GP practice',
  ].filter(Boolean)
}
