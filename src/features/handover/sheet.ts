import type { Communication, CommunicationPayload, Extension } from 'fhir/r4'

import type { Actor } from '#clinical/acts/act.ts'
import { entryIdentifier, recordedBy } from '#clinical/acts/recorded-by.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { whoText } from '#clinical/entries/source.ts'
import type { Stored } from '#fhir/client.ts'

/** SBAR: how one shift tells the next (domain facts §2.8). */
export const parts = {
  situation: 'Situation',
  background: 'Background',
  assessment: 'Assessment',
  recommendation: 'Recommendation',
} as const
export type Part = keyof typeof parts
export type Words = Record<Part, string>
export const noWords: Words = { situation: '', background: '', assessment: '', recommendation: '' }
export const partNames = Object.keys(parts) as Part[]

const structure = 'https://lune.example/fhir/StructureDefinition'
const urls = {
  part: `${structure}/sbar-part`,
  author: `${structure}/sbar-author`,
  written: `${structure}/sbar-written`,
}
const kindSystem = 'https://lune.example/fhir/CodeSystem/communication-kind'
export const handoverCategory = `${kindSystem}|handover`

/** Who wrote something and when, as far as the record says it. */
export type Signed = { who: string; at: string }

/** What the shift has written about one patient; `handedOver` once it was passed on. */
export type Sheet = {
  resource: Stored<Communication>
  words: Words
  /** Who wrote each part last: each is timed and initialled on paper */
  signed: Partial<Record<Part, Signed>>
  handedOver: { at: string; by: string } | undefined
}

export function toSheet(resource: Stored<Communication>): Sheet {
  const words = { ...noWords }
  const signed: Sheet['signed'] = {}
  for (const payload of listOf(resource.payload)) {
    // What another system sent without parts is read too, never dropped.
    const place = partOf(payload) ?? 'situation'
    words[place] = [words[place], payload.contentString].filter(Boolean).join('\n')
    const [author, written] = [part(payload, urls.author), part(payload, urls.written)]
    const who = whoText(author?.valueReference, resource)
    if (who && written?.valueDateTime) signed[place] = { who, at: written.valueDateTime }
  }
  const { status, sent, sender } = resource
  return {
    resource,
    words,
    signed,
    handedOver:
      status === 'completed' && sent
        ? { at: sent, by: whoText(sender, resource) ?? 'Not stated' }
        : undefined,
  }
}

const part = ({ extension }: CommunicationPayload, wanted: string): Extension | undefined =>
  listOf(extension).find(({ url }) => url === wanted)

const partOf = (payload: CommunicationPayload): Part | undefined =>
  partNames.find((name) => part(payload, urls.part)?.valueCode === name)

const sheetSystem = 'https://lune.example/fhir/Id/handover-sheet'

type About = {
  encounterId: string
  /** The sheet that was handed over before this one: there is one sheet between two handovers */
  last: Sheet | undefined
}

export const fromWords = (words: Words, { encounterId, last }: About, actor: Actor): Communication => ({
  resourceType: 'Communication',
  identifier: [
    { system: sheetSystem, value: `${encounterId}.${last?.resource.id ?? 'first'}` },
    entryIdentifier(actor.session, actor.actId),
  ],
  status: 'in-progress',
  category: [{ coding: [{ system: kindSystem, code: 'handover', display: 'Shift handover' }] }],
  subject: { reference: `Patient/${actor.patientId}` },
  encounter: { reference: `Encounter/${encounterId}` },
  sender: recordedBy(actor.session),
  payload: toPayload(words, [], actor),
})

export const withWords = (sheet: Communication, words: Words, actor: Actor): Communication => ({
  ...sheet,
  payload: toPayload(words, listOf(sheet.payload), actor),
})

/** Passed on: from here on it is what was said, and the next shift writes its own. */
export const handedOver = (
  sheet: Communication,
  session: Pick<Actor['session'], 'userId' | 'name'>,
  now: Date,
): Communication => ({
  ...sheet,
  status: 'completed',
  sent: now.toISOString(),
  sender: recordedBy(session),
})

/** A part that was not changed stays its author's. */
const toPayload = (
  words: Words,
  before: readonly CommunicationPayload[],
  { session, now }: Pick<Actor, 'session' | 'now'>,
): CommunicationPayload[] =>
  partNames.flatMap((name) => {
    const text = words[name].trim()
    if (!text) return []
    const same = before.find((one) => partOf(one) === name && one.contentString === text)
    if (same) return [same]
    return [
      {
        extension: [
          { url: urls.part, valueCode: name },
          { url: urls.author, valueReference: recordedBy(session) },
          { url: urls.written, valueDateTime: now.toISOString() },
        ],
        contentString: text,
      },
    ]
  })

/** What was written here stays; a part not touched here is as the other left it (hazard H11). */
export const mergedWords = (opened: Words, mine: Words, theirs: Words): Words =>
  Object.fromEntries(
    partNames.map((name) => [name, mine[name] === opened[name] ? theirs[name] : mine[name]]),
  ) as Words

/** `Daniel Okoro` → `DO`, for a printed sheet. */
export const initialsOf = (name: string): string =>
  name
    .replace(/^(Mr|Mrs|Ms|Miss|Dr|Prof|Sister|Mx)\.? /i, '')
    .split(/[\s-]+/)
    .map((word) => word.charAt(0).toUpperCase())
    .join('')
