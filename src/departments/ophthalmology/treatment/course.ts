import type { Extension, FhirResource, Procedure, ServiceRequest } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'
import { type Eye, eyeOf } from '#departments/ophthalmology/eye/eye.ts'
import type { Stored } from '#fhir/client.ts'
import { textOf, ucumSystem } from '#fhir/coding.ts'
import { formatDate, instantOf } from '#fhir/dates.ts'

import { type Regimen, weeksBetween } from './interval.ts'
import { kindSystem } from './treating.ts'

/** A course of injections into one eye: why, with what, and how often (decision 042). */
export type Course = {
  id: string
  eye: Eye | undefined
  agent: string
  indication: string
  regimen: Regimen | undefined
  /** The day it was referred, from which new wet AMD has its days */
  referred: string | undefined
  begun: string | undefined
  over: boolean
  /** Why it ended */
  ended: string | undefined
  resource: Stored<ServiceRequest>
}

export const courseCode = {
  system: kindSystem,
  code: 'injection-course',
  display: 'Course of eye injections',
}
const urls = {
  regimen: 'https://lune.example/fhir/StructureDefinition/treat-and-extend',
  referred: 'https://lune.example/fhir/StructureDefinition/referred-on',
}
const numbers = ['loading', 'loadingWeeks', 'minimum', 'maximum', 'step'] as const

export const regimenExtension = (regimen: Regimen): Extension => ({
  url: urls.regimen,
  extension: numbers.map((url) =>
    url === 'loading'
      ? { url, valuePositiveInt: regimen.loading }
      : { url, valueDuration: { value: regimen[url], unit: 'weeks', system: ucumSystem, code: 'wk' } },
  ),
})
export const referredExtension = (day: string): Extension => ({ url: urls.referred, valueDate: day })

/** Undefined when one of its numbers is missing: then nothing is reckoned from it. */
function regimenOf({ extension }: ServiceRequest): Regimen | undefined {
  const found = listOf(extension).find(({ url }) => url === urls.regimen)
  const valueOf = (name: (typeof numbers)[number]) => {
    const one = listOf(found?.extension).find(({ url }) => url === name)
    return one?.valuePositiveInt ?? one?.valueDuration?.value
  }
  const [loading, loadingWeeks, minimum, maximum, step] = numbers.map(valueOf)
  if (!loading || !loadingWeeks || !minimum || !maximum || step === undefined) return undefined
  return { loading, loadingWeeks, minimum, maximum, step }
}

export const toCourse = (request: Stored<ServiceRequest>): Course => ({
  id: request.id,
  eye: eyeOf(request.bodySite, request),
  agent: textOf(request.orderDetail?.[0], 'Agent not recorded'),
  indication: textOf(request.reasonCode?.[0], 'Reason not recorded'),
  regimen: regimenOf(request),
  referred: listOf(request.extension).find(({ url }) => url === urls.referred)?.valueDate,
  begun: request.occurrenceTiming?.repeat?.boundsPeriod?.start ?? request.authoredOn,
  over: request.status !== 'active',
  ended: request.status === 'active' ? undefined : listOf(request.note).at(-1)?.text,
  resource: request,
})

const isInjection = ({ code }: Pick<Procedure | ServiceRequest, 'code'>) =>
  listOf(code?.coding).some((one) => one.system === kindSystem && one.code === 'injection')

/** What is due for one eye, of injections alone: operations are planned in the same way. */
export const injectionsDue = (due: readonly Stored<ServiceRequest>[], eye: Eye) =>
  due.filter((one) => isInjection(one) && eyeOf(one.bodySite, one) === eye)

/** One visit for an injection: it was given, or why not. */
export type Visit = {
  id: string
  eye: Eye | undefined
  when: string | undefined
  given: boolean
  what: string
  /** Why there was none */
  reason: string | undefined
  batch: string | undefined
  notes: string[]
}

/** Oldest first; what was entered in error, and what is no injection, is left out. */
export const visitsOf = (procedures: readonly Stored<Procedure>[]): Visit[] =>
  procedures
    .filter((one) => one.status !== 'entered-in-error' && isInjection(one))
    .map(toVisit)
    .toSorted((one, other) => (instantOf(one.when) ?? 0) - (instantOf(other.when) ?? 0))

function toVisit(procedure: Stored<Procedure>): Visit {
  const { id, status, bodySite, code, statusReason, contained, complication, outcome, note } = procedure
  // the types leave contained resources open
  const batch = (listOf(contained) as FhirResource[])
    .flatMap((one) => (one.resourceType === 'Medication' ? (one.batch ?? []) : []))
    .at(0)
  const complications = listOf(complication).map((one) => textOf(one, ''))
  return {
    id,
    eye: eyeOf(bodySite, procedure),
    when: procedure.performedDateTime ?? procedure.performedPeriod?.start,
    given: status === 'completed',
    what: (code?.text?.trim() || 'Injection').replace(/^Injection: /, ''),
    reason:
      status === 'completed'
        ? undefined
        : textOf(statusReason, status === 'not-done' ? 'Reason not recorded' : 'Not said to be done'),
    batch: batch?.lotNumber
      ? `Batch ${batch.lotNumber}, use by ${formatDate(batch.expirationDate)}`
      : undefined,
    notes: [
      ...listOf(procedure.usedCode).map((one) => textOf(one, '')),
      outcome && `After: ${textOf(outcome, '')}`,
      complications.length > 0 && `Complication: ${complications.join(', ')}`,
      ...listOf(note).map(({ text }) => text),
    ].flatMap((one) => one || []),
  }
}

/** Where a course stands: what was given of it, what is due and how long that was planned to be. */
export type Standing = {
  course: Course
  visits: Visit[]
  given: number
  last: string | undefined
  /** Visits without an injection since the last one, newest last */
  missed: Visit[]
  due: Stored<ServiceRequest> | undefined
  /** Weeks from the last injection to the day it is due */
  planned: number | undefined
}

function standingOf(
  course: Course,
  { visits, due }: { visits: readonly Visit[]; due: readonly Stored<ServiceRequest>[] },
): Standing {
  const begun = course.begun?.slice(0, 10) ?? ''
  const those = visits.filter(({ eye, when }) => eye === course.eye && (when ?? '') >= begun)
  const given = those.filter((one) => one.given)
  const last = given.at(-1)?.when
  const [next] = course.eye ? injectionsDue(due, course.eye) : []
  return {
    course,
    visits: those,
    given: given.length,
    last,
    missed: those.filter((one) => !one.given && (last === undefined || (one.when ?? '') > last)),
    due: next,
    planned: weeksBetween(last, next?.occurrenceDateTime),
  }
}

/** Where the course of an eye stands that goes on now. */
export function standingFor(
  eye: Eye,
  found: { courses: readonly Course[]; visits: readonly Visit[]; due: readonly Stored<ServiceRequest>[] },
): Standing | undefined {
  const course = found.courses.find((one) => one.eye === eye && !one.over)
  return course && standingOf(course, found)
}
