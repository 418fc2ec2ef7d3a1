import type { Priority } from '#clinical/care/order.ts'

import { clockOf, type Stage, stages, type Work } from './model.ts'
import { type Discipline, disciplines, isUrgent, telephoneRules } from './rules.ts'
import { dueOf } from './turnaround.ts'

/** What is looked at; it stands in the address as codes. Who is in the list does not. */
export type WorkFilter = {
  discipline: Discipline | 'other' | ''
  stage: Stage | 'open' | 'overdue'
  priority: 'urgent' | ''
  sort: (typeof sorts)[number]
  /** Patients of the reader's own organisation, or of every one */
  of: 'ours' | 'all'
  /** How far back requests are looked for */
  days: number
}
export const sorts = ['due', 'asked', 'patient'] as const

const one = <T extends string>(said: string | null, of: readonly T[], usual: T): T =>
  of.find((each) => each.replaceAll(' ', '-') === said) ?? usual

export const usualDays = 14

export function toFilter(params: URLSearchParams): WorkFilter {
  return {
    discipline: one(params.get('discipline'), [...disciplines, 'other', ''] as const, ''),
    stage: one(params.get('stage'), [...stages, 'overdue', 'open'] as const, 'open'),
    priority: one(params.get('priority'), ['urgent', ''] as const, ''),
    sort: one(params.get('sort'), sorts, 'due'),
    of: one(params.get('of'), ['all', 'ours'] as const, 'ours'),
    days: Math.min(3650, Math.max(1, Math.floor(Number(params.get('days'))) || usualDays)),
  }
}

/** How far back critical results that somebody was told of are looked for. */
export const daysBack = (params: URLSearchParams) =>
  Math.min(3650, Math.max(telephoneRules.days, Math.floor(Number(params.get('back'))) || 0))

/** The same list with one thing chosen otherwise; what is usual is not said. */
export function withChoice(params: URLSearchParams, name: string, value: string): string {
  const next = new URLSearchParams(params)
  const usual: Record<string, string> = { stage: 'open', sort: 'due', of: 'ours', days: String(usualDays) }
  if (value === '' || usual[name] === value) next.delete(name)
  else next.set(name, value.replaceAll(' ', '-'))
  const query = next.toString()
  return query ? `?${query}` : '?'
}

export const isOfDiscipline = ({ discipline }: Pick<Work, 'discipline'>, wanted: WorkFilter['discipline']) =>
  wanted === '' || (wanted === 'other' ? discipline === undefined : discipline === wanted)

/** In the laboratory: it has been collected, and nobody has reported it. */
const isOpen = ({ stage }: Work) => stage !== 'reported' && stage !== 'to collect' && stage !== 'rejected'

export function isIn(work: Work, stage: WorkFilter['stage'], now: number): boolean {
  if (stage === 'open') return isOpen(work)
  if (stage === 'overdue') return work.stage !== 'reported' && clockOf(work, now).state === 'overdue'
  return work.stage === stage
}

export const isAsUrgent = ({ request }: Work, wanted: '' | 'urgent') =>
  wanted === '' || isUrgent(request.priority as Priority | undefined)

export function inOrder(works: readonly Work[], sort: WorkFilter['sort'], now: number): Work[] {
  const asked = ({ request }: Work) => Date.parse(request.authoredOn ?? '') || 0
  const name = ({ patient }: Work) => patient?.name ?? '\uffff'
  return works.toSorted((a, b) => {
    if (sort === 'patient') return name(a).localeCompare(name(b))
    if (sort === 'asked') return asked(a) - asked(b)
    return dueOf(clockOf(a, now)) - dueOf(clockOf(b, now))
  })
}
