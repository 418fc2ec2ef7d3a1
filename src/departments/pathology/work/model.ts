import type { DiagnosticReport, FhirResource, ServiceRequest, Specimen, Task } from 'fhir/r4'

import { orderKindOf } from '#clinical/care/order.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { whoText } from '#clinical/entries/source.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'
import { type PatientIdentity, toIdentity } from '#clinical/patient/patient.ts'
import type { Stored } from '#fhir/client.ts'
import { textOf } from '#fhir/coding.ts'
import { instantOf } from '#fhir/dates.ts'

import { disciplineIn, type LabTest, testOf } from './catalogue.ts'
import { stepOf } from './lab-task.ts'
import type { Discipline } from './rules.ts'
import { numbersOf } from './sample-number.ts'
import { type Clock, collectionClock, reportClock } from './turnaround.ts'

/** Where a request stands, from the ward to the report. `rejected`: and nobody has asked for another sample. */
export const stages = [
  'to collect',
  'collected',
  'received',
  'in progress',
  'to authorise',
  'to authorise clinically',
  'rejected',
  'reported',
] as const
export type Stage = (typeof stages)[number]

/** One request, and everything the laboratory has of it. */
export type Work = {
  id: string
  request: Stored<ServiceRequest>
  patientId: string
  patient: PatientIdentity | undefined
  place: string | undefined
  wardId: string | undefined
  what: string
  /** Undefined: the catalogue does not have it */
  test: LabTest | undefined
  discipline: Discipline | undefined
  requester: string | undefined
  stage: Stage
  /** Why it is to be collected again, was not collected, or was rejected */
  why: string | undefined
  specimens: Stored<Specimen>[]
  /** The one that is worked on */
  specimen: Stored<Specimen> | undefined
  task: Stored<Task> | undefined
  report: Stored<DiagnosticReport> | undefined
  number: string | undefined
}

type Known = {
  included: readonly Stored<FhirResource>[]
  specimens: readonly Stored<Specimen>[]
  tests: readonly LabTest[]
}

/** Undefined for what is no request of a laboratory: another kind, a draft, a proposal. */
export function toWork(request: Stored<ServiceRequest>, known: Known): Work | undefined {
  const test = testOf(request, known.tests)
  const categories = listOf(request.category)
  const isLab = orderKindOf(categories) === 'laboratory' || (categories.length === 0 && test !== undefined)
  const patientId = referenceId(request.subject, 'Patient')
  const isOrdered = ['active', 'on-hold', 'completed'].includes(request.status)
  if (!isLab || !patientId || !isOrdered || ['proposal', 'plan', 'option'].includes(request.intent))
    return undefined
  const specimens = known.specimens.filter((one) => isOf(one, request))
  const specimen = specimens.find(isUsable)
  const reports = known.included.filter(
    (one): one is Stored<DiagnosticReport> =>
      one.resourceType === 'DiagnosticReport' && names(one.basedOn, request.id),
  )
  const task = known.included.find(
    (one): one is Stored<Task> =>
      one.resourceType === 'Task' && names(one.focus && [one.focus], request.id) && stepOf(one) !== undefined,
  )
  const report = reports.find(isOut) ?? reports.find(({ status }) => status === 'preliminary')
  const there = stageOf(request, { specimens, specimen, task, report })
  return {
    id: request.id,
    request,
    patientId,
    ...whereIn(request, known.included),
    what: textOf(request.code, '') || 'Test not named',
    test,
    discipline: disciplineIn(categories) ?? test?.discipline,
    requester: whoText(request.requester, request, known.included),
    ...there,
    specimens,
    specimen,
    task,
    report,
    number: numberOf(specimen ?? specimens.at(-1)),
  }
}

const names = (references: readonly { reference?: string }[] | undefined, id: string) =>
  listOf(references as { reference?: string }[]).some((one) => referenceId(one, 'ServiceRequest') === id)

