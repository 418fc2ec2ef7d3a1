import type { FhirResource, Patient, Provenance } from 'fhir/r4'

import { can } from '../../src/auth/permissions.ts'
import { roleWords } from '../../src/auth/roles.ts'
import type { FhirBackend, FhirRequest, FhirResponse } from '../fhir-backend.ts'
import { patientIdIn } from './about.ts'
import { resourcesIn } from './bundle.ts'
import type { Caller } from './caller.ts'
import { listOf } from './labels.ts'
import { refusal } from './outcome.ts'
import { linked, type Persons } from './persons.ts'
import { isOfParted, subjectsOf } from './as-one.ts'

/** What one written patient joins or parts, judged together with the other record's (decision 027). */
export type Linking = {
  before: Patient
  after: Patient
  /** `loser>survivor`, as each of the two says it */
  joins: string[]
  parts: string[]
  /** Written against the version that was seen */
  matched: boolean
}

const pairs = (patient: Patient, id: string): string[] => [
  ...linked(patient, 'replaced-by').map((other) => `${id}>${other}`),
  ...linked(patient, 'replaces').map((other) => `${other}>${id}`),
]

/** The links to other records that a change of a patient makes or takes away; undefined when it leaves them. */
function linkingOf(
  written: FhirResource,
  stored: FhirResource | undefined,
  matched: boolean,
): Linking | undefined {
  if (written.resourceType !== 'Patient') return undefined
  const id = stored?.id ?? written.id ?? ''
  const before: Patient = stored?.resourceType === 'Patient' ? stored : { resourceType: 'Patient', id }
  const [was, is] = [pairs(before, id), pairs(written, id)]
  const joins = is.filter((one) => !was.includes(one))
  const parts = was.filter((one) => !is.includes(one))
  if (joins.length + parts.length === 0) return undefined
  return { before, after: { ...written, id }, joins, parts, matched }
}

type Writing = {
  /** As the person sent it, and as it goes to the record */
  sent: FhirResource
  written: FhirResource
  stored: FhirResource | undefined
  headers: FhirRequest['headers']
}

/** Whether a merge stands against what a person writes; what must be judged with the other record is handed on. */
export function judgedLinks(
  caller: Caller,
  persons: Persons,
  { sent, written, stored, headers: { 'if-match': ifMatch } }: Writing,
): { linking?: Linking; refused?: FhirResponse } {
  if (stored && isOfParted(persons, sent)) return { refused: changedMeanwhile() }
  const linking = linkingOf(written, stored, ifMatch !== undefined)
  const refused = refusedByMerge(caller, persons, written, stored, linking)
  const stale = stored && ifMatch !== undefined && ifMatch !== `W/"${stored.meta?.versionId}"`
  // Somebody else was first: that is said, and both versions are shown.
  if (stale && (refused ?? linking)) return { refused: changedMeanwhile() }
  if (refused) return { refused }
  return linking ? { linking } : {}
}

const changedMeanwhile = () =>
  refusal(412, 'conflict', 'This record has been changed since it was read. Nothing was saved.')

function refusedByMerge(
  { role }: Caller,
  { replaced }: Persons,
  written: FhirResource,
  stored: FhirResource | undefined,
  linking: Linking | undefined,
): FhirResponse | undefined {
  if (linking && !(role && can(role, 'patient.merge')))
    return refusal(
      403,
      'forbidden',
      `Your role (${role ? roleWords[role] : 'none'}) does not allow merging records, or parting them again.`,
    )
  if (written.resourceType === 'Patient')
    return !linking && replaced.has(stored?.id ?? '') ? isReplaced() : undefined
  const before = stored ? subjectsOf(stored) : []
  return subjectsOf(written).some((id) => replaced.has(id) && !before.includes(id)) ? isReplaced() : undefined
}

const no = (words: string) => refusal(422, 'business-rule', words)

const isReplaced = () =>
  no(
    'This record has been replaced by another. Nothing new is written in it: use the one that took its place.',
  )

