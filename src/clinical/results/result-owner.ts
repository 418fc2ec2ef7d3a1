import type { DiagnosticReport, Encounter, Reference, ServiceRequest } from 'fhir/r4'

import { hasAny } from '#fhir/coding.ts'

import { type Acknowledgement, hasTaken, type Standing } from './acknowledgement.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import type { Find } from './result-line.ts'
import { whoText } from '#clinical/entries/source.ts'

/** Who answers for a result, and why it is they (domain facts §6.1.6). */
export type ResultOwner = {
  who: string
  why: 'has it' | 'asked for it' | 'responsible consultant' | 'nobody named'
  /** As it goes into the Task; undefined: the pool */
  reference: Reference | undefined
}

/**
 * Whoever has taken it, or had what it said before; else whoever asked for it; else the consultant of the visit; else
 * nobody, and it is in the pool of the patient’s organisation.
 */
export function ownerOf(report: DiagnosticReport, { now, before }: Standing, find: Find): ResultOwner {
  const task = now ?? (before && hasTaken(before) ? before : undefined)
  const holder = task && ownerIn(task)
  if (holder) return { who: task.owner?.who ?? 'Somebody not named', why: 'has it', reference: holder }
  const requester = requesterOf(report, find)
  if (requester) return { ...requester, why: 'asked for it' }
  const consultant = consultantOf(report, find)
  if (consultant) return { ...consultant, why: 'responsible consultant' }
  return { who: 'Nobody named', why: 'nobody named', reference: undefined }
}

const ownerIn = ({ task }: Acknowledgement): Reference | undefined => task.owner

type Named = Pick<ResultOwner, 'who' | 'reference'>

function requesterOf(report: DiagnosticReport, find: Find): Named | undefined {
  for (const reference of listOf(report.basedOn)) {
    const request = find(reference, report)
    if (request?.resourceType !== 'ServiceRequest') continue
    const { requester }: ServiceRequest = request
    if (isSomebody(requester)) return named(requester, find, request)
  }
  return undefined
}

export function consultantOf(report: DiagnosticReport, find: Find): Named | undefined {
  const encounter = report.encounter && find(report.encounter, report)
  if (encounter?.resourceType !== 'Encounter') return undefined
  const { participant }: Encounter = encounter
  const attending = listOf(participant).find(({ type }) => listOf(type).some((one) => hasAny(one, 'ATND')))
  return isSomebody(attending?.individual) ? named(attending.individual, find, encounter) : undefined
}

const isSomebody = (reference: Reference | undefined): reference is Reference =>
  reference?.reference !== undefined || reference?.identifier?.value !== undefined

function named(reference: Reference, find: Find, within: ServiceRequest | Encounter): Named {
  const there = find(reference, within)
  return { who: whoText(reference, within, there ? [there] : []) ?? 'Somebody not named', reference }
}

/** The people and teams a reader looks for: theirs when it names one of these. */
export type Circle = { users: ReadonlySet<string>; references: ReadonlySet<string> }

export function isOf({ reference }: ResultOwner, { users, references }: Circle): boolean {
  if (!reference) return false
  const user = reference.identifier?.value
  if (user !== undefined && users.has(user)) return true
  const [type, id] = reference.reference?.split('/_history/')[0]?.split('/').slice(-2) ?? []
  return references.has(`${type}/${id}`)
}

/** A patient’s place of care, as far as a result needs it. */
export function isInpatient(report: DiagnosticReport, find: Find): boolean | undefined {
  const encounter = report.encounter && find(report.encounter, report)
  if (encounter?.resourceType !== 'Encounter') return undefined
  // HL7 v3 ActCode: in hospital in the wide sense, an emergency attendance and a day case too.
  const code = encounter.class?.code
  if (['IMP', 'ACUTE', 'NONAC', 'EMER', 'OBSENC', 'SS'].includes(code ?? '')) return true
  return ['AMB', 'VR', 'HH', 'FLD', 'PRENC'].includes(code ?? '') ? false : undefined
}

export const wardOf = (report: DiagnosticReport, find: Find): string | undefined => {
  const encounter = report.encounter && find(report.encounter, report)
  if (encounter?.resourceType !== 'Encounter') return undefined
  const here = listOf(encounter.location).filter(
    ({ status, period }) => status !== 'completed' && !period?.end,
  )
  return here.flatMap(({ location }) => location?.display ?? []).join(' – ') || undefined
}
