import type { DiagnosticReport, FhirResource, Observation, Reference, Task } from 'fhir/r4'

import { isFiledAsLaboratory } from '../../src/auth/laboratory.ts'
import type { FhirBackend, FhirResponse } from '../fhir-backend.ts'
import { resourcesIn } from './bundle.ts'
import { type Caller, isPerson } from './caller.ts'
import { listOf } from './labels.ts'
import { refusal } from './outcome.ts'
import { isBy, marksOf, refusedWork, sameValue, sameWords, valuesIn } from './laboratory-work.ts'

/** One write of a request that goes to the record whole, or not at all. */
export type Written = {
  /** Undefined for what is only read, or deleted */
  resource: FhirResource | undefined
  stored: FhirResource | undefined
  fullUrl: string | undefined
  ifMatch: string | undefined
  ifNoneExist: string | undefined
}

type Refused = { at: number; refused: FhirResponse }

/**
 * Two people stand behind a laboratory’s report (decision 037): whoever authorises it clinically signs in their own name, over
 * values that somebody else has authorised technically. Judged as a set: values, work and report travel together.
 */
export async function refusedReporting(
  backend: FhirBackend,
  caller: Caller,
  writes: readonly Written[],
): Promise<Refused | undefined> {
  if (!isPerson(caller) || !writes.some(({ resource }) => judged.has(resource?.resourceType ?? '')))
    return undefined
  const look = openLook(backend, writes)
  for (const [at, write] of writes.entries()) {
    const refused = await refusedWrite(look, caller, write)
    // somebody else was first: that is said, and both versions are shown
    if (refused) return { at, refused: writes.some(isStale) ? changedMeanwhile() : refused }
  }
  return undefined
}

const judged = new Set(['DiagnosticReport', 'Observation', 'Task'])

const isStale = ({ stored, ifMatch }: Written) =>
  stored !== undefined && ifMatch !== undefined && ifMatch !== `W/"${stored.meta?.versionId}"`

const changedMeanwhile = () =>
  refusal(412, 'conflict', 'This has been changed since it was read. Nothing was saved.')

async function refusedWrite(look: Look, caller: Caller, write: Written): Promise<FhirResponse | undefined> {
  const { resource, stored } = write
  // found by its own number, it is not written again
  if ((await look.existing(write)) !== undefined) return undefined
  if (resource?.resourceType === 'Task')
    return refusedWork(caller, resource, stored?.resourceType === 'Task' ? stored : undefined)
  if (resource?.resourceType === 'Observation')
    return refusedValue(look, resource, stored?.resourceType === 'Observation' ? stored : undefined)
  if (resource?.resourceType === 'DiagnosticReport')
    return refusedReport(
      look,
      caller,
      resource,
      stored?.resourceType === 'DiagnosticReport' ? stored : undefined,
    )
  return undefined
}

const no = (why: string) => refusal(422, 'business-rule', why)

async function refusedReport(
  look: Look,
  caller: Caller,
  report: DiagnosticReport,
  stored: DiagnosticReport | undefined,
): Promise<FhirResponse | undefined> {
  if (!saysSomething(report)) return undefined
  const versions = stored ? [report, stored] : [report]
  if (!(await anyOf(versions, (one) => isOfLaboratory(look, one)))) return undefined
  const ours = await isOurs(look, caller, report, stored)
  const signed = listOf(report.resultsInterpreter)
  if (ours && (signed.length === 0 || !signed.every((one) => isBy(caller, one))))
    return no('A laboratory’s report is authorised in one’s own name.')
  const works = (await look.works(versions)).filter((work) => marksOf(work).length > 0)
  if (works.some((work) => marksOf(work).some((mark) => isBy(caller, mark))))
    return no('You authorised this technically: somebody else authorises it clinically, and amends it.')
  // two people stood behind what it said before; an amendment has its own signature, and both versions stay
  if (stored && isOut(stored))
    return amends.has(report.status) ? undefined : no('A report that was out says that it was amended.')
  if (!ours) return undefined
  if (works.length === 0) return no('Nobody has authorised this technically.')
  const authorised = works.flatMap(valuesIn)
  const reported = await look.valuesOf(report)
  return reported.every((value) => value && authorised.some((one) => sameValue(one, value)))
    ? undefined
    : no('What is reported is not what was authorised technically.')
}

