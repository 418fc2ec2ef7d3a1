import type { AllergyIntolerance, CodeableConcept } from 'fhir/r4'

import type { BannerAllergies } from '#clinical/patient/banner-parts.ts'
import { grouped } from '#clinical/entries/duplicates.ts'
import { type Answer, type Entries, toEntries } from '#clinical/entries/entries.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { placeText, type Source, sourceOf } from '#clinical/entries/source.ts'
import type { Rows } from '#clinical/entries/versions.ts'
import type { Stored } from '#fhir/client.ts'
import { codesText, hasAny, hasCode, isSnomed, snomed, textOf } from '#fhir/coding.ts'
import { formatDate } from '#fhir/dates.ts'
import { clockTime } from '#lib/clock.ts'

import { endOf } from './end.ts'
import { reactionWords } from './reaction.ts'

export type Allergy = {
  id: string
  substance: string
  /** No decision support can compare it with a medicine (hazards FHIR007, FHIR009) */
  notCoded: boolean
  /** What makes two entries the same: code or words of the substance (domain facts §7.4) */
  sameAs: readonly string[]
  state: 'active' | 'ended' | 'refuted'
  /** When and why it has ended, where the entry says */
  end: string | undefined
  kind: 'allergy' | 'intolerance' | 'allergy or intolerance'
  criticality: 'high' | 'low' | undefined
  /** Only what is not "confirmed" needs a word */
  doubt: 'Not confirmed' | 'Presumed' | 'Refuted' | undefined
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
  | { status: 'known'; allergies: Allergy[] }
) & {
  /** Entries that say there are none; beside an allergy they contradict it (hazard FHIR006) */
  negations: { id: string; saidBy: Source }[]
  /** Entries that are kept back or unreadable: then nothing here may be taken for "none" */
  list: Entries<unknown>
  /** No longer so, or found never to have been so */
  ended: Allergy[]
}

const noKnownAllergy = [snomed('716186003'), snomed('429625007')]
const noKnownDrugAllergy = snomed('409137002')
// Sent when a system could not carry the code across (NHS transfer-degraded entries).
const degraded = [snomed('196461000000101'), snomed('196471000000108')]

