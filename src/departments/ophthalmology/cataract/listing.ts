import type {
  Consent,
  DeviceRequest,
  FhirResource,
  Observation,
  Procedure,
  ServiceRequest,
  Task,
} from 'fhir/r4'

import { ofType } from '#clinical/booking/of-type.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'
import { type Biometry, biometryOf, toBiometries } from '#departments/ophthalmology/biometry/biometry.ts'
import { type Lens, toLens } from '#departments/ophthalmology/biometry/lens.ts'
import { type Eye, eyeOf } from '#departments/ophthalmology/eye/eye.ts'
import { type Check, toCheck } from '#departments/ophthalmology/surgery/checks.ts'
import { codesIn, wordsOf } from '#departments/ophthalmology/surgery/codes.ts'
import type { Stored } from '#fhir/client.ts'
import { toReferral } from '#features/waiting-list/model.ts'

/** What makes a request one of an operation on cataract: the category that finds it. */
export const cataractCategory = {
  system: 'https://lune.example/fhir/CodeSystem/eye-operation',
  code: 'cataract',
  display: 'Cataract operation',
}

/** What must be there before the operation, in the order it is usually done, and what comes after it. */
export const steps = ['consent', 'biometry', 'lens', 'date', 'operation', 'outcome'] as const
export type Step = (typeof steps)[number]
export const stepWords: Record<Step, string> = {
  consent: 'To consent',
  biometry: 'To measure',
  lens: 'To choose a lens',
  date: 'To book',
  operation: 'To operate',
  outcome: 'Outcome due',
}

/** One eye listed for cataract surgery, with everything the record holds of it. */
export type Listing = {
  request: Stored<ServiceRequest>
  patientId: string | undefined
  eye: Eye | undefined
  anaesthesia: string | undefined
  which: string | undefined
  complexity: string[]
  consent: Stored<Consent> | undefined
  biometry: Biometry | undefined
  lens: Lens | undefined
  lensCheck: Check | undefined
  safetyCheck: Check | undefined
  /** Its place on the waiting list, where the clock and the date stand (decision 025) */
  waiting: Stored<ServiceRequest> | undefined
  toComeIn: string | undefined
  operation: Stored<Procedure> | undefined
  outcome: Stored<Observation> | undefined
  /** The first that is missing; `done` when nothing is, `stopped` when it was withdrawn */
  step: Step | 'done' | 'stopped'
}

type Found = {
  requests: readonly Stored<ServiceRequest>[]
  included: readonly Stored<FhirResource>[]
  biometries: readonly Stored<Observation>[]
}

export const isCataract = ({ category }: ServiceRequest) =>
  listOf(category).some(({ coding }) =>
    listOf(coding).some(
      ({ system, code }) => system === cataractCategory.system && code === cataractCategory.code,
    ),
  )

/** Puts what was found to its listings; one that was entered in error is none. */
export function listingsOf({ requests, included, biometries }: Found): Listing[] {
  const all = toBiometries(biometries)
  return requests
    .filter((request) => isCataract(request) && request.status !== 'entered-in-error')
    .map((request) => toListing(request, included, all))
}

function toListing(
  request: Stored<ServiceRequest>,
  included: readonly Stored<FhirResource>[],
  biometries: readonly Biometry[],
): Listing {
  const { id } = request
  const patientId = referenceId(request.subject, 'Patient')
  const eye = eyeOf(request.bodySite, request)
  const names = (references: readonly { reference?: string }[] | undefined) =>
    listOf(references as { reference?: string }[] | undefined).some(
      (one) => referenceId(one, 'ServiceRequest') === id,
    )
  const waitingIds = listOf(request.basedOn).map((one) => referenceId(one, 'ServiceRequest'))
  const waiting = ofType(included, 'ServiceRequest').find((one) => waitingIds.includes(one.id))
  const lens = newest(
    ofType(included, 'DeviceRequest').filter(
      (one: Stored<DeviceRequest>) => names(one.basedOn) && stands(one),
    ),
  )
  const operation = newest(
    ofType(included, 'Procedure').filter(
      (one) => names(one.basedOn) && stands(one) && one.status !== 'not-done',
    ),
  )
  const tasks = ofType(included, 'Task').filter(
    (one: Stored<Task>) => one.focus && names([one.focus]) && one.status === 'completed',
  )
  const facts = {
    request,
    patientId,
    eye,
    anaesthesia: codesIn('anaesthesia', request.orderDetail).map((one) => wordsOf('anaesthesia', one))[0],
    which: codesIn('which-eye', request.orderDetail).map((one) => wordsOf('which-eye', one))[0],
    complexity: codesIn('cataract-complexity', request.orderDetail).map((one) =>
      wordsOf('cataract-complexity', one),
    ),
    consent: newest(
      ofType(included, 'Consent').filter(
        (one) =>
          one.status === 'active' && names(listOf(one.provision?.data).map(({ reference }) => reference)),
      ),
    ),
    biometry: biometryOf(
      biometries.filter((one) => referenceId(one.resource.subject, 'Patient') === patientId),
      eye,
    ),
    lens: lens && toLens(lens),
    lensCheck: newestCheck(tasks, 'lens'),
    safetyCheck: newestCheck(tasks, 'safety'),
    waiting,
    toComeIn: waiting && toReferral(waiting).toComeIn,
    operation,
    outcome: newest(
      ofType(included, 'Observation').filter(
        (one) =>
          operation &&
          stands(one) &&
          listOf(one.partOf).some((of) => referenceId(of, 'Procedure') === operation.id),
      ),
    ),
  }
  return { ...facts, step: stepOf(facts) }
}

const stands = ({ status }: { status?: string }) => status !== 'entered-in-error'
const newest = <R extends FhirResource>(those: readonly R[]): R | undefined =>
  those
    .toSorted((one, other) => (one.meta?.lastUpdated ?? '').localeCompare(other.meta?.lastUpdated ?? ''))
    .at(-1)
const newestCheck = (tasks: readonly Stored<Task>[], kind: Check['kind']): Check | undefined =>
  tasks
    .flatMap((task) => toCheck(task) ?? [])
    .filter((check) => check.kind === kind)
    .toSorted((one, other) => (one.at ?? '').localeCompare(other.at ?? ''))
    .at(-1)

type Facts = Omit<Listing, 'step'>

/** An operation that was made is made, whatever else is missing. */
function stepOf(facts: Facts): Listing['step'] {
  if (facts.operation) return facts.outcome ? 'done' : 'outcome'
  if (facts.request.status === 'revoked' || facts.request.status === 'completed') return 'stopped'
  return steps.find((step) => !isDone(step, facts)) ?? 'done'
}

export function isDone(step: Step, facts: Facts): boolean {
  switch (step) {
    case 'consent':
      return facts.consent !== undefined
    case 'biometry':
      return facts.biometry !== undefined
    case 'lens':
      return facts.lens !== undefined
    case 'date':
      return facts.toComeIn !== undefined
    case 'operation':
      return facts.operation !== undefined
    case 'outcome':
      return facts.outcome !== undefined
  }
}

/** A check holds for the lens it was made of: when another is chosen, it has to be made again. */
export const isLensChecked = ({ lens, lensCheck }: Pick<Listing, 'lens' | 'lensCheck'>): boolean =>
  lens !== undefined && lensCheck !== undefined && lensCheck.of === lensMark(lens)

export const lensMark = ({ resource }: Lens) => `${resource.id}/${resource.meta?.versionId ?? ''}`
