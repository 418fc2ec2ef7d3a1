import type { Flag } from 'fhir/r4'
import { queryOptions } from '@tanstack/react-query'

import type { Stored } from '#fhir/client.ts'
import { codesText, hasAny, textOf } from '#fhir/coding.ts'
import { formatDateTime } from '#fhir/dates.ts'

import { type Answer, type Entries, searchAbout, toEntries } from '#clinical/entries/entries.ts'
import { type Source, sourceOf } from '#clinical/entries/source.ts'
import type { Rows } from '#clinical/entries/versions.ts'

/** A flag on a patient, sorted by what it makes the reader do. */
export type Alert = {
  id: string
  kind: AlertKind
  words: string
  category: string | undefined
  since: string | undefined
  source: Source
}

/** As said at the bedside, where the room is short; whatever is not known here is said in full. */
export const briefWords = ({ words }: Pick<Alert, 'words'>): string => brief[words.toLowerCase()] ?? words

const brief: Record<string, string | undefined> = {
  'not for attempted cardiopulmonary resuscitation': 'Not for CPR',
  'for attempted cardiopulmonary resuscitation': 'For CPR',
  'at increased risk for falls': 'Falls risk',
  'clostridioides difficile infection': 'C. difficile',
  'uses hearing aid': 'Hearing aid',
  'main spoken language polish – interpreter needed': 'Polish interpreter',
}

/** In the order in which they are shown. */
const alertKinds = ['resuscitation', 'infection', 'safety', 'adjustment', 'other'] as const
export type AlertKind = (typeof alertKinds)[number]

export const alertKindWords: Record<AlertKind, string> = {
  resuscitation: 'Resuscitation',
  infection: 'Infection control',
  safety: 'Safety',
  adjustment: 'Reasonable adjustment',
  other: 'Alert',
}

export const alertList = (patientId: string) =>
  queryOptions({
    queryKey: ['patient', patientId, 'alerts'],
    queryFn: async () => toAlertList(await searchAbout('Flag', patientId)),
  })

export function toAlertList(found: Answer<Flag>): Entries<Alert> {
  const list = toEntries(found, (flag) => (isCurrent(flag) ? toAlert(flag) : undefined))
  const order = (alert: Alert) => alertKinds.indexOf(alert.kind)
  return { ...list, entries: list.entries.toSorted((one, other) => order(one) - order(other)) }
}

const isCurrent = ({ status, period }: Flag) =>
  status !== 'inactive' &&
  status !== 'entered-in-error' &&
  !(period?.end && Date.parse(period.end) < Date.now())

export function toAlert(flag: Stored<Flag>): Alert {
  const category = flag.category?.[0] ? textOf(flag.category[0], '') : ''
  const words = textOf(flag.code, category || 'Alert without words: see the source')
  return {
    id: flag.id,
    kind: kindOf(flag, `${category} ${words}`),
    words,
    category: category || undefined,
    since: flag.period?.start,
    source: sourceOf(flag, flag.period?.start),
  }
}

function kindOf({ code, category = [] }: Flag, words: string): AlertKind {
  // SNOMED CT: 450476008 not for attempted CPR, 450475007 for attempted CPR, 1107891000000106 ReSPECT
  if (hasAny(code, '450476008', '450475007', '1107891000000106', 'RT')) return 'resuscitation'
  if (/resus|\bCPR\b|respect form|treatment escalation/i.test(words)) return 'resuscitation'
  if (hasAny(code, '432415000', '186431008', 'IR')) return 'infection'
  if (/isolat|infect|mrsa|difficile|c\.? ?diff|norovirus|\bCPE\b|barrier/i.test(words)) return 'infection'
  if (category.some((one) => hasAny(one, 'national-reasonable-adjustment-flag', 'RA'))) return 'adjustment'
  if (/adjustment|interpreter|hearing|wheelchair/i.test(words)) return 'adjustment'
  if (
    category.some((one) => hasAny(one, 'safety', 'SG', 'SS', 'behavioral')) ||
    /risk|safeguard|fall|aggress/i.test(words)
  )
    return 'safety'
  return 'other'
}

/** What one version of an alert says, for its history. */
export function alertRows(flag: Stored<Flag>): Rows {
  const { words, category } = toAlert(flag)
  return [
    ['Alert', words],
    ['Code', codesText(flag.code)],
    ['Category', category],
    ['Status', flag.status],
    ['From', flag.period?.start && formatDateTime(flag.period.start)],
    ['Until', flag.period?.end && formatDateTime(flag.period.end)],
  ]
}