export function toAllergyList(found: Answer<AllergyIntolerance>): AllergyList {
  const said = found.resources.filter((one) => !isInError(one) && !saysNothing(one))
  const current = said.filter((one) => stateOf(one) === 'active')
  const negations = current.filter(isNegation)
  const list = toEntries({ ...found, resources: current.filter((one) => !isNegation(one)) }, toAllergyEntry)
  const allergies = list.entries.toSorted(worstFirst)
  const past = said.filter((one) => stateOf(one) !== 'active' && !isNegation(one))
  const ended = toEntries({ resources: past, withheld: 0 }, toAllergyEntry).entries
  const about = {
    list,
    ended,
    negations: negations.map((one) => ({ id: one.id, saidBy: sourceOf(one, recordedOn(one)) })),
  }
  if (allergies.length > 0) return { status: 'known', allergies, ...about }
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

/** An entry as another one names it: `Penicillin, Lancashire Teaching Hospitals (RXN)` */
export function takenFrom(entry: AllergyIntolerance): string {
  const { place, who } = sourceOf(entry)
  return [substanceOf(entry), place ? placeText(place) : who].filter(Boolean).join(', ')
}

/** True when something is there that this reader cannot see: "none" would be a guess. */
export const isHidden = ({ list }: AllergyList) => list.withheld + list.unreadable > 0

function toAllergyEntry(resource: Stored<AllergyIntolerance>): Allergy {
  const { code, reaction = [], type, note = [] } = resource
  return {
    id: resource.id,
    substance: substanceOf(resource),
    notCoded: isDegraded(code) || !code?.coding?.some(({ code }) => Boolean(code)),
    sameAs: sameAs(resource),
    state: stateOf(resource),
    end: endText(resource),
    kind: type === 'allergy' || type === 'intolerance' ? type : 'allergy or intolerance',
    criticality:
      resource.criticality === 'high' || resource.criticality === 'low' ? resource.criticality : undefined,
    doubt: doubtOf(resource),
    reactions: listOf(reaction).map((one) => ({
      words: reactionWords(one) || 'Reaction not described',
      severity: one.severity && (severityWords[one.severity] ?? undefined),
      note: one.description && listOf(one.manifestation).length > 0 ? one.description : undefined,
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
    ['Ended', endText(resource)],
    ['Notes', notes.join('\n')],
  ]
}

const severityWords: Record<string, string> = { mild: 'mild', moderate: 'moderate', severe: 'severe' }

const isDegraded = (code: CodeableConcept | undefined) => degraded.some((one) => hasCode(code, one))

/** "Allergy to penicillin" and "Penicillin" are one substance; two that were degraded on the way need not be. */
function sameAs(resource: AllergyIntolerance): string[] {
  const { code, identifier } = resource
  const words = substanceOf(resource)
    .toLowerCase()
    .replace(
      /^(allergy|allergic|intolerance|intolerant|adverse reaction) to (the )?| allergy$| intolerance$/g,
      '',
    )
    .trim()
  const numbers = listOf(identifier).flatMap(({ system, value }) =>
    system && value ? `${system}|${value}` : [],
  )
  if (isDegraded(code) || words === 'substance not named') return numbers
  const codes = (code?.coding ?? []).flatMap((one) =>
    isSnomed(one.system) && one.code ? `sct ${one.code}` : [],
  )
  return [...codes, `words ${words}`, ...numbers]
}

function endText(resource: AllergyIntolerance): string | undefined {
  const { ended, why } = endOf(resource)
  if (!ended && !why) return undefined
  return [ended ? `Ended ${formatDate(ended)}` : 'Ended', why].filter(Boolean).join(': ')
}

/** Some senders name the substance only in the reaction. */
const substanceOf = ({ code, reaction = [] }: AllergyIntolerance) =>
  textOf(code, '') ||
  reaction.map(({ substance }) => textOf(substance, '')).find(Boolean) ||
  'Substance not named'

function doubtOf({ verificationStatus }: AllergyIntolerance): Allergy['doubt'] {
  if (hasAny(verificationStatus, 'confirmed')) return undefined
  if (hasAny(verificationStatus, 'refuted')) return 'Refuted'
  return hasAny(verificationStatus, 'presumed') ? 'Presumed' : 'Not confirmed'
}

const recordedOn = ({ recordedDate, lastOccurrence, meta }: AllergyIntolerance) =>
  recordedDate ?? lastOccurrence ?? meta?.lastUpdated

const isNegation = ({ code }: AllergyIntolerance) =>
  [...noKnownAllergy, noKnownDrugAllergy].some((one) => hasCode(code, one))
const isDrugsOnly = ({ code }: AllergyIntolerance) =>
  hasCode(code, noKnownDrugAllergy) && !noKnownAllergy.some((one) => hasCode(code, one))
const isInError = ({ verificationStatus }: AllergyIntolerance) =>
  hasAny(verificationStatus, 'entered-in-error')
function stateOf({ verificationStatus, clinicalStatus }: AllergyIntolerance): Allergy['state'] {
  if (hasAny(verificationStatus, 'refuted')) return 'refuted'
  return hasAny(clinicalStatus, 'inactive', 'resolved') ? 'ended' : 'active'
}
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
    const conflict = data.negations.length > 0 ? 'Review “no known allergy” entry.' : ''
    const warning = [conflict, hidden, old].filter(Boolean).join(' ')
    return {
      title: 'Known allergies',
      ...(warning ? { warning } : {}),
      entries: grouped(data.allergies).map(({ entries: [{ id, substance, notCoded, notes, updated }] }) => ({
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
