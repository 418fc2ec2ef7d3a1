import type { CodeableConcept, Condition } from 'fhir/r4'

import { daysFrom, gestationText } from '#clinical/care/gestation.ts'
import { type Answer, type Entries, toEntries } from '#clinical/entries/entries.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { type Source, sourceOf } from '#clinical/entries/source.ts'
import { periodText, rangeText } from '#clinical/results/value.ts'
import type { Rows } from '#clinical/entries/versions.ts'
import type { Stored } from '#fhir/client.ts'
import { codesText, hasAny, isSnomed, quantityText, textOf } from '#fhir/coding.ts'
import { formatDate, londonDate } from '#fhir/dates.ts'

import { rankOf } from './rank.ts'

export type Problem = {
  id: string
  name: string
  /** The words of its code, where they are others than its own: text and code are shown together (hazard H20) */
  codedAs: string | undefined
  notCoded: boolean
  /** What makes two entries the same problem: SNOMED CT codes, else the words */
  sameAs: readonly string[]
  rank: 'main' | 'secondary' | undefined
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
  Number(other.rank === 'main') - Number(one.rank === 'main') ||
  (other.onset ?? other.recorded ?? '').localeCompare(one.onset ?? one.recorded ?? '')

function toProblem(condition: Stored<Condition>): Problem {
  const { code, severity, bodySite = [], stage = [], note = [], clinicalStatus, recordedDate } = condition
  const recorded = recordedDate ?? condition.meta?.lastUpdated
  const name = textOf(code, 'Problem not named')
  return {
    id: condition.id,
    name,
    codedAs: codedAs(code, name),
    notCoded: !code?.coding?.some((one) => Boolean(one.code)),
    sameAs: sameAs(condition, name),
    rank: rankOf(condition),
    active: !hasAny(clinicalStatus, 'inactive', 'resolved', 'remission') && !isRefuted(condition),
    status: statusText(condition),
    doubt: doubtText(condition),
    details: [
      severity ? textOf(severity, '') : '',
      ...bodySite.map((site) => textOf(site, '')),
      ...stage.map(({ summary }) => textOf(summary, '')),
      farAlong(condition),
    ].filter(Boolean),
    onset: whenText(condition, 'onset'),
    ended: whenText(condition, 'abatement'),
    notes: note.flatMap(({ text }) => text?.trim() || []),
    recorded,
    source: sourceOf(condition, recorded),
  }
}

export const rankWords = { main: 'Main problem', secondary: 'Secondary problem' } as const

/** What one version of a problem says, for its history. */
export function problemRows(condition: Stored<Condition>): Rows {
  const { name, status, onset, ended, notes, rank } = toProblem(condition)
  const { severity, verificationStatus, bodySite = [], stage = [], category = [] } = condition
  return [
    ['Problem', name],
    ['Code', codesText(condition.code)],
    ['Status', status ?? 'Active'],
    ['Certainty', verificationStatus && textOf(verificationStatus)],
    ['Place in the list', rank && rankWords[rank]],
    ['Kind', category.map((one) => textOf(one, '')).join(', ')],
    ['Severity', severity && textOf(severity)],
    ['Site', bodySite.map((site) => textOf(site, '')).join(', ')],
    ['Stage', stage.map(({ summary }) => textOf(summary, '')).join(', ')],
    ['Began', onset],
    ['Ended', ended],
    ['Notes', notes.join('\n')],
  ]
}

const plain = (words: string) => words.trim().replace(/\s+/g, ' ').toLowerCase()

const codedAs = (code: CodeableConcept | undefined, name: string) =>
  code?.coding?.find(({ display }) => display && plain(display) !== plain(name))?.display

/** Same number, same SNOMED CT code, or the same words: one problem, said more than once (domain facts §7.4). */
function sameAs({ code, identifier }: Condition, name: string): string[] {
  const codes = (code?.coding ?? []).flatMap((one) =>
    isSnomed(one.system) && one.code ? `sct ${one.code}` : [],
  )
  const numbers = listOf(identifier).flatMap(({ system, value }) =>
    system && value ? `${system}|${value}` : [],
  )
  return [...codes, ...numbers, ...(codes.length > 0 ? [] : [`words ${plain(name)}`])]
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

/** Of a pregnancy that goes on, and began on a known day: `28+4 weeks today`. */
function farAlong({ code, clinicalStatus, onsetDateTime = '' }: Condition): string {
  if (!hasAny(code, pregnant) || !hasAny(clinicalStatus, 'active') || onsetDateTime.length !== 10) return ''
  const days = daysFrom(onsetDateTime, londonDate())
  return days < 0 || days > 45 * 7 ? '' : `${gestationText(days)} weeks today`
}
/** SNOMED CT: Pregnant */
const pregnant = '77386006'

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
