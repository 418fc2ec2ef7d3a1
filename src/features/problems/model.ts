import type { Condition } from 'fhir/r4'

import { type Answer, type Entries, toEntries } from '#clinical/entries.ts'
import { type Source, sourceOf } from '#clinical/source.ts'
import { periodText, rangeText } from '#clinical/value.ts'
import type { Rows } from '#clinical/versions.ts'
import type { Stored } from '#fhir/client.ts'
import { codesText, hasAny, quantityText, textOf } from '#fhir/coding.ts'
import { formatDate } from '#fhir/dates.ts'

export type Problem = {
  id: string
  name: string
  /** Active until the record says otherwise: a problem without a status is not a solved one */
  active: boolean
  /** "Resolved", "In remission"; undefined for a plain active problem */
  status: string | undefined
  doubt: string | undefined
  details: string[]
  onset: string | undefined
  ended: string | undefined
  notes: string[]
  recorded: string | undefined
  source: Source
}

export function toProblemList(found: Answer<Condition>): Entries<Problem> {
  const list = toEntries(found, (condition) =>
    hasAny(condition.verificationStatus, 'entered-in-error') ? undefined : toProblem(condition),
  )
  return { ...list, entries: list.entries.toSorted(activeThenNewest) }
}

const activeThenNewest = (one: Problem, other: Problem) =>
  Number(other.active) - Number(one.active) ||
  (other.onset ?? other.recorded ?? '').localeCompare(one.onset ?? one.recorded ?? '')

function toProblem(condition: Stored<Condition>): Problem {
  const { code, severity, bodySite = [], stage = [], note = [], clinicalStatus, recordedDate } = condition
  const recorded = recordedDate ?? condition.meta?.lastUpdated
  return {
    id: condition.id,
    name: textOf(code, 'Problem not named'),
    active: !hasAny(clinicalStatus, 'inactive', 'resolved', 'remission') && !isRefuted(condition),
    status: statusText(condition),
    doubt: doubtText(condition),
    details: [
      severity ? textOf(severity, '') : '',
      ...bodySite.map((site) => textOf(site, '')),
      ...stage.map(({ summary }) => textOf(summary, '')),
    ].filter(Boolean),
    onset: whenText(condition, 'onset'),
    ended: whenText(condition, 'abatement'),
    notes: note.flatMap(({ text }) => text?.trim() || []),
    recorded,
    source: sourceOf(condition, recorded),
  }
}

/** What one version of a problem says, for its history. */
export function problemRows(condition: Stored<Condition>): Rows {
  const { name, status, onset, ended, notes } = toProblem(condition)
  const { severity, verificationStatus, bodySite = [], stage = [], category = [] } = condition
  return [
    ['Problem', name],
    ['Code', codesText(condition.code)],
    ['Status', status ?? 'Active'],
    ['Certainty', verificationStatus && textOf(verificationStatus)],
    ['Kind', category.map((one) => textOf(one, '')).join(', ')],
    ['Severity', severity && textOf(severity)],
    ['Site', bodySite.map((site) => textOf(site, '')).join(', ')],
    ['Stage', stage.map(({ summary }) => textOf(summary, '')).join(', ')],
    ['Began', onset],
    ['Ended', ended],
    ['Notes', notes.join('\n')],
  ]
}

const isRefuted = ({ verificationStatus }: Condition) => hasAny(verificationStatus, 'refuted')

function statusText(condition: Condition): string | undefined {
  const { clinicalStatus } = condition
  if (isRefuted(condition)) return 'Refuted'
  if (hasAny(clinicalStatus, 'active')) return undefined
  if (hasAny(clinicalStatus, 'recurrence')) return 'Recurrence'
  if (hasAny(clinicalStatus, 'relapse')) return 'Relapse'
  if (hasAny(clinicalStatus, 'remission')) return 'In remission'
  if (hasAny(clinicalStatus, 'resolved')) return 'Resolved'
  if (hasAny(clinicalStatus, 'inactive')) return 'Inactive'
  return clinicalStatus ? textOf(clinicalStatus, 'Status not recorded') : 'Status not recorded'
}

function doubtText({ verificationStatus }: Condition): string | undefined {
  if (hasAny(verificationStatus, 'unconfirmed')) return 'Not confirmed'
  if (hasAny(verificationStatus, 'provisional')) return 'Provisional'
  return hasAny(verificationStatus, 'differential') ? 'Differential' : undefined
}

/** Onset and abatement come as a date, an age, a period, a range or words. */
function whenText(condition: Condition, what: 'onset' | 'abatement'): string | undefined {
  const dateTime = condition[`${what}DateTime`]
  const age = condition[`${what}Age`]
  const period = condition[`${what}Period`]
  const range = condition[`${what}Range`]
  if (dateTime) return formatDate(dateTime)
  if (age) return `at ${ageText(quantityText(age))}`
  if (period) return periodText(period)
  if (range) return rangeText(range.low, range.high)
  return condition[`${what}String`]?.trim() || undefined
}

const ageText = (age: string | undefined) => age?.replace(/ a$/, ' years') ?? 'an age not recorded'
