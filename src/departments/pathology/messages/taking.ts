import type { DiagnosticReport, Observation, Reference } from 'fhir/r4'

import type { Act, Actor, Change, Made } from '#clinical/acts/act.ts'
import { entryIdentifier } from '#clinical/acts/recorded-by.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { markedLines, toReport } from '#clinical/results/report.ts'
import { toTell } from '#departments/pathology/critical/to-tell.ts'
import type { Stored } from '#fhir/client.ts'
import { instantOf } from '#fhir/dates.ts'

import { type Kept, type Message, withReferences } from './message.ts'

/** What the record has of this message already: the reports as they were sent before, with their values. */
export type SentBefore = {
  reports: readonly Stored<DiagnosticReport>[]
  values: readonly Stored<Observation>[]
}

const isOneOf = (report: DiagnosticReport, other: DiagnosticReport) =>
  listOf(report.identifier).some(({ system, value }) =>
    listOf(other.identifier).some((one) => value && one.value === value && one.system === system),
  )

/** As it was sent before, of one patient of this record. */
export const beforeOf = (report: DiagnosticReport, { reports }: SentBefore) =>
  reports.find((one) => isOneOf(report, one))

/** Why a message brings nothing new; a report that was out and says something else now is taken as an amendment. */
export function whyNotTaken({ reports }: Message, before: SentBefore): string | undefined {
  for (const report of reports) {
    const there = beforeOf(report, before)
    if (!there) continue
    const [now, then] = [instantOf(report.issued) ?? 0, instantOf(there.issued) ?? 0]
    if (now < then) return 'The record has a later version of this report.'
    if (now === then && report.status === there.status) return 'This report is in the record already.'
    if (isOut(there) && !changes.has(report.status))
      return 'This report is in the record already, and the message does not say that it amends it.'
  }
  return undefined
}

const isOut = ({ status }: DiagnosticReport) =>
  status !== 'registered' && status !== 'partial' && status !== 'preliminary'
const changes = new Set(['amended', 'corrected', 'appended', 'cancelled', 'entered-in-error'])

/**
 * All of it in one go, about the patient of this record; taken twice it is there once. What was sent before is changed where it
 * stands, value by value, so that both versions stay and whoever answered for it is asked again (hazard H15).
 */
export function taken({ resources, reports }: Message, before: SentBefore, actor: Actor): Act {
  const [first] = reports
  const sent = listOf(first?.identifier)[0]?.value ?? first?.id ?? actor.actId
  const seenOf = matched(resources, before)
  const amends = [...seenOf.keys()].some((one) => one.resourceType === 'DiagnosticReport')
  // its request and its specimen came with the first message
  const written = resources.filter(
    (one) => !amends || one.resourceType === 'DiagnosticReport' || one.resourceType === 'Observation',
  )
  const addresses = new Map<string, Reference>(
    written.map((one) => {
      const seen = seenOf.get(one)
      const reference = seen ? `${seen.resourceType}/${seen.id}` : `urn:uuid:${crypto.randomUUID()}`
      return [`${one.resourceType}/${one.id}`, { reference }]
    }),
  )
  for (const report of reports) {
    const there = beforeOf(report, before)
    for (const part of ['basedOn', 'specimen'] as const)
      listOf<Reference>(report[part]).forEach(({ reference }, index) => {
        const kept = listOf<Reference>(there?.[part])[index]
        if (reference && kept && amends) addresses.set(reference, kept)
      })
  }
  const make: Made[] = []
  const change: Change[] = []
  for (const one of written) {
    const { id, ...rest } = withReferences(one, (reference) => {
      if (reference.reference?.startsWith('Patient/'))
        return { ...reference, reference: `Patient/${actor.patientId}` }
      return { ...reference, ...addresses.get(reference.reference ?? '') }
    })
    const seen = seenOf.get(one)
    if (seen) {
      const identifier = seen.identifier ?? []
      change.push({ seen, to: { ...rest, id: seen.id, identifier } as Kept })
      continue
    }
    const identifier = [...listOf(rest.identifier), entryIdentifier(actor.session, `message-${sent}-${id}`)]
    make.push({
      resource: { ...rest, identifier } as Made['resource'],
      fullUrl: addresses.get(`${one.resourceType}/${id}`)?.reference ?? '',
    })
  }
  const told = reports.flatMap((report, index) => {
    const critical = markedLines(toReport(report, resources)).some(({ mark }) => mark.level === 'critical')
    const about = addresses.get(`DiagnosticReport/${report.id}`)
    return critical && about ? toTell({ report: about, encounter: undefined }, actor, `-${index}`) : []
  })
  return { make: [...make.toSorted((one, other) => rank(one) - rank(other)), ...told], change }
}

/** The report first: by it a message that is there already is known. */
const rank = ({ resource }: Made) => (resource.resourceType === 'DiagnosticReport' ? 0 : 1)

/** Each part with what the record has of it: a report by its number, a value by what was measured, each once. */
function matched(resources: readonly Kept[], before: SentBefore) {
  const found = new Map<Kept, Stored<DiagnosticReport> | Stored<Observation>>()
  const left = new Set(before.values)
  for (const one of resources) {
    const seen =
      one.resourceType === 'DiagnosticReport'
        ? beforeOf(one, before)
        : one.resourceType === 'Observation'
          ? [...left].find((value) => isSameMeasure(one, value))
          : undefined
    if (!seen) continue
    found.set(one, seen)
    if (seen.resourceType === 'Observation') left.delete(seen)
  }
  return found
}

function isSameMeasure(one: Observation, other: Observation): boolean {
  const keys = ({ code }: Observation) =>
    listOf(code?.coding).map((coding) => `${coding.system}|${coding.code}`)
  const codes = keys(one)
  return codes.length > 0
    ? keys(other).some((key) => codes.includes(key))
    : one.code?.text !== undefined && one.code.text === other.code?.text
}
