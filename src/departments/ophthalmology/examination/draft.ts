import type { Composition, CompositionSection, Observation } from 'fhir/r4'

import type { Session } from '#auth/session.ts'
import type { Act, Actor } from '#clinical/acts/act.ts'
import { enteredInError as withdrawn } from '#clinical/acts/in-error.ts'
import { entryIdentifier, recordedBy } from '#clinical/acts/recorded-by.ts'
import { enteredInError, signed } from '#clinical/acts/signing.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { toDraft } from '#clinical/writing/draft-composition.ts'
import { notesKey } from '#clinical/writing/draft-queries.ts'
import { toNarrative } from '#clinical/writing/narrative.ts'
import { eyeExamination } from '#clinical/writing/note-types.ts'
import type { DraftKind } from '#clinical/writing/use-drafts.ts'
import { eyeWords } from '#departments/ophthalmology/eye/eye.ts'
import { wordsOf } from '#departments/ophthalmology/eye/words.ts'
import type { Stored } from '#fhir/client.ts'
import { formatTime } from '#fhir/dates.ts'
import { fromLondonWallClock } from '#lib/london-time.ts'

import { type Made, observationsOf } from './observations.ts'
import { type Examination, readExamination, sectionNames, sectionTitle } from './values.ts'

const typedUrl = 'https://lune.example/fhir/StructureDefinition/eye-examination-as-typed'

const typedIn = ({ extension }: Pick<Composition, 'extension'>) =>
  listOf(extension).find(({ url }) => url === typedUrl)?.valueString

/** An examination is a note of the chart, a draft until it is signed, with its findings as coded Observations. */
export const examinationDrafts: DraftKind<Composition> = {
  type: 'Composition',
  wordsOf: (draft) => JSON.stringify([draft.status, typedIn(draft)]),
  key: notesKey,
}

export const toExamination = (draft: Composition, at: string): Examination =>
  readExamination(typedIn(draft), at)

type Frame = { patientId: string; encounterId: string | undefined; entryId: string; session: Session }

/** As it is typed, so that nothing half said is lost; and in words, so that whoever reads it reads something. */
export function toComposition(examination: Examination, frame: Frame, now: Date): Composition {
  const start = fromLondonWallClock(examination.at, now.getTime())
  const base = toDraft({ title: 'Eye examination', sections: [] }, { ...frame, type: eyeExamination }, now)
  const section = sectionsIn(examination, observationsOf(examination, frame.patientId))
  return {
    ...base,
    extension: [{ url: typedUrl, valueString: JSON.stringify(examination) }],
    ...(start ? { event: [{ period: { start } }] } : {}),
    ...(examination.amends
      ? {
          relatesTo: [
            { code: 'replaces', targetReference: { reference: `Composition/${examination.amends}` } },
          ],
        }
      : {}),
    ...(section.length > 0 ? { section } : {}),
  }
}

/** Words and coded findings of one part together, both made of the same Observations (hazard H20). */
function sectionsIn(
  { plan, why, at }: Examination,
  made: readonly Made[],
  referenceTo?: (one: Made) => string,
): CompositionSection[] {
  const found = sectionNames.flatMap((name): CompositionSection[] => {
    const here = made.filter(({ section }) => section === name)
    if (here.length === 0) return []
    const lines = here.map(({ eye, observation }) => `${eyeWords[eye]}: ${sentence(observation, at)}`)
    return [
      {
        title: sectionTitle(name),
        text: toNarrative(lines.join('\n'), 'generated'),
        ...(referenceTo ? { entry: here.map((one) => ({ reference: referenceTo(one) })) } : {}),
      },
    ]
  })
  const written = (title: string, words: string) =>
    words.trim() ? [{ title, text: toNarrative(words) }] : []
  return [...found, ...written(planTitle, plan), ...written('Why it was amended', why)]
}

export const planTitle = 'Impression and plan'

/** With its hour, where that is not the hour of the examination. */
function sentence(observation: Observation, at: string): string {
  const { text, how, also } = wordsOf(observation)
  const hour = formatTime(observation.effectiveDateTime)
  return [text, hour && hour !== at.slice(11, 16) ? `at ${hour}` : '', how, ...also]
    .filter(Boolean)
    .join(', ')
}

/** What an amendment takes the place of, with the versions that were seen. */
export type Replaced = { note: Stored<Composition>; observations: readonly Stored<Observation>[] }

/** The note and every finding in one transaction: all of it is written, or nothing; what it amends is withdrawn with it. */
export function signedExamination(
  draft: Stored<Composition>,
  { session, replaced }: { session: Session; replaced: Replaced | undefined },
  actor: Actor,
): Act {
  const { actId, now, patientId } = actor
  const examination = toExamination(draft, '')
  const made = observationsOf(examination, patientId)
  const urls = new Map(made.map((one) => [one, `urn:uuid:${crypto.randomUUID()}`]))
  const reason = `Amended: ${examination.why.trim()}`
  const make = made.map((one, index) => ({
    fullUrl: urls.get(one) ?? '',
    resource: {
      ...one.observation,
      identifier: [entryIdentifier(session, `${actId}-${index}`)],
      issued: now.toISOString(),
      performer: [recordedBy(session)],
      ...(draft.encounter ? { encounter: draft.encounter } : {}),
    },
  }))
  const note = {
    ...signed(draft, session, true, now),
    section: sectionsIn(examination, made, (one) => urls.get(one) ?? ''),
  }
  const gone = replaced
    ? [
        { seen: replaced.note, to: enteredInError(replaced.note, reason, session, now), withdrawn: true },
        ...replaced.observations.map((seen) => ({
          seen,
          to: withdrawn(seen, { reason }, actor),
          withdrawn: true,
        })),
      ]
    : []
  return { make, change: [{ seen: draft, to: note }, ...gone], ...(replaced ? { reason } : {}) }
}
