import type { Activity, Role } from '#auth/permissions.ts'
import { can } from '#auth/permissions.ts'
import type { Work } from '#departments/pathology/work/model.ts'
import { ownFormOf } from '#departments/pathology/work/own-form.ts'

import { isSamePerson } from './laboratory-acts.ts'

/** What can be done with a piece of work, who may, and what its button says. */
export const labSteps = {
  receive: { may: 'pathology:process', label: 'It has come', submit: 'Receive specimen' },
  enter: { may: 'pathology:process', label: 'Enter results', submit: 'Save results' },
  begin: { may: 'pathology:process', label: 'Begin the test', submit: 'Begin test' },
  reject: { may: 'pathology:process', label: 'Reject the specimen', submit: 'Reject specimen' },
  again: {
    may: 'pathology:process',
    label: 'Ask the ward for another sample',
    submit: 'Ask for another sample',
  },
  authorise: { may: 'pathology:authorise', label: 'Authorise technically', submit: 'Authorise technically' },
  report: {
    may: 'pathology:authorise-clinically',
    label: 'Authorise clinically and report',
    submit: 'Authorise and report',
  },
  interim: {
    may: 'pathology:authorise-clinically',
    label: 'Issue an interim report',
    submit: 'Issue interim report',
  },
  back: { may: 'pathology:authorise', label: 'Send back', submit: 'Send back' },
  amend: { may: 'pathology:authorise-clinically', label: 'Amend the report', submit: 'Amend report' },
} as const satisfies Record<string, { may: Activity; label: string; submit: string }>
export type LabStep = keyof typeof labSteps

const byStage: Record<Work['stage'], readonly LabStep[]> = {
  'to collect': [],
  collected: ['receive', 'reject'],
  received: ['enter', 'begin', 'reject'],
  'in progress': ['enter', 'reject'],
  'to authorise': ['authorise', 'back'],
  'to authorise clinically': ['report', 'back', 'interim'],
  rejected: ['again'],
  reported: ['amend'],
}

/** What a second person puts their name to; the gateway holds it as well (decision 037). */
const signs = new Set<LabStep>(['report', 'interim', 'amend'])

/** The likeliest first. Two people stand behind a report: whoever authorised it technically does not report it as well. */
export function stepsFor(work: Work, { userId, role }: { userId: string; role: Role }): LabStep[] {
  return byStage[work.stage].filter(
    (step) =>
      can(role, labSteps[step].may) &&
      !(signs.has(step) && isSamePerson(work, userId)) &&
      !(step === 'amend' && !work.report) &&
      // its values are entered, and amended, in the form of its own
      !((step === 'enter' || step === 'amend') && ownFormOf(work)),
  )
}

/** Said to whoever may not take the last step, whatever else they may do. */
export const notAlone = (work: Work, userId: string): string | undefined =>
  (work.stage === 'to authorise clinically' || work.stage === 'reported') && isSamePerson(work, userId)
    ? `You authorised it technically: somebody else ${work.stage === 'reported' ? 'amends the report' : 'authorises it clinically'}.`
    : undefined

/** Why nothing can be done by the reader just now. */
export function whyNone(work: Work, userId: string): string {
  if (work.stage === 'to collect') return 'It has not been collected yet.'
  return notAlone(work, userId) ?? 'Your role may look at this, and not do it.'
}