/** A value of a report changes with its report, so that nobody changes it under the names that stand there. */
async function refusedValue(
  look: Look,
  value: Observation,
  stored: Observation | undefined,
): Promise<FhirResponse | undefined> {
  if (!stored) return undefined
  const isWithdrawn = value.status === 'entered-in-error'
  if (sameWords(value, stored) && (isWithdrawn || stored.status !== 'entered-in-error')) return undefined
  if (listOf(stored.category).length === 0 || !isFiledAsLaboratory(listOf(stored.category))) return undefined
  const reports = (await look.reportsWith(stored)).filter(saysSomething)
  return reports.every((report) => look.isWritten(report))
    ? undefined
    : no('A value of a report changes with its report, in one go.')
}

const amends = new Set(['amended', 'corrected', 'appended', 'cancelled'])

const isOut = (report: DiagnosticReport) =>
  saysSomething(report) && (report.status === 'final' || amends.has(report.status))

/** What is withdrawn, or only says that there will be or was no result, needs nobody behind it. */
function saysSomething({ status, result, conclusion, presentedForm }: DiagnosticReport): boolean {
  if (status === 'entered-in-error') return false
  if (listOf(result).length > 0) return true
  if (status === 'cancelled') return false
  return status !== 'registered' || conclusion !== undefined || listOf(presentedForm).length > 0
}

async function anyOf<T>(all: readonly T[], is: (one: T) => Promise<boolean>): Promise<boolean> {
  return (await Promise.all(all.map(is))).some(Boolean)
}

/** By its own category, or by that of what was asked for. */
async function isOfLaboratory(look: Look, report: DiagnosticReport): Promise<boolean> {
  if (isFiledAsLaboratory(listOf(report.category))) return true
  const requests = await look.requests(report)
  return requests.some(({ category }) => listOf(category).length > 0 && isFiledAsLaboratory(listOf(category)))
}

/** Made here, unless it says which other laboratory made it, and nobody of ours has signed it. */
function isMadeHere(caller: Caller, { performer, resultsInterpreter }: DiagnosticReport): boolean {
  const performers = listOf(performer)
  const isOther = ({ reference, identifier, display }: Reference) =>
    !reference && (identifier?.value ?? display) !== undefined && identifier?.value !== caller.orgCode
  return (
    performers.length === 0 ||
    !performers.every(isOther) ||
    listOf(resultsInterpreter).some((one) => isBy(caller, one))
  )
}

/** Whoever made a report that was sent stands behind it. What answers a request of this record is made here. */
async function isOurs(
  look: Look,
  caller: Caller,
  report: DiagnosticReport,
  stored: DiagnosticReport | undefined,
): Promise<boolean> {
  if (isMadeHere(caller, report) || (stored && isMadeHere(caller, stored))) return true
  // the request that a report came with is in this record by now
  const cameWith = stored && saysSomething(stored) ? listOf(stored.basedOn) : []
  const known = new Set(cameWith.map(({ reference }) => reference))
  return anyOf(
    listOf(report.basedOn).filter(({ reference }) => !known.has(reference)),
    look.isOfThisRecord,
  )
}

type Look = ReturnType<typeof openLook>

