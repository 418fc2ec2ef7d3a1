import type { AllergyIntolerance } from 'fhir/r4'

import type { BannerAllergies } from '#clinical/banner-parts.ts'
import { type Answer, type Entries, toEntries } from '#clinical/entries.ts'
import { listOf } from '#clinical/lenient.ts'
import { type Source, sourceOf } from '#clinical/source.ts'
import type { Rows } from '#clinical/versions.ts'
import type { Stored } from '#fhir/client.ts'
import { codesText, hasAny, hasCode, snomed, textOf } from '#fhir/coding.ts'
import { formatDate } from '#fhir/dates.ts'
import { clockTime } from '#lib/clock.ts'

export type Allergy = {
  id: string
  substance: string
  /** No decision support can compare it with a medicine (hazards FHIR007, FHIR009) */
  notCoded: boolean
  kind: 'allergy' | 'intolerance' | 'allergy or intolerance'
  criticality: 'high' | 'low' | undefined
  /** Only what is not "confirmed" needs a word */
  doubt: 'Not confirmed' | 'Presumed' | undefined
  reactions: { words: string; severity: string | undefined; note: string | undefined }[]
  notes: string[]
  onset: string | undefined
  recorded: string | undefined
  updated: string | undefined
  source: Source
}

/** Nobody asked; asked and none; some: three clinical facts, so three values. A failed answer is the query's error. */
export type AllergyList = (
  | { status: 'not recorded' }
  | { status: 'none known'; drugsOnly: boolean; saidBy: Source; id: string }
  /** `contradicted`: entries that still say there are none (hazard FHIR006) */
  | { status: 'known'; allergies: Allergy[]; contradicted: { id: string; saidBy: Source }[] }
) & {
  /** Entries that are kept back or unreadable: then nothing here may be taken for "none" */
  list: Entries<unknown>
  ended: Allergy[]
}

const noKnownAllergy = [snomed('716186003'), snomed('429625007')]
const noKnownDrugAllergy = snomed('409137002')
// Sent when a system could not carry the code across (NHS transfer-degraded entries).
const degraded = [snomed('196461000000101'), snomed('196471000000108')]

export function toAllergyList(found: Answer<AllergyIntolerance>): AllergyList {
  const said = found.resources.filter((one) => !isRetracted(one) && !saysNothing(one))
  const current = said.filter((one) => !isEnded(one))
  const negations = current.filter(isNegation)
  const list = toEntries({ ...found, resources: current.filter((one) => !isNegation(one)) }, toAllergyEntry)
  const allergies = list.entries.toSorted(worstFirst)
  const ended = toEntries({ resources: said.filter(isEnded), withheld: 0 }, toAllergyEntry).entries
  const about = { list, ended }
  if (allergies.length > 0) {
    const contradicted = negations.map((one) => ({ id: one.id, saidBy: sourceOf(one, recordedOn(one)) }))
    return { status: 'known', allergies, contradicted, ...about }
  }
  const whole = negations.find((one) => !isDrugsOnly(one))
  const none = whole ?? negations[0]
  if (!none) return { status: 'not recorded', ...about }
  return {
    status: 'none known',
    drugsOnly: !whole,
    saidBy: sourceOf(none, recordedOn(none)),
    id: none.id,
    ...about,
  }
}

/** True when something is there that this reader cannot see: "none" would be a guess. */
export const isHidden = ({ list }: AllergyList) => list.withheld + list.unreadable > 0

export function toAllergyEntry(resource: Stored<AllergyIntolerance>): Allergy {
  const { code, reaction = [], type, note = [] } = resource
  return {
    id: resource.id,
    substance: substanceOf(resource),
    notCoded: degraded.some((one) => hasCode(code, one)) || !code?.coding?.some(({ code }) => Boolean(code)),
    kind: type === 'allergy' || type === 'intolerance' ? type : 'allergy or intolerance',
    criticality:
      resource.criticality === 'high' || resource.criticality === 'low' ? resource.criticality : undefined,
    doubt: doubtOf(resource),
    reactions: reaction.map(({ manifestation, severity, description }) => ({
      words:
        listOf(manifestation)
          .map((one) => textOf(one, ''))
          .filter(Boolean)
          .join(', ') ||
        description ||
        'Reaction not described',
      severity: severity && (severityWords[severity] ?? undefined),
      note: description && listOf(manifestation).length > 0 ? description : undefined,
    })),
    notes: note.flatMap(({ text }) => text?.trim() || []),
    onset: resource.onsetDateTime,
    recorded: recordedOn(resource),
    updated: resource.meta?.lastUpdated ?? resource.recordedDate,
    source: sourceOf(resource, recordedOn(resource)),
  }
}

