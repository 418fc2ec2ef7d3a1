import type { Communication, CodeableConcept, Reference } from 'fhir/r4'

import type { Actor } from '#clinical/acts/act.ts'
import { entryIdentifier, recordedBy } from '#clinical/acts/recorded-by.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { whoText } from '#clinical/entries/source.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'
import type { OwedResult } from '#clinical/results/owed-result.ts'
import { telephoneRules } from '#departments/pathology/work/rules.ts'
import { textOf } from '#fhir/coding.ts'
import { instantOf } from '#fhir/dates.ts'

/** One call about a critical result, made or tried (domain facts §6.1.4). */
export type Call = {
  id: string
  reportId: string
  at: string | undefined
  /** Nobody was reached: why */
  failed: string | undefined
  who: string | undefined
  grade: string | undefined
  readBack: boolean | undefined
  words: string
  by: string | undefined
}

const ours = 'https://lune.example/fhir'
export const criticalKind = {
  system: `${ours}/CodeSystem/communication-kind`,
  code: 'critical-result',
  display: 'Critical result telephoned',
}
const readBackUrl = `${ours}/StructureDefinition/read-back`
const gradeUrl = `${ours}/StructureDefinition/recipient-grade`

export type CallDraft = {
  reached: 'yes' | 'no'
  who: string
  grade: string
  readBack: '' | 'yes' | 'no'
  /** An instant */
  at: string
  words: string
}

type About = { reportId: string; patientId: string; encounterId: string | undefined }

export function toCommunication(draft: CallDraft, about: About, actor: Actor): Communication {
  const reached = draft.reached === 'yes'
  const phone: CodeableConcept = {
    coding: [
      {
        system: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationMode',
        code: 'PHONE',
        display: 'telephone',
      },
    ],
  }
  const recipient: Reference | undefined = draft.who.trim()
    ? {
        display: draft.who.trim(),
        ...(draft.grade.trim() ? { extension: [{ url: gradeUrl, valueString: draft.grade.trim() }] } : {}),
      }
    : undefined
  return {
    resourceType: 'Communication',
    identifier: [entryIdentifier(actor.session, actor.actId)],
    ...(reached ? { extension: [{ url: readBackUrl, valueBoolean: draft.readBack === 'yes' }] } : {}),
    status: reached ? 'completed' : 'not-done',
    ...(reached ? {} : { statusReason: { text: draft.words.trim() } }),
    category: [{ coding: [criticalKind], text: criticalKind.display }],
    medium: [phone],
    subject: { reference: `Patient/${about.patientId}` },
    about: [{ reference: `DiagnosticReport/${about.reportId}` }],
    ...(about.encounterId ? { encounter: { reference: `Encounter/${about.encounterId}` } } : {}),
    sent: draft.at,
    ...(recipient ? { recipient: [recipient] } : {}),
    sender: recordedBy(actor.session),
    payload: [{ contentString: draft.words.trim() }],
  }
}

export function toCall(one: Communication & { id: string }): Call | undefined {
  const reportId = listOf(one.about)
    .map((reference) => referenceId(reference, 'DiagnosticReport'))
    .find(Boolean)
  if (!reportId || one.status === 'entered-in-error') return undefined
  const [recipient] = listOf(one.recipient)
  const failed = one.status === 'not-done' || one.status === 'stopped'
  return {
    id: one.id,
    reportId,
    at: one.sent,
    failed: failed ? textOf(one.statusReason, 'Nobody was reached') : undefined,
    who: recipient && whoText(recipient, one),
    grade: listOf(recipient?.extension).find(({ url }) => url === gradeUrl)?.valueString,
    readBack: listOf(one.extension).find(({ url }) => url === readBackUrl)?.valueBoolean,
    words: listOf(one.payload)
      .flatMap(({ contentString }) => contentString ?? [])
      .join('; '),
    by: whoText(one.sender, one),
  }
}

/** A critical result, who has been told, and by when somebody must be. */
export type Critical = OwedResult & {
  calls: Call[]
  state: 'told' | 'not read back' | 'tried' | 'nobody told'
  /** Milliseconds since 1970; undefined: nobody knows when it was issued */
  tellBy: number | undefined
}

/** A call counts for what the report says now: one made before it was amended told of something else (hazard H15). */
export function withCalls(
  result: OwedResult,
  calls: readonly Call[],
  inpatient: boolean | undefined,
): Critical {
  const mine = calls
    .filter(({ reportId }) => reportId === result.id)
    .toSorted((one, other) => (one.at ?? '').localeCompare(other.at ?? ''))
  const since = changedAt(result)
  const counting = mine.filter(({ at }) => since === undefined || (instantOf(at) ?? 0) >= since)
  const reached = counting.filter(({ failed }) => failed === undefined)
  const issued = instantOf(result.report.issued ?? result.report.when)
  const within = inpatient === false ? telephoneRules.others : telephoneRules.inpatient
  return {
    ...result,
    calls: mine,
    state: reached.some(({ readBack }) => readBack === true)
      ? 'told'
      : reached.length > 0
        ? 'not read back'
        : counting.length > 0
          ? 'tried'
          : 'nobody told',
    tellBy: issued === undefined ? undefined : issued + within,
  }
}

/** A report that was never changed counts from its issue: a call may have been written down before it arrived here. */
function changedAt({ report }: OwedResult): number | undefined {
  const isChanged =
    report.status === 'Amended' || report.status === 'Corrected' || report.status === 'Appended'
  return isChanged ? instantOf(report.issued) : undefined
}

export const isTold = ({ state }: Pick<Critical, 'state'>) => state === 'told'

export const isLate = (one: Pick<Critical, 'state' | 'tellBy'>, now: number) =>
  !isTold(one) && one.tellBy !== undefined && one.tellBy < now
