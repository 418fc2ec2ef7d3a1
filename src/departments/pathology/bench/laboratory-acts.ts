import type { DiagnosticReport, Observation, Specimen } from 'fhir/r4'

import type { Act, Actor } from '#clinical/acts/act.ts'
import { entryIdentifier, ownOrganisation, recordedBy } from '#clinical/acts/recorded-by.ts'
import { toWardTask } from '#clinical/care/ward-task.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import {
  atStep,
  newWork,
  type Step,
  technicallyBy,
  valuesIn,
  withTechnical,
  withValues,
} from '#departments/pathology/work/lab-task.ts'
import type { Work } from '#departments/pathology/work/model.ts'
import { numbersOf, readSample } from '#departments/pathology/work/sample-number.ts'
import { rejections } from '#departments/pathology/work/rules.ts'
import { isCritical, toTell } from '#departments/pathology/critical/to-tell.ts'
import type { Stored } from '#fhir/client.ts'
import { concept } from '#fhir/coding.ts'

import { valuesReported } from './report-values.ts'

/** The work taken one step further, whether it had a Task or not. */
function further(work: Work, step: Step, said: string, actor: Actor): Pick<Act, 'make' | 'change'> {
  const { task, request } = work
  if (task) return { change: [{ seen: task, to: atStep(task, step, said, actor) }] }
  return { make: [{ resource: atStep(newWork(request, actor), step, said, actor) }] }
}

/** It has come: when, and under which number the laboratory has it. */
export function received(work: Work, number: string, actor: Actor): Act {
  const { specimen } = work
  if (!specimen) throw new Error('No specimen has been collected for this request.')
  const to: Stored<Specimen> = {
    ...specimen,
    receivedTime: actor.now.toISOString(),
    ...(number.trim() && !numbersOf(specimen).includes(readSample(number))
      ? {
          accessionIdentifier: {
            system: 'https://lune.example/fhir/Id/accession',
            value: readSample(number),
            assigner: ownOrganisation(actor.session),
          },
        }
      : {}),
  }
  const step = further(work, 'received', '', actor)
  return { ...step, change: [{ seen: specimen, to }, ...(step.change ?? [])] }
}

const rejectionSystem = 'https://lune.example/fhir/CodeSystem/specimen-rejection'

const rejectionText = (reason: string, words: string) =>
  [rejections.find(({ value }) => value === reason)?.label ?? reason, words.trim()].filter(Boolean).join(': ')

/** A task for the ward to take another sample. */
const askWard = ({ request }: Work, what: string, why: string, actor: Actor) =>
  toWardTask(
    {
      what: `Take another sample: ${what} (${why})`,
      doer: 'nurse',
      basedOn: { reference: `ServiceRequest/${request.id}` },
    },
    {
      patientId: actor.patientId,
      encounter: request.encounter,
      entryId: `${actor.actId}-again`,
      session: actor.session,
      now: actor.now,
    },
  )

/** Another sample for one that was rejected before, by whomever. */
export function askedAgain(work: Work, actor: Actor): Act {
  const why = work.why ?? 'the first was rejected'
  const step = further(work, 'recollect', why, actor)
  return { ...step, make: [...(step.make ?? []), { resource: askWard(work, work.what, why, actor) }] }
}

type Rejection = { reason: string; words: string; again: boolean }

/**
 * It cannot be used, and why in codes: all that is done from it stops. Where another is asked for, every request on it is to
 * be collected again and the ward has a task that says so. `others`: what else is done from the same specimen.
 */