/** What one version of an entry says, for its history. */
export function allergyRows(resource: Stored<AllergyIntolerance>): Rows {
  const { substance, kind, reactions, notes, onset, criticality } = toAllergyEntry(resource)
  const { clinicalStatus, verificationStatus, category = [] } = resource
  return [
    ['Substance', substance],
    ['Code', codesText(resource.code)],
    ['Status', clinicalStatus && textOf(clinicalStatus)],
    ['Certainty', verificationStatus && textOf(verificationStatus)],
    ['Kind', [kind, ...listOf(category)].join(', ')],
    ['Criticality', criticality ?? resource.criticality],
    ...reactions.map(({ words, severity, note }): Rows[number] => [
      'Reaction',
      [words, severity, note].filter(Boolean).join(', '),
    ]),
    ['Since', onset && formatDate(onset)],
    ['Notes', notes.join('\n')],
  ]
}

const severityWords: Record<string, string> = { mild: 'mild', moderate: 'moderate', severe: 'severe' }

/** Some senders name the substance only in the reaction. */
const substanceOf = ({ code, reaction = [] }: AllergyIntolerance) =>
  textOf(code, '') ||
  reaction.map(({ substance }) => textOf(substance, '')).find(Boolean) ||
  'Substance not named'

function doubtOf({ verificationStatus }: AllergyIntolerance): Allergy['doubt'] {
  if (hasAny(verificationStatus, 'confirmed')) return undefined
  return hasAny(verificationStatus, 'presumed') ? 'Presumed' : 'Not confirmed'
}

const recordedOn = ({ recordedDate, lastOccurrence, meta }: AllergyIntolerance) =>
  recordedDate ?? lastOccurrence ?? meta?.lastUpdated

const isNegation = ({ code }: AllergyIntolerance) =>
  [...noKnownAllergy, noKnownDrugAllergy].some((one) => hasCode(code, one))
const isDrugsOnly = ({ code }: AllergyIntolerance) =>
  hasCode(code, noKnownDrugAllergy) && !noKnownAllergy.some((one) => hasCode(code, one))
const isRetracted = ({ verificationStatus }: AllergyIntolerance) =>
  hasAny(verificationStatus, 'entered-in-error', 'refuted')
const isEnded = ({ clinicalStatus }: AllergyIntolerance) => hasAny(clinicalStatus, 'inactive', 'resolved')
/** `NullFlavor#NI`, no information, is the same as nobody having asked. */
const saysNothing = ({ code }: AllergyIntolerance) =>
  hasAny(code, 'NI') && !code?.text && code?.coding?.every(({ system }) => system?.endsWith('NullFlavor'))

/** What no computer can check stands first, then what can kill. */
function worstFirst(one: Allergy, other: Allergy): number {
  const weight = ({ notCoded, criticality, reactions }: Allergy) =>
    Number(notCoded) * 4 +
    Number(criticality === 'high') * 2 +
    Number(reactions.some(({ severity }) => severity === 'severe'))
  return weight(other) - weight(one) || one.substance.localeCompare(other.substance, 'en-GB')
}

type AllergyQuery = { data: AllergyList | undefined; error: unknown; dataUpdatedAt: number }

/** The banner's words for every state the answer can be in (domain facts §4.4); undefined while it is awaited. */
export function bannerAllergies({ data, error, dataUpdatedAt }: AllergyQuery): BannerAllergies | undefined {
  if (!data) return error ? { title: 'Allergies unavailable', entries: [] } : undefined
  const old = error ? `Could not refresh: as at ${clockTime(dataUpdatedAt)}.` : ''
  const hidden = isHidden(data) ? 'Some entries cannot be shown.' : ''
  if (data.status === 'known') {
    const conflict = data.contradicted.length > 0 ? 'Review “no known allergy” entry.' : ''
    const warning = [conflict, hidden, old].filter(Boolean).join(' ')
    return {
      title: 'Known allergies',
      ...(warning ? { warning } : {}),
      entries: data.allergies.map(({ id, substance, notCoded, notes, updated }) => ({
        id,
        words: notCoded ? [substance, ...notes].join(' – ') : substance,
        updated: formatDate(updated),
      })),
    }
  }
  // An answer that is old or not whole cannot say that there is nothing.
  if (old || hidden) return { title: 'Allergies unavailable', warning: hidden || old, entries: [] }
  if (data.status === 'not recorded') return { title: 'Allergies not recorded', entries: [] }
  return {
    title: 'No known allergies',
    ...(data.drugsOnly ? { limit: '(drugs only)' } : {}),
    entries: [
      {
        id: data.id,
        words: data.drugsOnly ? 'No known drug allergy' : 'No known allergy',
        updated: formatDate(data.saidBy.on),
      },
    ],
  }
}
