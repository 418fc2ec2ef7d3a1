import type { Encounter, Identifier, Location, Patient, Reference, RelatedPerson } from 'fhir/r4'

import { codedIn, specialityOf } from '#clinical/care/spell-codes.ts'
import { motherSystem, relatedPatient } from '#clinical/patient/mother-and-child.ts'
import type { Stored } from '#fhir/client.ts'
import { formalName, nameToShow } from '#fhir/names.ts'
import { ukExtension } from '#fhir/uk-core.ts'

import type { BirthDraft } from './birth-draft.ts'
import { momentOf } from './draft.ts'
import { placesFrom } from './stay.ts'

type Writer = {
  identifier: (part: string) => Identifier
  hospitalNumber: Identifier
  organisation: Reference
}
type Newborn = { patient: Patient; mother: RelatedPerson; stay?: Encounter }
type Mother = { record: Stored<Patient>; stay?: Stored<Encounter> | undefined }
type Place = { ward: Stored<Location>; bed: Stored<Location> | undefined }
/** What makes a record of a child; `stillborn`: it has a record and a name, and no stay */
export type Child = Pick<BirthDraft, 'born' | 'gender' | 'family' | 'given' | 'order' | 'method'> & {
  stillborn?: boolean
}

/**
 * A newborn: a patient of their own with a spell of their own, linked to the mother twice: she is their RelatedPerson, and
 * their stay is part of hers. Who may not be seen with the mother's record may not be seen with the child's (hazard H22).
 */
export function newborn(
  draft: Child,
  mother: Mother,
  place: Place | undefined,
  { identifier, hospitalNumber, organisation }: Writer,
  patientUrl: string,
): Newborn {
  const born = new Date(momentOf(draft.born) ?? Number.NaN).toISOString()
  const { record } = mother
  const { address, generalPractitioner, managingOrganization, meta } = record
  const family = draft.family.trim()
  const patient: Patient = {
    resourceType: 'Patient',
    ...(meta?.security ? { meta: { security: meta.security } } : {}),
    identifier: [identifier('baby'), hospitalNumber],
    active: true,
    name: [{ use: 'usual', family, given: [draft.given.trim() || nameUntilNamed(draft)] }],
    gender: draft.gender,
    birthDate: draft.born.slice(0, 10),
    _birthDate: {
      extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/patient-birthTime', valueDateTime: born }],
    },
    ...(draft.order ? { multipleBirthInteger: Number(draft.order) } : {}),
    ...(draft.stillborn ? { deceasedBoolean: true } : {}),
    ...(address ? { address } : {}),
    ...(generalPractitioner ? { generalPractitioner } : {}),
    ...(managingOrganization ? { managingOrganization } : {}),
  }
  const subject = { reference: patientUrl }
  const shown = nameToShow(record.name)
  const numbers = (record.identifier ?? []).filter(
    ({ system }) => system === 'https://fhir.nhs.uk/Id/nhs-number',
  )
  return {
    patient,
    mother: {
      resourceType: 'RelatedPerson',
      ...(meta?.security ? { meta: { security: meta.security } } : {}),
      identifier: [identifier('mother'), { system: motherSystem, value: record.id }, ...numbers],
      extension: [
        {
          url: relatedPatient,
          valueReference: { reference: `Patient/${record.id}`, display: formalName(record.name ?? []) },
        },
      ],
      active: true,
      patient: subject,
      relationship: [
        {
          coding: [
            { system: 'http://terminology.hl7.org/CodeSystem/v3-RoleCode', code: 'MTH', display: 'mother' },
          ],
          text: 'Mother',
        },
      ],
      ...(shown ? { name: [shown] } : {}),
    },
    ...(place && !draft.stillborn
      ? { stay: ownStay(draft.method, mother, place, { born, subject, identifier, organisation }) }
      : {}),
  }
}

type OwnStay = Pick<Writer, 'identifier' | 'organisation'> & { born: string; subject: Reference }

/** Twins without a name of their own are told apart by their number, wherever their name stands (hazard H1). */
const nameUntilNamed = ({ order }: Pick<Child, 'order'>) => (order ? `Baby ${order}` : 'Baby')

/** The child's own stay, part of the mother's where she has one. */
function ownStay(
  method: Child['method'],
  { record: { meta }, stay }: Mother,
  { ward, bed }: Place,
  { born, subject, identifier, organisation }: OwnStay,
): Encounter {
  return {
    resourceType: 'Encounter',
    ...(meta?.security ? { meta: { security: meta.security } } : {}),
    identifier: [identifier('stay')],
    status: 'in-progress',
    class: {
      system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
      code: 'IMP',
      display: 'inpatient encounter',
    },
    serviceType: specialityOf('424') ?? { text: 'Well Baby' },
    subject,
    ...(stay ? { partOf: { reference: `Encounter/${stay.id}` } } : {}),
    period: { start: born },
    reasonCode: [{ text: 'Birth' }],
    // Births are a method and a source of admission of their own (NHS Data Dictionary; domain facts §5.1)
    hospitalization: {
      extension: [
        {
          url: ukExtension('AdmissionMethod'),
          valueCodeableConcept: codedIn('AdmissionMethodEngland', method),
        },
      ],
      admitSource: codedIn('SourceOfAdmissionEngland', '79'),
    },
    location: placesFrom(born, ward, bed),
    serviceProvider: ward.managingOrganization ?? organisation,
  }
}

/** Why this cannot be a birth of this stay, in words; undefined when it can. */
export function birthRefusal(
  draft: Pick<Child, 'born' | 'method'>,
  stay: Encounter | undefined,
  bed: Location | undefined,
): string | undefined {
  if (stay && stay.status !== 'in-progress')
    return 'The mother’s stay is not under way any more. Look at her visits again.'
  const born = momentOf(draft.born) ?? 0
  if (stay && draft.method === '82' && born < Date.parse(stay.period?.start ?? ''))
    return 'Born in this hospital, but before the mother was admitted. Check the time, or how the birth was.'
  return bed && bed.operationalStatus?.code !== 'U'
    ? `${bed.name ?? 'That bed'} is no longer free. Choose another.`
    : undefined
}