export function rejected(
  work: Work,
  { reason, words, again }: Rejection,
  others: readonly Work[],
  actor: Actor,
): Act {
  const { specimen } = work
  const what = [work, ...others].map((one) => one.what).join(', ')
  if (!specimen) throw new Error('No specimen has been collected for this request.')
  const known = rejections.find(({ value }) => value === reason)
  const to: Stored<Specimen> = {
    ...specimen,
    status: 'unsatisfactory',
    ...(specimen.receivedTime ? {} : { receivedTime: actor.now.toISOString() }),
    condition: [
      {
        coding: [
          ...(known?.hl7
            ? [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0493', code: known.hl7 }]
            : []),
          { system: rejectionSystem, code: reason, ...(known ? { display: known.label } : {}) },
        ],
        text: known?.label ?? reason,
      },
    ],
    ...(words.trim()
      ? {
          note: [
            ...listOf(specimen.note),
            {
              authorReference: recordedBy(actor.session),
              time: actor.now.toISOString(),
              text: words.trim(),
            },
          ],
        }
      : {}),
  }
  const why = rejectionText(reason, words)
  const steps = [work, ...others].map((one) => further(one, again ? 'recollect' : 'rejected', why, actor))
  const task = askWard(work, what, why, actor)
  return {
    make: [...steps.flatMap(({ make = [] }) => make), ...(again ? [{ resource: task }] : [])],
    change: [{ seen: specimen, to }, ...steps.flatMap(({ change = [] }) => change)],
    reason: why,
  }
}

// whoever makes the work first has made it: the other is told that theirs was not kept (hazard H10)
export const begun = (work: Work, actor: Actor): Act => ({
  ...further(work, 'in-progress', '', actor),
  shared: !work.task,
})

/** What was measured, waiting for somebody to stand behind it: in the Task, and on no chart. */
export function entered(work: Work, values: readonly Observation[], said: string, actor: Actor): Act {
  const task = work.task ?? newWork(work.request, actor)
  const to = withTechnical(withValues(atStep(task, 'to-authorise', said, actor), values), undefined)
  return work.task ? { change: [{ seen: work.task, to }] } : { make: [{ resource: to }], shared: true }
}

export function authorised(work: Work, said: string, actor: Actor): Act {
  const { task } = work
  if (!task || valuesIn(task).length === 0) throw new Error('Nothing has been entered to authorise.')
  const to = withTechnical(atStep(task, 'to-authorise-clinically', said, actor), recordedBy(actor.session))
  return { change: [{ seen: task, to }] }
}

/** Back to the bench; what was measured stays, to be put right. */
export function sentBack(work: Work, why: string, actor: Actor): Act {
  const { task } = work
  if (!task) throw new Error('There is nothing to send back.')
  return {
    change: [
      { seen: task, to: withTechnical(atStep(task, 'in-progress', `sent back: ${why}`, actor), undefined) },
    ],
    reason: why,
  }
}

/** Whoever authorised it technically does not authorise it clinically as well. */
export const isSamePerson = (work: Work, userId: string): boolean =>
  work.task !== undefined && technicallyBy(work.task)?.identifier?.value === userId

const lab = {
  coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0074', code: 'LAB', display: 'Laboratory' }],
}

type Earlier = { report: Stored<DiagnosticReport> | undefined; values: readonly Stored<Observation>[] }

/** The report: values, report, request and work in one go. An interim one leaves the work where it is. */
export function reported(
  work: Work,
  { interim, comment }: { interim: boolean; comment: string },
  earlier: Earlier,
  actor: Actor,
): Act {
  const { task, request, specimen, test } = work
  if (!task || valuesIn(task).length === 0) throw new Error('Nothing has been entered to report.')
  const issued = actor.now.toISOString()
  const status = interim ? 'preliminary' : 'final'
  const { make, change, result } = valuesReported(
    valuesIn(task),
    earlier.values,
    {
      status,
      issued,
      ...(specimen ? { specimen: { reference: `Specimen/${specimen.id}` } } : {}),
    },
    actor,
  )
  const { report: before } = earlier
  const url = `urn:uuid:${crypto.randomUUID()}`
  const about = {
    report: { reference: before ? `DiagnosticReport/${before.id}` : url },
    encounter: request.encounter,
  }
  const report: DiagnosticReport = {
    ...(before ?? {
      resourceType: 'DiagnosticReport',
      identifier: [entryIdentifier(actor.session, `${actor.actId}-report`)],
      basedOn: [{ reference: `ServiceRequest/${request.id}` }],
      category: [lab, ...(test?.section ? [concept(test.section)] : [])],
      code: request.code ?? { text: work.what },
      subject: request.subject,
      ...(request.encounter ? { encounter: request.encounter } : {}),
      ...(specimen ? { specimen: [{ reference: `Specimen/${specimen.id}` }] } : {}),
      performer: [ownOrganisation(actor.session)],
    }),
    status,
    ...(takenAt(specimen) ? { effectiveDateTime: takenAt(specimen) as string } : {}),
    issued,
    resultsInterpreter: [recordedBy(actor.session)],
    result,
    ...(comment.trim() ? { conclusion: comment.trim() } : {}),
  }
  const done = atStep(task, 'reported', comment.trim(), actor)
  const said = { ...task, note: [...listOf(task.note), noteOf('Interim report', actor)] }
  return {
    make: [
      ...make,
      ...(before ? [] : [{ resource: report, fullUrl: url }]),
      ...(isCritical(valuesIn(task)) ? [toTell(about, actor)] : []),
    ],
    change: [
      ...change,
      ...(before ? [{ seen: before, to: { ...report, id: before.id } }] : []),
      { seen: task, to: interim ? said : withValues(done, []) },
      ...(interim ? [] : [{ seen: request, to: { ...request, status: 'completed' as const } }]),
    ],
  }
}

export const noteOf = (text: string, { session, now }: Actor) => ({
  authorReference: recordedBy(session),
  time: now.toISOString(),
  text,
})

const takenAt = (specimen: Specimen | undefined) =>
  specimen?.collection?.collectedDateTime ?? specimen?.collection?.collectedPeriod?.start
