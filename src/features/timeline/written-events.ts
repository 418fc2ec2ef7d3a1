import type { CodeableConcept, Composition, DocumentReference } from 'fhir/r4'

import { draftOwner } from '#auth/drafts.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import type { Stored } from '#fhir/client.ts'
import { hasAny, textOf } from '#fhir/coding.ts'

import { eventOf, type Kind, named, type TimelineEvent } from './event.ts'

/** SNOMED CT and LOINC types of what is written on the ward; a document of another type is a letter or a form. */
const noteTypes = ['823651000000106', '11506-3', '34109-9', '34117-2', '28570-0', '34131-3', 'clinical-note']
/** What is written to be sent: discharge summaries, clinic letters, referrals. */
const letterTypes = [
  '823691000000103',
  '373942005',
  '861411000000103',
  '371531000',
  '18842-5',
  '57133-1',
  '51851-4',
]

const isNote = (concepts: (CodeableConcept | undefined)[]) =>
  concepts.some((one) => hasAny(one, ...noteTypes))
const isLetter = (concept: CodeableConcept | undefined) => hasAny(concept, ...letterTypes)

const compositionStatus: Record<string, string> = { preliminary: 'Not finished', amended: 'Amended' }

/** Somebody's unsigned draft is no event yet: it stands under Notes for them alone. */
export const compositionEvents = (composition: Stored<Composition>): TimelineEvent[] =>
  draftOwner(composition) ? [] : [compositionEvent(composition)]

export function compositionEvent(composition: Stored<Composition>): TimelineEvent {
  const { title, type, status, date } = composition
  const kind: Kind = isLetter(type) ? 'letter' : 'note'
  return eventOf(composition, {
    kind,
    title: title?.trim() || textOf(type, 'Note without a title'),
    details: [compositionStatus[status]],
    when: date,
    visit: composition.encounter,
    organisation: composition.custodian,
    section: 'notes',
  })
}

export function documentEvent(reference: Stored<DocumentReference>): TimelineEvent {
  const { type, category, description, status, docStatus, date, context } = reference
  const typed = textOf(type, '')
  const described = description?.trim() ?? ''
  const title = typed || described || 'Document without a title'
  const practice = context?.practiceSetting
  const [code] = listOf(practice?.coding)
  return eventOf(reference, {
    kind: isNote([type, ...listOf(category)]) ? 'note' : 'letter',
    title,
    details: [
      status === 'superseded' ? 'Superseded' : compositionStatus[docStatus ?? ''],
      described === title ? undefined : described,
    ],
    when: date ?? context?.period?.start,
    specialty: practice ? named(textOf(practice, 'Specialty not named'), code?.code) : undefined,
    visit: listOf(context?.encounter)[0],
    organisation: reference.custodian,
    section: 'documents',
  })
}
