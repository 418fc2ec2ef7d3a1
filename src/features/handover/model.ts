import type {
  AllergyIntolerance,
  Communication,
  Condition,
  DiagnosticReport,
  FhirResource,
  Flag,
  Observation,
  Task,
} from 'fhir/r4'

import type { Session } from '#auth/session.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'
import { type Alert, toAlertList } from '#clinical/care/alert.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { isTakenBack, type RecordedScore, toRecordedScore } from '#clinical/observations/news2-score.ts'
import { entryIdentifier, recordedBy } from '#clinical/acts/recorded-by.ts'
import { whoText } from '#clinical/entries/source.ts'
import { type PatientTask, toPatientTask } from '#clinical/care/task.ts'
import type { Stored } from '#fhir/client.ts'
import { hasAny, textOf } from '#fhir/coding.ts'
import { instantOf } from '#fhir/dates.ts'

/** SBAR: how one shift tells the next (domain facts §2.8). */
export const parts = {
  situation: 'Situation',
  background: 'Background',
  assessment: 'Assessment',
  recommendation: 'Recommendation',
} as const
export type Part = keyof typeof parts
export type Words = Record<Part, string>
export const noWords: Words = { situation: '', background: '', assessment: '', recommendation: '' }
const partNames = Object.keys(parts) as Part[]

const partUrl = 'https://lune.example/fhir/StructureDefinition/sbar-part'
const kindSystem = 'https://lune.example/fhir/CodeSystem/communication-kind'
export const handoverCategory = `${kindSystem}|handover`

/** What the shift has written about one patient; `handedOver` once it was passed on. */
export type Sheet = {
  resource: Stored<Communication>
  words: Words
  handedOver: { at: string; by: string } | undefined
}

export function toSheet(resource: Stored<Communication>): Sheet {
  const words = { ...noWords }
  for (const { extension, contentString } of listOf(resource.payload)) {
    const part = partNames.find((name) =>
      listOf(extension).some(({ url, valueCode }) => url === partUrl && valueCode === name),
    )
    // What another system sent without parts is read too, never dropped.
    const place = part ?? 'situation'
    words[place] = [words[place], contentString].filter(Boolean).join('\n')
  }
  const { status, sent, sender } = resource
  return {
    resource,
    words,
    handedOver:
      status === 'completed' && sent
        ? { at: sent, by: whoText(sender, resource) ?? 'Not stated' }
        : undefined,
  }
}

type Writer = { patientId: string; session: Pick<Session, 'userId' | 'name' | 'post'>; actId: string }

export const fromWords = (
  words: Words,
  encounterId: string,
  { patientId, session, actId }: Writer,
): Communication => ({
  resourceType: 'Communication',
  identifier: [entryIdentifier(session, actId)],
  status: 'in-progress',
  category: [{ coding: [{ system: kindSystem, code: 'handover', display: 'Shift handover' }] }],
  subject: { reference: `Patient/${patientId}` },
  encounter: { reference: `Encounter/${encounterId}` },
  sender: recordedBy(session),
  payload: toPayload(words),
})

export const withWords = (sheet: Communication, words: Words): Communication => ({
  ...sheet,
  payload: toPayload(words),
})

/** Passed on: from here on it is what was said, and the next shift writes its own. */
export const handedOver = (
  sheet: Communication,
  session: Pick<Session, 'userId' | 'name'>,
  now: Date,
): Communication => ({
  ...sheet,
  status: 'completed',
  sent: now.toISOString(),
  sender: recordedBy(session),
})

const toPayload = (words: Words) =>
  partNames.flatMap((part) =>
    words[part].trim()
      ? [{ extension: [{ url: partUrl, valueCode: part }], contentString: words[part].trim() }]
      : [],
  )

/** What the record itself says of one patient, for the shift to add to. */
export type Facts = {
  scores: RecordedScore[]
  problems: string[]
  allergies: Stored<AllergyIntolerance>[]
  alerts: Alert[]
  tasks: PatientTask[]
  reports: { id: string; name: string; at: string | undefined }[]
  current: Sheet | undefined
  last: Sheet | undefined
}

export type Answers = {
  communications: Stored<Communication>[]
  observations: Stored<Observation>[]
  conditions: Stored<Condition>[]
  allergies: Stored<AllergyIntolerance>[]
  flags: Stored<Flag>[]
  tasks: Stored<Task>[]
  reports: Stored<DiagnosticReport>[]
}

export function factsOf(patientId: string, answers: Answers): Facts {
  const of = <R extends FhirResource>(resources: R[]) =>
    resources.filter((one) => aboutWhom(one) === patientId)
  const sheets = of(answers.communications).map(toSheet)
  return {
    scores: of(answers.observations)
      .filter((one) => !isTakenBack(one))
      .map(toRecordedScore)
      .toSorted((one, other) => (other.instant ?? 0) - (one.instant ?? 0)),
    problems: of(answers.conditions)
      .filter(({ verificationStatus }) => !hasAny(verificationStatus, 'entered-in-error', 'refuted'))
      .map(({ code }) => textOf(code, 'Problem not named')),
    allergies: of(answers.allergies),
    alerts: toAlertList({ resources: of(answers.flags), withheld: 0 }).entries,
    tasks: of(answers.tasks)
      .map(toPatientTask)
      .filter(({ open }) => open),
    reports: of(answers.reports)
      .filter(({ status }) => status !== 'entered-in-error')
      .map(({ id, code, issued }) => ({ id, name: textOf(code, 'Report not named'), at: issued })),
    current: sheets.find(({ handedOver }) => !handedOver),
    last: sheets
      .filter(({ handedOver }) => handedOver)
      .toSorted((one, other) => (other.handedOver?.at ?? '').localeCompare(one.handedOver?.at ?? ''))[0],
  }
}

/** Whom an answer is about; a Task says it by `for`. */
export const aboutWhom = (resource: FhirResource): string | undefined => {
  if (resource.resourceType === 'Task') return referenceId(resource.for, 'Patient')
  if ('patient' in resource) return referenceId(resource.patient as never, 'Patient')
  return 'subject' in resource ? referenceId(resource.subject as never, 'Patient') : undefined
}

/** What is new since the last handover, in words; empty when nothing is, undefined when there was none to count from. */
export function changesSince({ scores, tasks, reports, alerts, last }: Facts): string[] | undefined {
  const since = instantOf(last?.handedOver?.at)
  if (since === undefined) return undefined
  const isNew = (at: string | undefined) => (instantOf(at) ?? 0) > since
  const newScores = scores.filter(({ at, total }) => isNew(at) && total !== undefined)
  const [before] = scores.filter(({ at, total }) => !isNew(at) && total !== undefined)
  const [newest] = newScores
  return [
    newest
      ? `NEWS2 ${before ? `${before.total} → ` : ''}${newest.total} in ${many(newScores.length, 'new set')}`
      : '',
    ...reports.filter(({ at }) => isNew(at)).map(({ name }) => `Result: ${name}`),
    ...tasks.filter(({ asked }) => isNew(asked)).map(({ what }) => `New task: ${what}`),
    ...alerts.filter(({ since: at }) => isNew(at)).map(({ words }) => `New alert: ${words}`),
  ].filter(Boolean)
}

const many = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`

/** `Daniel Okoro` → `DO`, for the foot of a printed sheet. */
export const initialsOf = (name: string): string =>
  name
    .replace(/^(Mr|Mrs|Ms|Miss|Dr|Prof|Sister|Mx)\.? /i, '')
    .split(/[\s-]+/)
    .map((word) => word.charAt(0).toUpperCase())
    .join('')
