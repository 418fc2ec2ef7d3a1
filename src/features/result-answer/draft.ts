import * as z from 'zod/mini'

import { isPassedOn, type Standing } from '#clinical/results/acknowledgement.ts'
import type { Report } from '#clinical/results/report.ts'

/** What a clinician may do about a result (domain facts §6.1.6). */
export const answers = {
  acknowledge: 'Acknowledge: it is mine, I still have to act',
  close: 'Acknowledge and close: nothing needs doing',
  act: 'Record what I have done, and keep it open',
  'act and close': 'Record what I have done, and close',
  forward: 'Forward it to a named person',
  escalate: 'Escalate it: it is overdue, and somebody senior must take it',
  decline: 'Decline: give it back to whoever passed it on',
} as const
export type Answer = keyof typeof answers

const isAnswer = (value: string): value is Answer => value in answers

/** `isPerson`: names exactly one of the people who were suggested. */
export const answerDraft = (isPerson: (words: string) => boolean) =>
  z
    .object({
      answer: z.string().check(z.refine(isAnswer, 'Say what you do about it')),
      action: z.string().check(z.trim(), z.maxLength(4000)),
      to: z.string().check(z.trim()),
      reason: z.string().check(z.trim(), z.maxLength(1000)),
    })
    .check(
      z.refine(({ answer, action }) => !needsAction(answer) || action !== '', {
        path: ['action'],
        error: 'Write what you have done',
      }),
      z.refine(({ answer, to }) => !needsPerson(answer) || isPerson(to), {
        path: ['to'],
        error: 'Choose one person from the list',
      }),
      z.refine(({ answer, reason }) => answer !== 'decline' || reason !== '', {
        path: ['reason'],
        error: 'Say why, so that it does not come back',
      }),
    )
export type AnswerDraft = z.infer<ReturnType<typeof answerDraft>>

export const emptyAnswer: AnswerDraft = { answer: '', action: '', to: '', reason: '' }

export const needsAction = (answer: string) => answer === 'act' || answer === 'act and close'
export const needsPerson = (answer: string) => answer === 'forward' || answer === 'escalate'
export const needsReason = (answer: string) => needsPerson(answer) || answer === 'decline'

/** What may be done about it now; what may not says why. */
export function answersFor(
  { settled }: Pick<Report, 'settled'>,
  { state, now }: Standing,
  user: string,
  isOverdue: boolean,
): { answers: Answer[]; why: string | undefined } {
  const passedToMe = isPassedOn({ state }) && now?.owner?.user === user
  const possible = Object.keys(answers).filter(isAnswer)
  const closing = ['close', 'act and close']
  return {
    answers: possible.filter((one) => {
      // Closed by mistake, or not enough: somebody takes it again.
      if (state === 'closed') return one === 'acknowledge' || one === 'forward'
      if (closing.includes(one)) return settled
      if (one === 'escalate') return isOverdue
      return one === 'decline' ? passedToMe : true
    }),
    why: settled
      ? undefined
      : 'This report is not final: it can be acted on, and closed when the final one is here.',
  }
}

/** The words of the button that sends it. */
export function sendWords(answer: string, isAccepting: boolean): string {
  switch (answer) {
    case 'acknowledge':
      return isAccepting ? 'Accept result' : 'Acknowledge result'
    case 'close':
    case 'act and close':
      return 'Close result'
    case 'act':
      return 'Record action'
    case 'forward':
      return 'Forward result'
    case 'escalate':
      return 'Escalate result'
    case 'decline':
      return 'Decline result'
    default:
      return 'Save answer'
  }
}
