import type { Procedure, ServiceRequest } from 'fhir/r4'
import * as z from 'zod/mini'

import type { Act, Actor } from '#clinical/acts/act.ts'
import { entryIdentifier, ownOrganisation, recordedBy } from '#clinical/acts/recorded-by.ts'
import { timeProblem } from '#clinical/acts/time-problem.ts'
import { bodySiteOf, eyes } from '#departments/ophthalmology/eye/eye.ts'
import type { Stored } from '#fhir/client.ts'
import { fromLondonWallClock } from '#lib/london-time.ts'

import type { Standing } from './course.ts'
import { afterWeeks, intervalChoices, nextWeeks } from './interval.ts'
import { dueInjection } from './planning.ts'
import { kindSystem, ophthalmology } from './treating.ts'

/** Why no injection was given (OpenEyes reference list; domain facts §6.3.3). */
export const noInjectionReasons = [
  'Did not attend',
  'Infection',
  'Stroke (CVA)',
  'Heart attack (MI)',
  'Spontaneous improvement',
  'Other',
] as const
export const antisepsis = ['Povidone-iodine 5 %', 'Chlorhexidine (iodine not tolerated)'] as const
/** What the eye sees within minutes: the artery of the retina is open. */
export const checks = [
  'Counts fingers or better',
  'Sees hand movements',
  'Perceives light alone: a doctor was called',
  'No perception of light: a doctor was called',
] as const
export const complications = [
  'None',
  'Subconjunctival haemorrhage',
  'Corneal abrasion',
  'Raised pressure, treated',
  'Lens touched',
  'Vitreous haemorrhage',
  'Retinal tear or detachment',
  'Other',
] as const

/** `interval`: how the doctor goes on; `date`: what is due stays due on its day */
export const goesOn = [...intervalChoices, 'weeks', 'date', 'none'] as const

export const injectDraft = z
  .object({
    eye: z.pipe(z.string(), z.enum(eyes, { error: 'Say which eye' })),
    at: z.string().check(
      z.minLength(1, 'Say when'),
      z.refine((at) => at === '' || timeProblem(at, Date.now()) === undefined, {
        error: 'This time is still to come, or does not exist',
      }),
    ),
    given: z.pipe(z.string(), z.enum(['yes', 'no'], { error: 'Say whether it was given' })),
    reason: z.string(),
    again: z.string(),
    agent: z.string().check(z.trim(), z.maxLength(80)),
    batch: z.string().check(z.trim(), z.maxLength(40)),
    expiry: z.string(),
    antisepsis: z.string(),
    check: z.string(),
    complication: z.string(),
    next: z.pipe(z.string(), z.enum(goesOn, { error: 'Say how it goes on' })),
    weeks: z.string().check(z.trim()),
    note: z.string().check(z.trim(), z.maxLength(500)),
  })
  .check(
    z.refine(({ given, eye, again }) => given !== 'yes' || eye === again, {
      path: ['again'],
      error: 'Not the eye that is chosen above: stop and check',
    }),
    ...(
      [
        ['agent', 'Say with what, and the dose'],
        ['batch', 'Read the batch from the box'],
        ['expiry', 'Read it from the box'],
        ['antisepsis', 'Say with what'],
        ['check', 'Say what the eye saw afterwards'],
        ['complication', 'Say none, or which'],
      ] as const
    ).map(([name, error]) =>
      z.refine<InjectWords>((draft) => draft.given !== 'yes' || draft[name].length > 0, {
        path: [name],
        error,
      }),
    ),
    z.refine(({ given, expiry, at }) => given !== 'yes' || expiry === '' || expiry >= at.slice(0, 10), {
      path: ['expiry'],
      error: 'Past its date on the day it was given',
    }),
    z.refine(({ given, reason }) => given !== 'no' || reason !== '', { path: ['reason'], error: 'Say why' }),
    z.refine(
      ({ reason, complication, given, note }) =>
        (given === 'no' ? reason : complication) !== 'Other' || note.length >= 3,
      { path: ['note'], error: 'Say what' },
    ),
    z.refine(({ given, next }) => (given === 'yes' ? next !== 'date' : !isInterval(next)), {
      path: ['next'],
      error: 'Say how it goes on',
    }),
    z.refine(({ next, weeks }) => next !== 'weeks' || /^([1-9]|1\d|2[0-6])$/.test(weeks), {
      path: ['weeks'],
      error: 'Between 1 and 26 weeks',
    }),
  )