/** What the record holds, and what the set is about to write into it. */
function openLook(backend: FhirBackend, writes: readonly Written[]) {
  const find = async (url: string) =>
    resourcesIn((await backend.handle({ method: 'GET', url: `/${url}`, headers: {} })).body)
  const read = async (address: string): Promise<FhirResource | undefined> => {
    const { status, body } = await backend.handle({ method: 'GET', url: `/${address}`, headers: {} })
    return status === 200 ? body : undefined
  }
  const existing = async ({ resource, ifNoneExist }: Written) =>
    ifNoneExist && resource ? (await find(`${resource.resourceType}?${ifNoneExist}`))[0] : undefined
  const called = (url: string | undefined) => writes.find(({ fullUrl }) => url && fullUrl === url)

  /** The resource a reference means, as it will be once the set is written. */
  async function meant(
    reference: string | undefined,
    within: FhirResource,
  ): Promise<FhirResource | undefined> {
    if (reference?.startsWith('#') && 'contained' in within)
      return listOf(within.contained as FhirResource[]).find(({ id }) => `#${id}` === reference)
    const write = called(reference)
    if (write) return (await existing(write)) ?? write.resource
    const address = /(?:^|\/)([A-Z]\w+\/[A-Za-z0-9\-.]{1,64})(?:\/_history\/.*)?$/.exec(reference ?? '')?.[1]
    if (!address) return undefined
    return (
      writes.find(({ stored }) => stored && `${stored.resourceType}/${stored.id}` === address)?.resource ??
      read(address)
    )
  }

  /** Those it names and those they consist of; one that cannot be found is undefined. */
  async function valuesOf(
    report: DiagnosticReport,
    from: FhirResource = report,
    named: readonly Reference[] = listOf(report.result),
    depth = 0,
  ): Promise<(Observation | undefined)[]> {
    const found = await Promise.all(
      named.map(async ({ reference }) => {
        const one = await meant(reference, from)
        if (one?.resourceType !== 'Observation' || depth > 6) return [undefined]
        return [one, ...(await valuesOf(report, one, listOf(one.hasMember), depth + 1))]
      }),
    )
    return found.flat()
  }

  return {
    existing,
    valuesOf,
    requests: async (report: DiagnosticReport) => {
      const found = await Promise.all(listOf(report.basedOn).map(({ reference }) => meant(reference, report)))
      return found.flatMap((one) => (one?.resourceType === 'ServiceRequest' ? one : []))
    },
    /** A request that comes with the report, as a laboratory elsewhere has it, is none of this record */
    isOfThisRecord: async ({ reference }: Reference) => {
      const write = called(reference)
      if (write) return write.stored !== undefined || (await existing(write)) !== undefined
      return reference !== undefined && !reference.startsWith('#')
    },
    works: async (reports: readonly DiagnosticReport[]): Promise<Task[]> => {
      const ids = new Set(
        reports.flatMap(({ basedOn }) =>
          listOf(basedOn).flatMap(({ reference }) => requestIn(reference) ?? []),
        ),
      )
      const found = await Promise.all(
        [...ids].map((id) => find(`Task?focus=ServiceRequest/${id}&_count=100`)),
      )
      return found
        .flat()
        .flatMap((one) =>
          one.resourceType === 'Task' && ids.has(requestIn(one.focus?.reference) ?? '') ? one : [],
        )
    },
    reportsWith: async ({ id }: Observation): Promise<DiagnosticReport[]> => {
      const panels = await find(`Observation?has-member=Observation/${id}&_count=100`)
      const names = [
        `Observation/${id}`,
        ...panels.filter((one) => has(one, id)).map((one) => `Observation/${one.id}`),
      ]
      const found = await find(`DiagnosticReport?result=${names.join(',')}&_count=100`)
      return found.flatMap((one) =>
        one.resourceType === 'DiagnosticReport' &&
        listOf(one.result).some(({ reference }) => names.includes(reference ?? ''))
          ? one
          : [],
      )
    },
    /** And not taken back with it: a value does not change while its report goes */
    isWritten: ({ id }: DiagnosticReport) =>
      writes.some(
        ({ resource, stored }) =>
          resource?.resourceType === 'DiagnosticReport' && stored?.id === id && saysSomething(resource),
      ),
  }
}

const requestIn = (reference: string | undefined) =>
  /(?:^|\/)ServiceRequest\/([A-Za-z0-9\-.]{1,64})/.exec(reference ?? '')?.[1]

const has = (one: FhirResource, id: string | undefined) =>
  one.resourceType === 'Observation' &&
  listOf(one.hasMember).some(({ reference }) => reference === `Observation/${id}`)