/** Either of the two may name the other (FHIR has both ways). */
const isOf = (specimen: Stored<Specimen>, request: Stored<ServiceRequest>) =>
  specimen.status !== 'entered-in-error' &&
  (names(specimen.request, request.id) ||
    listOf(request.specimen).some((one) => referenceId(one, 'Specimen') === specimen.id))

const isUsable = ({ status }: Specimen) => status !== 'unsatisfactory' && status !== 'unavailable'

const isOut = ({ status }: DiagnosticReport) =>
  ['final', 'amended', 'corrected', 'appended', 'cancelled'].includes(status)

type Parts = Pick<Work, 'specimens' | 'specimen' | 'task' | 'report'>

/** The furthest that anything says; a laboratory that keeps no Task is understood by its specimens and reports. */
function stageOf(
  request: ServiceRequest,
  { specimens, specimen, task, report }: Parts,
): Pick<Work, 'stage' | 'why'> {
  const step = task && stepOf(task)
  const why = task?.statusReason && textOf(task.statusReason, '')
  const at = (stage: Stage, because?: string) => ({ stage, why: because || undefined })
  if ((report && isOut(report)) || request.status === 'completed') return at('reported')
  if (step === 'to-authorise' || step === 'to-authorise-clinically' || step === 'in-progress')
    return at(stageOfStep[step])
  if (!specimen) {
    const spoilt = specimens.find(({ status }) => status === 'unsatisfactory')
    if (spoilt && step !== 'recollect' && step !== 'not-collected')
      return at('rejected', why || conditionOf(spoilt))
    return at('to collect', why)
  }
  if (specimen.receivedTime) return at('received')
  return at(specimen.collection || step === 'collected' ? 'collected' : 'to collect', why)
}

const stageOfStep = {
  'in-progress': 'in progress',
  'to-authorise': 'to authorise',
  'to-authorise-clinically': 'to authorise clinically',
} as const

const conditionOf = ({ condition, note }: Specimen) =>
  [...listOf(condition).map((one) => textOf(one, '')), ...listOf(note).map(({ text }) => text)]
    .filter(Boolean)
    .join('; ')

const numberOf = (specimen: Specimen | undefined) => specimen && numbersOf(specimen)[0]

function whereIn(request: ServiceRequest, included: readonly Stored<FhirResource>[]) {
  const patientId = referenceId(request.subject, 'Patient')
  const stayId = referenceId(request.encounter, 'Encounter')
  const patient = included.find((one) => one.resourceType === 'Patient' && one.id === patientId)
  const stay = included.find((one) => one.resourceType === 'Encounter' && one.id === stayId)
  const here =
    stay?.resourceType === 'Encounter'
      ? listOf(stay.location).filter(({ status, period }) => status !== 'completed' && !period?.end)
      : []
  return {
    patient: patient?.resourceType === 'Patient' ? toIdentity(patient) : undefined,
    place: here.flatMap(({ location }) => whoText(location, stay) ?? []).join(' – ') || undefined,
    wardId: here.map(({ location }) => referenceId(location, 'Location')).find(Boolean),
  }
}

const collectedAt = ({ collection }: Specimen) =>
  instantOf(collection?.collectedDateTime ?? collection?.collectedPeriod?.start)

/** The clock that runs now: until it is collected from the request, after that from when the laboratory has it. */
export function clockOf({ stage, request, specimen, discipline, report }: Work, now: number): Clock {
  const priority = request.priority
  const asked = instantOf(request.authoredOn)
  if (stage === 'to collect' || stage === 'rejected') return collectionClock({ priority, from: asked }, now)
  const from = specimen && (instantOf(specimen.receivedTime) ?? collectedAt(specimen))
  const ended = stage === 'reported' ? instantOf(report?.issued) : undefined
  if (stage === 'reported' && ended === undefined) return { state: 'not known' }
  return reportClock({ priority, discipline, from, ...(ended === undefined ? {} : { ended }) }, now)
}
