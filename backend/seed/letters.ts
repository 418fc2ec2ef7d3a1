import type { Communication, DocumentReference, Patient, Reference } from 'fhir/r4'

import { type Section, trust, words } from './letter-words.ts'
import {
  coding,
  concept,
  day,
  entryIdOf,
  instant,
  loincCoding,
  ours,
  reference,
  snomedCoding,
} from './shapes.ts'

/** Letters in every state an office knows (decision 030), to people at home. */

type Copy = { who: 'patient' | 'gp'; by: 'post' | 'electronic' | 'hand'; state: Communication['status'] }
type Seeded = {
  of: keyof typeof words
  daysAgo: number
  /** Undefined: signed */
  unsigned?: 'writing' | 'to sign'
  status?: DocumentReference['status']
  copies: readonly Copy[]
  /** Takes the place of the letter before it */
  replaces?: true
}

const people = {
  administrative: {
    userId: '555036634104',
    post: '555254244103',
    name: 'Mrs Carol Entwistle',
    role: 'Administration',
  },
  clinical: { userId: '555036632103', post: '555254242102', name: 'Dr Amina Hargreaves', role: 'Doctor' },
} as const
const post = (state: Copy['state']): Copy => ({ who: 'patient', by: 'post', state })
const both = (state: Copy['state']): Copy[] => [
  post(state),
  { who: 'gp', by: 'electronic', state: 'preparation' },
]

const seeded: readonly Seeded[] = [
  { of: 'admission', daysAgo: 1, unsigned: 'writing', copies: [post('preparation')] },
  { of: 'asthma', daysAgo: 2, unsigned: 'writing', copies: both('preparation') },
  { of: 'clinic', daysAgo: 3, unsigned: 'to sign', copies: both('preparation') },
  { of: 'clinic', daysAgo: 9, unsigned: 'to sign', copies: both('preparation') },
  { of: 'appointment', daysAgo: 0, copies: [post('preparation')] },
  { of: 'appointment', daysAgo: 1, copies: [post('preparation')] },
  { of: 'absent', daysAgo: 1, copies: both('preparation') },
  { of: 'validation', daysAgo: 2, copies: [post('in-progress')] },
  { of: 'validation', daysAgo: 2, copies: [post('in-progress')] },
  { of: 'clinic', daysAgo: 4, copies: both('completed') },
  { of: 'appointment', daysAgo: 12, copies: [post('completed')] },
  { of: 'validation', daysAgo: 30, copies: [post('not-done')] },
  { of: 'appointment', daysAgo: 6, status: 'superseded', copies: [post('completed')] },
  { of: 'changed', daysAgo: 2, replaces: true, copies: [post('preparation')] },
  { of: 'appointment', daysAgo: 5, status: 'entered-in-error', copies: [post('stopped')] },
]

const structure = `${ours}/StructureDefinition`
const place = 950_000

/** Each to the next of these people; the letter that replaces another goes to the same one. */
export function* letters(
  patients: readonly Patient[],
  now: number,
): Generator<DocumentReference | Communication> {
  let next = 0
  let before: string | undefined
  for (const one of seeded) {
    const patient = patients[one.replaces ? next - 1 : next]
    if (!one.replaces) next += 1
    if (!patient?.id) continue
    const id = entryIdOf(patient.id, place + (one.replaces ? 1 : 0))
    const letter = document(one, { patient, id, now, before: one.replaces ? before : undefined })
    yield letter
    before = id
    if (!one.unsigned)
      yield* one.copies.map((copy, index) => sending(copy, letter, patient, index, now - one.daysAgo * day))
  }
}

type About = { patient: Patient; id: string; now: number; before: string | undefined }

