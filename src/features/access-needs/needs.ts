import type { Coding, Flag } from 'fhir/r4'

import { accessNeedCategory, isAccessNeed } from '#auth/limits.ts'
import type { Actor } from '#clinical/acts/act.ts'
import { entryIdentifier, recordedBy } from '#clinical/acts/recorded-by.ts'
import { type Answer, type Entries, toEntries } from '#clinical/entries/entries.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { type Source, sourceOf } from '#clinical/entries/source.ts'
import type { Stored } from '#fhir/client.ts'
import { codesText, snomed, textOf } from '#fhir/coding.ts'

const categories = {
  'communication-support': 'Communication support',
  'requires-communication-professional': 'Requires communication professional',
  'requires-specific-information-format': 'Requires specific information format',
  'community-language-support': 'Community language support',
  'adjustments-for-providing-additional-support-to-patients':
    'Adjustments for providing additional support to patients',
  'adjustments-in-relation-to-the-environment-of-care': 'Adjustments in relation to the environment of care',
  'bespoke-reasonable-adjustments': 'Bespoke reasonable adjustments',
} as const

/** Adjustments of the national Reasonable Adjustment Flag that a desk is asked for most (domain facts §4.7). */
export const usualNeeds = [
  ['285055002', 'Uses hearing aid', 'communication-support'],
  ['441092009', 'Lip reads', 'communication-support'],
  ['315594003', 'Interpreter needed', 'community-language-support'],
  ['204331000000107', 'British Sign Language interpreter needed', 'requires-communication-professional'],
  ['225835008', 'Advocate needed', 'adjustments-for-providing-additional-support-to-patients'],
  [
    '1108151000000106',
    'Requires carer to be present',
    'adjustments-for-providing-additional-support-to-patients',
  ],
  ['796161000000101', 'Requires information in Easyread', 'requires-specific-information-format'],
  ['1108191000000103', 'Requires wheelchair access', 'adjustments-in-relation-to-the-environment-of-care'],
  ['862731000000105', 'Has guide dog', 'adjustments-in-relation-to-the-environment-of-care'],
] as const satisfies readonly (readonly [code: string, words: string, category: keyof typeof categories])[]

/** One thing that a patient needs of us, to come, to understand or to be understood. */
export type AccessNeed = {
  id: string
  words: string
  /** System and code of each coding, or "Not coded" */
  codes: string
  code: string | undefined
  category: string | undefined
  note: string | undefined
  since: string | undefined
  source: Source
  seen: Stored<Flag>
}

const noteUrl = 'https://fhir.nhs.uk/England/StructureDefinition/Extension-FlagNotes'

export const toAccessNeeds = (found: Answer<Flag>): Entries<AccessNeed> =>
  toEntries(found, (flag) => (isAccessNeed(flag) && isCurrent(flag) ? toAccessNeed(flag) : undefined))

const isCurrent = ({ status, period }: Flag) =>
  status !== 'inactive' && status !== 'entered-in-error' && !period?.end

function toAccessNeed(flag: Stored<Flag>): AccessNeed {
  const kinds = listOf(flag.category).flatMap(({ coding }) => listOf(coding))
  const kind = kinds.find(({ code }) => code !== undefined && code !== accessNeedCategory.code)
  return {
    id: flag.id,
    words: textOf(flag.code, 'A need without words: see the source'),
    codes: codesText(flag.code),
    code: listOf(flag.code?.coding)[0]?.code,
    category: kind && (categories[kind.code as keyof typeof categories] ?? kind.display),
    note: listOf(flag.extension).find(({ url }) => url === noteUrl)?.valueAnnotation?.text,
    since: flag.period?.start,
    source: sourceOf(flag, flag.period?.start),
    seen: flag,
  }
}

/** A need in the form: a code of the usual ones, else the entry itself. */
export const valueOf = ({ id, code }: Pick<AccessNeed, 'id' | 'code'>): string =>
  usualNeeds.some(([usual]) => usual === code) && code ? code : `Flag/${id}`

/** A new need as the national flag says it; words of the writer's own are bespoke, and not coded. */
export function fromNeed(
  need: { code: string } | { words: string },
  { session, now, actId, patientId }: Pick<Actor, 'session' | 'now' | 'actId' | 'patientId'>,
  note: string,
  at: number,
): Flag {
  const usual = 'code' in need ? usualNeeds.find(([code]) => code === need.code) : undefined
  const [code, words = 'words' in need ? need.words : '', category = 'bespoke-reasonable-adjustments'] =
    usual ?? []
  const kind: Coding = {
    system: 'https://fhir.nhs.uk/England/CodeSystem/England-FlagCategoryRA',
    code: category,
    display: categories[category],
  }
  return {
    resourceType: 'Flag',
    identifier: [entryIdentifier(session, `${actId}-${at}`)],
    ...(note ? { extension: [{ url: noteUrl, valueAnnotation: { text: note } }] } : {}),
    status: 'active',
    category: [{ coding: [accessNeedCategory] }, { coding: [kind] }],
    code: { ...(code ? { coding: [snomed(code, words)] } : {}), text: words },
    subject: { reference: `Patient/${patientId}` },
    period: { start: now.toISOString() },
    author: recordedBy(session),
  }
}

/** No longer so: ended, never deleted (domain facts §5.5). */
export const ended = (flag: Stored<Flag>, now: Date): Stored<Flag> => ({
  ...flag,
  status: 'inactive',
  period: { ...flag.period, end: now.toISOString() },
})