export const half = () =>
  no('Records are merged and parted in one transaction that changes both of them, signed with a reason.')

/** A merge, or its undoing, as a whole: two records that say the same of each other, both as they were seen. */
export async function refusedMerge(
  { backend, sameAs }: { backend: FhirBackend; sameAs: Persons['sameAs'] },
  linkings: readonly Linking[],
  signatures: readonly Provenance[],
): Promise<FhirResponse | undefined> {
  const told = linkings.flatMap(({ joins, parts }) => [
    ...joins.map((one) => `+${one}`),
    ...parts.map((one) => `-${one}`),
  ])
  if (told.some((one) => told.filter((other) => other === one).length !== 2)) return half()
  if (linkings.some(({ matched }) => !matched)) return half()
  if (linkings.some(({ before }) => !isSigned(before, signatures))) return half()
  for (const pair of new Set(linkings.flatMap(({ joins }) => joins))) {
    const [loserId = '', survivorId = ''] = pair.split('>')
    const loser = linkings.find(({ after }) => after.id === loserId)
    const survivor = linkings.find(({ after }) => after.id === survivorId)
    if (!loser || !survivor || loser === survivor) return half()
    const refused =
      refusedPair(loser, survivor) ??
      (await refusedStays(
        backend,
        [loserId, survivorId].map((id) => sameAs.get(id) ?? [id]),
      ))
    if (refused) return refused
  }
  return undefined
}

function refusedPair(loser: Linking, survivor: Linking): FhirResponse | undefined {
  if (linked(loser.before, 'replaced-by').length > 0 || linked(survivor.before, 'replaced-by').length > 0)
    return no('One of the two has been replaced already: merge the record that took its place.')
  if (loser.after.active !== false)
    return no('A record that is replaced is no longer in use: active is false.')
  const [one, other] = [verifiedNumber(loser.before), verifiedNumber(survivor.before)]
  if (one && other && one !== other)
    return no(
      'The two have different verified NHS numbers: they are two people until the numbers are corrected.',
    )
  return undefined
}

async function refusedStays(
  backend: FhirBackend,
  people: readonly (readonly string[])[],
): Promise<FhirResponse | undefined> {
  const stays = await Promise.all(people.map((ids) => isInHospital(backend, ids)))
  return stays.every(Boolean)
    ? no('Both are in hospital just now: nobody lies in two beds. Cancel or end one of the two stays first.')
    : undefined
}

async function isInHospital(backend: FhirBackend, ids: readonly string[]): Promise<boolean> {
  const criteria = `patient=${ids.map((id) => `Patient/${id}`).join(',')}&class=IMP&status=arrived,in-progress,onleave&_count=5`
  const { status, body } = await backend.handle({ method: 'GET', url: `/Encounter?${criteria}`, headers: {} })
  if (status !== 200) throw new Error('Whether they are in hospital could not be read')
  return resourcesIn(body).some((one) => one.resourceType === 'Encounter' && one.class?.code === 'IMP')
}

/** Who and why stands in the same transaction, or it does not happen. */
const isSigned = ({ id }: Patient, signatures: readonly Provenance[]) =>
  signatures.some(
    ({ target, reason }) =>
      listOf(target).some(({ reference }) => patientIdIn(reference ?? '') === id) &&
      listOf(reason).some(({ text }) => (text ?? '').trim() !== ''),
  )

const verifiedNumber = ({ identifier }: Patient): string | undefined =>
  listOf(identifier).find(
    ({ system, use, extension }) =>
      system === 'https://fhir.nhs.uk/Id/nhs-number' &&
      use !== 'old' &&
      listOf(extension).some(({ valueCodeableConcept }) =>
        listOf(valueCodeableConcept?.coding).some(({ code }) => verified.has(code ?? '')),
      ),
  )?.value

/** UK Core NHS number verification status: the new code and the one that published records still have. */
const verified = new Set(['01', 'number-present-and-verified'])
