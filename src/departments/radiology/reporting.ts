import type { DiagnosticReport, Observation } from 'fhir/r4'
import * as z from 'zod/mini'

import type { Act, Actor } from '#clinical/acts/act.ts'
import { entryIdentifier, ownOrganisation, recordedBy } from '#clinical/acts/recorded-by.ts'
import { formatDateTime } from '#fhir/dates.ts'

import type { Examination } from './steps.ts'
import { businessStatus, taskAct } from './vetting.ts'

export const reportDraft = z.object({
  findings: z.string().check(z.trim(), z.minLength(3, 'Write what is seen'), z.maxLength(8000)),
  conclusion: z.string().check(z.trim(), z.minLength(3, 'Write the conclusion'), z.maxLength(4000)),
  /** How soon somebody must act on it: HL7 v3 interpretation codes, which the inbox marks */
  weight: z.pipe(z.string(), z.enum(['N', 'A', 'AA'], { error: 'Say how soon somebody must act on it' })),
  status: z.pipe(z.string(), z.enum(['preliminary', 'final'], { error: 'Say whether it is verified' })),
})
export type ReportDraft = z.infer<typeof reportDraft>

const interpretation: Record<ReportDraft['weight'], string> = {
  N: 'Normal',
  A: 'Abnormal',
  AA: 'Critically abnormal',
}
const hl7 = 'http://terminology.hl7.org/CodeSystem'

/** LOINC 18782-3 Radiology Study observation (narrative) */
const findingsCode = {
  coding: [{ system: 'http://loinc.org', code: '18782-3', display: 'Radiology study observation' }],
  text: 'Findings',
}

/** The report with its findings; preliminary until it is verified. Verified, the request is done. */
export function reported(examination: Examination, draft: ReportDraft, actor: Actor): Act {
  const { request, report: before, study } = examination
  const { session, actId, now } = actor
  const subject = { reference: `Patient/${actor.patientId}` }
  const issued = now.toISOString()
  const effectiveDateTime = study?.started ?? examination.procedure?.performedDateTime
  const findingsUrl = `urn:uuid:${crypto.randomUUID()}`
  const findings: Observation = {
    resourceType: 'Observation',
    identifier: [entryIdentifier(session, `${actId}-findings`)],
    status: draft.status,
    category: [{ coding: [{ system: `${hl7}/observation-category`, code: 'imaging', display: 'Imaging' }] }],
    code: findingsCode,
    subject,
    ...(request.encounter ? { encounter: request.encounter } : {}),
    ...(effectiveDateTime ? { effectiveDateTime } : {}),
    issued,
    performer: [recordedBy(session)],
    interpretation: [
      {
        coding: [
          {
            system: `${hl7}/v3-ObservationInterpretation`,
            code: draft.weight,
            display: interpretation[draft.weight],
          },
        ],
      },
    ],
    valueString: draft.findings,
  }
  const words = {
    status: draft.status,
    issued,
    conclusion: draft.conclusion,
    result: [{ reference: findingsUrl }],
    resultsInterpreter: [recordedBy(session)],
  }
  const made: DiagnosticReport = {
    resourceType: 'DiagnosticReport',
    identifier: [entryIdentifier(session, actId)],
    basedOn: [{ reference: `ServiceRequest/${request.id}` }],
    category: [{ coding: [{ system: `${hl7}/v2-0074`, code: 'RAD', display: 'Radiology' }] }],
    code: request.code ?? { text: 'Imaging' },
    subject,
    ...(request.encounter ? { encounter: request.encounter } : {}),
    ...(effectiveDateTime ? { effectiveDateTime } : {}),
    performer: [ownOrganisation(session)],
    ...(study ? { imagingStudy: [{ reference: `ImagingStudy/${study.id}` }] } : {}),
    ...words,
  }
  const final = draft.status === 'final'
  const task = taskAct(
    examination,
    actor,
    final
      ? { status: 'completed', businessStatus: businessStatus('reported') }
      : { status: 'in-progress', businessStatus: businessStatus('performed') },
  )
  return {
    ...task,
    make: [
      ...(task.make ?? []),
      { resource: findings, fullUrl: findingsUrl },
      ...(before ? [] : [{ resource: made }]),
    ],
    change: [
      ...(task.change ?? []),
      ...(before ? [{ seen: before, to: { ...before, ...words } }] : []),
      ...(final && request.status !== 'completed'
        ? [{ seen: request, to: { ...request, status: 'completed' as const } }]
        : []),
    ],
    reason: final ? 'Verified' : 'Not verified yet',
  }
}

export const addendumDraft = z.object({
  words: z.string().check(z.trim(), z.minLength(3, 'Write what is added'), z.maxLength(4000)),
})
export type AddendumDraft = z.infer<typeof addendumDraft>

/** Added below what was verified: nothing of that is changed. The result is open again to whoever answers for it. */
export function appended({ report }: Examination, { words }: AddendumDraft, { session, now }: Actor): Act {
  if (!report) throw new Error('There is no report to add to.')
  const heading = `Addendum ${formatDateTime(now.toISOString())}, ${session.name}:`
  return {
    change: [
      {
        seen: report,
        to: {
          ...report,
          status: 'appended',
          issued: now.toISOString(),
          conclusion: [report.conclusion, `${heading}\n${words}`].filter(Boolean).join('\n\n'),
          resultsInterpreter: [...(report.resultsInterpreter ?? []), recordedBy(session)],
        },
      },
    ],
    reason: 'Addendum',
  }
}