type InjectWords = Record<
  'given' | 'agent' | 'batch' | 'expiry' | 'antisepsis' | 'check' | 'complication',
  string
>
export type InjectDraft = z.infer<typeof injectDraft>

const isInterval = (next: InjectDraft['next']) => intervalChoices.some((one) => one === next)

/** The day the next one is due by this choice; undefined when none is, or when it cannot be reckoned. */
export function dueBy(
  { next, weeks, at }: Pick<InjectDraft, 'next' | 'weeks' | 'at'>,
  standing: Standing | undefined,
): string | undefined {
  switch (next) {
    case 'extend':
    case 'keep':
    case 'shorten': {
      const inWeeks = weeksBy(next, standing)
      return inWeeks === undefined ? undefined : afterWeeks(at, inWeeks)
    }
    case 'weeks':
      return weeks === '' ? undefined : afterWeeks(at, Number(weeks))
    case 'date':
      return standing?.due?.occurrenceDateTime
    case 'none':
      return undefined
  }
}

/** Weeks until the next one, after the injection of today; undefined without a course to reckon from. */
export const weeksBy = (
  choice: (typeof intervalChoices)[number],
  standing: Standing | undefined,
): number | undefined => {
  const regimen = standing?.course.regimen
  return regimen && nextWeeks(regimen, standing.given + 1, standing.planned, choice)
}

/**
 * The injection, or that there was none and why; and what is due now, in place of what was due for this eye. Without an
 * injection what was due stays due on its own day, unless somebody says otherwise: it is overdue from then, not from today.
 */
export function injected(
  draft: InjectDraft,
  standing: Standing | undefined,
  due: readonly Stored<ServiceRequest>[],
  actor: Actor,
): Act {
  const at = fromLondonWallClock(draft.at, actor.now.getTime())
  if (!at) throw new Error('This time does not exist: the clocks go forward then.')
  const agent = draft.given === 'yes' ? draft.agent : (standing?.course.agent ?? draft.agent)
  const on = dueBy(draft, standing)
  if (on === undefined && draft.next !== 'none' && draft.next !== 'date')
    throw new Error(
      'The next one cannot be reckoned: there is no course for this eye. Say in how many weeks.',
    )
  const course = standing && `ServiceRequest/${standing.course.id}`
  const next =
    on &&
    draft.next !== 'date' &&
    dueInjection(
      {
        eye: draft.eye,
        agent: standing?.course.agent ?? agent,
        on,
        ...(course ? { course } : {}),
        part: 'next',
      },
      actor,
    )
  return {
    make: [{ resource: visit(draft, at, agent, course, actor) }, ...(next ? [{ resource: next }] : [])],
    change:
      draft.next === 'date'
        ? []
        : due.map((seen) => ({
            seen,
            to: { ...seen, status: draft.given === 'yes' ? ('completed' as const) : ('revoked' as const) },
          })),
  }
}

function visit(
  draft: InjectDraft,
  at: string,
  agent: string,
  course: string | undefined,
  { session, actId, patientId }: Actor,
): Procedure {
  return {
    resourceType: 'Procedure',
    identifier: [entryIdentifier(session, actId)],
    ...(course ? { basedOn: [{ reference: course }] } : {}),
    category: { coding: [ophthalmology], text: ophthalmology.display },
    code: {
      coding: [{ system: kindSystem, code: 'injection', display: 'Injection' }],
      text: agent ? `Injection: ${agent}` : 'Injection',
    },
    subject: { reference: `Patient/${patientId}` },
    bodySite: [bodySiteOf(draft.eye)],
    performedDateTime: at,
    performer: [{ actor: recordedBy(session), onBehalfOf: ownOrganisation(session) }],
    ...(draft.note ? { note: [{ text: draft.note }] } : {}),
    ...(draft.given === 'yes' ? given(draft) : notGiven(draft)),
  }
}

const notGiven = ({ reason }: InjectDraft) => ({
  status: 'not-done' as const,
  statusReason: { text: reason },
})

const given = ({ agent, batch, expiry, antisepsis: with_, check, complication }: InjectDraft) => ({
  status: 'completed' as const,
  // a Procedure has no batch: the vial that was used does
  contained: [
    {
      resourceType: 'Medication' as const,
      id: 'vial',
      code: { text: agent },
      batch: { lotNumber: batch, expirationDate: expiry },
    },
  ],
  usedReference: [{ reference: '#vial' }],
  usedCode: [{ text: with_ }],
  outcome: { text: check },
  ...(complication === 'None' ? {} : { complication: [{ text: complication }] }),
})