function document(
  { of, daysAgo, unsigned, status = 'current', copies }: Seeded,
  { patient, id, now, before }: About,
): DocumentReference {
  const { kind, template, title, sections } = words[of]
  const { userId, post: postId, name, role } = people[kind]
  const at = instant(now - daysAgo * day)
  const writer = {
    identifier: { system: 'https://fhir.nhs.uk/Id/sds-user-id', value: userId },
    display: name,
  }
  const said = [name, role, trust].join(', ')
  const [first] = patient.name ?? []
  const called = [first?.prefix?.[0], first?.family].filter(Boolean).join(' ')
  return {
    resourceType: 'DocumentReference',
    id,
    ...(unsigned ? { meta: { tag: [coding(`${ours}/CodeSystem/letter-state`, 'unsigned')] } } : {}),
    extension: [
      ...(unsigned === 'to sign'
        ? [{ url: `${structure}/letter-for-signature`, valueReference: writer }]
        : []),
      { url: `${structure}/letter-template`, valueCanonical: `${ours}/Questionnaire/letter-${template}|1` },
      ...copies.map(({ who, by }) => ({
        url: `${structure}/letter-copy`,
        extension: [
          { url: 'who', valueCode: who },
          { url: 'by', valueCode: by },
        ],
      })),
      ...(status === 'entered-in-error'
        ? [
            {
              url: `${structure}/entered-in-error`,
              valueAnnotation: { authorReference: writer, time: at, text: 'Written to the wrong patient' },
            },
          ]
        : []),
    ],
    identifier: [{ system: `${ours}/Id/entry`, value: `seeded-letter-${id}` }],
    status,
    docStatus: unsigned ? 'preliminary' : before ? 'amended' : 'final',
    type: concept(
      title,
      kind === 'clinical'
        ? snomedCoding('823681000000100', 'Outpatient letter')
        : loincCoding('51852-2', 'Letter'),
    ),
    category: [{ coding: [coding(`${ours}/CodeSystem/letter-kind`, kind)] }],
    subject: reference('Patient', patient.id ?? ''),
    date: at,
    author: [writer],
    ...(unsigned
      ? {}
      : {
          authenticator: {
            type: 'PractitionerRole',
            identifier: { system: 'https://fhir.nhs.uk/Id/sds-role-profile-id', value: postId },
            display: said,
          },
        }),
    custodian,
    description: title,
    ...(before
      ? { relatesTo: [{ code: 'replaces' as const, target: reference('DocumentReference', before) }] }
      : {}),
    content: [
      {
        attachment: {
          contentType: 'text/html',
          language: 'en-GB',
          title,
          data: Buffer.from(
            page(title, sections, called, unsigned ? 'Not signed' : `Signed electronically by ${said}`),
          ).toString('base64'),
          creation: at,
        },
      },
    ],
  }
}

const custodian: Reference = {
  identifier: { system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'RXR' },
  display: trust,
}

/** The small grammar of `src/clinical/letters/letter-html.ts`. */
const page = (title: string, sections: readonly Section[], name: string, foot: string) => {
  const line = (text: string) =>
    `<p>${text.replaceAll('&', '&amp;').replaceAll('{name}', name).replaceAll('\n', '<br/>')}</p>`
  return [
    '<!DOCTYPE html>',
    `<html lang="en-GB"><head><meta charset="utf-8"/><title>${title}</title></head><body>`,
    `<header>${line(trust)}<h1>${title}</h1></header>`,
    ...sections.map(
      ([heading, text]) => `<section>${heading ? `<h2>${heading}</h2>` : ''}${line(text)}</section>`,
    ),
    `<footer>${line(foot)}</footer>`,
    '</body></html>',
  ].join('\n')
}

const modes = {
  post: ['MAILWRIT', 'By post'],
  electronic: ['ONLINEWRIT', 'Electronically'],
  hand: ['PHYSICAL', 'By hand'],
} as const
const said: Partial<Record<Communication['status'], string>> = {
  'in-progress': 'Printed',
  completed: 'Posted',
  'not-done': 'Came back: addressee gone away',
  stopped: 'Letter withdrawn: Written to the wrong patient',
}

function sending(
  { who, by, state }: Copy,
  letter: DocumentReference,
  patient: Patient,
  index: number,
  at: number,
): Communication {
  const [code, text] = modes[by]
  const note = said[state]
  return {
    resourceType: 'Communication',
    id: entryIdOf(patient.id ?? '', place + 10 + index + (letter.relatesTo ? 10 : 0)),
    identifier: [{ system: `${ours}/Id/entry`, value: `seeded-copy-${letter.id}-${who}` }],
    basedOn: [reference('DocumentReference', letter.id ?? '')],
    status: state,
    ...(letter.category ? { category: letter.category } : {}),
    medium: [concept(text, coding('http://terminology.hl7.org/CodeSystem/v3-ParticipationMode', code))],
    subject: reference('Patient', patient.id ?? ''),
    topic: { text: letter.description ?? 'Letter' },
    recipient: [
      who === 'patient'
        ? reference('Patient', patient.id ?? '')
        : (patient.generalPractitioner?.[0] ?? { display: 'GP practice' }),
    ],
    sender: custodian,
    ...(state === 'completed' ? { sent: instant(at) } : {}),
    ...(state === 'not-done' && note ? { statusReason: { text: note } } : {}),
    ...(note
      ? { note: [{ authorReference: { display: 'Mrs Carol Entwistle' }, time: instant(at), text: note }] }
      : {}),
  }
}
