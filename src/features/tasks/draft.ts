import type { Role } from '#auth/permissions.ts'
import type { Session } from '#auth/session.ts'

import { nextUp } from '#clinical/escalation/steps.ts'

import type { TaskRow } from './row.ts'

/** What can be recorded of a task, in the words of the button that saves it. */
export const acts = {
  accept: { label: 'I take it', submit: 'Accept task' },
  done: { label: 'It is done', submit: 'Mark task as done' },
  cannot: { label: 'It cannot be done', submit: 'Record that it cannot be done' },
  told: { label: 'Told somebody', submit: 'Record who was told' },
  coming: { label: 'I am on the way', submit: 'Accept escalation' },
  seen: { label: 'Patient seen, with a plan', submit: 'Record review' },
  'not-coming': { label: 'Cannot come', submit: 'Record that nobody can come' },
  'step-up': { label: 'Step up', submit: 'Step up' },
  sepsis: { label: 'Yes, it could be sepsis', submit: 'Record: could be sepsis' },
  'no-sepsis': { label: 'No', submit: 'Record: not sepsis' },
} as const
export type ActCode = keyof typeof acts

type Reader = Pick<Session, 'userId' | 'post'>

/** What may be done next with a task, the likeliest first; nothing with one that is over or lives in another inbox. */
export function actsFor(row: TaskRow, { userId, post: { role } }: Reader): ActCode[] {
  if (!row.open) return []
  const isMine = row.owner?.user === userId && row.resource.status !== 'requested'
  switch (row.kind) {
    case 'escalation':
      return escalationActs(row, role)
    case 'ward-task':
      return [...(isMine ? [] : (['accept'] as const)), 'done', 'cannot']
    case undefined:
      // of another system: what a team of its own has in hand is that team's to end
      return row.owner?.team ? [] : [...(isMine ? [] : (['accept'] as const)), 'done', 'cannot']
    case 'result-acknowledgement':
    case 'opinion':
    case 'countersign':
    case 'laboratory':
    case 'critical-call':
      return []
  }
}

function escalationActs(row: TaskRow, role: Role): ActCode[] {
  const up: ActCode[] = nextUp(row.resource) ? ['step-up'] : []
  switch (row.step) {
    case 'tell':
      return ['told', ...up]
    case 'review': {
      const coming: ActCode[] = row.resource.status !== 'accepted' && isCalled(row, role) ? ['coming'] : []
      return ['seen', ...coming, 'told', ...up, 'not-coming']
    }
    case 'sepsis':
      return ['sepsis', 'no-sepsis']
    case 'bundle':
    case undefined:
      return ['accept', 'done', 'cannot']
  }
}

/** Nobody says *I am on the way* for somebody else: that a registrar is, is told by who told them. */
const isCalled = ({ responder }: TaskRow, role: Role) =>
  role === 'doctor' ||
  (role === 'nurse' && responder?.includes('nurse-in-charge')) ||
  (role === 'midwife' && responder === 'obstetric-team')

/** What the form holds: text as typed. */
export type Values = {
  act: '' | ActCode
  /** Who was told, or who saw the patient */
  who: string
  /** Wall clock in London */
  at: string
  words: string
  signs: string[]
}

export type Problems = Partial<Record<keyof Values, string>>

export function problemsIn(
  { act, who, at, words }: Values,
  now: number,
  instant: number | undefined,
): Problems {
  if (!act) return { act: 'Say what is recorded' }
  const found: Problems = {}
  if ((act === 'told' || act === 'seen') && who.trim().length < 2)
    found.who = act === 'told' ? 'Say who was told' : 'Say who has seen the patient'
  if (act === 'told' || act === 'seen') {
    if (!at || instant === undefined) found.at = 'Enter the date and time'
    // a minute of grace for a clock that runs ahead (hazard H14)
    else if (instant > now + 60_000) found.at = 'This time is in the future'
  }
  if (act === 'seen' && words.trim().length < 3) found.words = 'Say what the plan is'
  if (['cannot', 'not-coming', 'no-sepsis'].includes(act) && words.trim().length < 3) found.words = 'Say why'
  return found
}
