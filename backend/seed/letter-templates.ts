import type { Coding, Questionnaire, QuestionnaireItem } from 'fhir/r4'

import { coding, loincCoding, ours, snomedCoding, terminology } from './shapes.ts'

/**
 * Templates of letters, as data: a trust changes them in its record, not in Lune (decision 030). `{{fact}}` is filled in
 * from the record (`src/clinical/letters/fill.ts`); a line with `{{fact?}}` goes when the record does not say.
 */

const kinds = `${ours}/CodeSystem/letter-kind`
const purposes = `${ours}/CodeSystem/letter-purpose`
const headings = 'https://fhir.hl7.org.uk/CodeSystem/UKCore-RecordStandardHeadings'

type Part = { title: string; heading?: string; words?: string; required?: boolean }
type Made = {
  id: string
  purpose: string
  kind: 'administrative' | 'clinical'
  title: string
  says: string
  source: string
  type: Coding
  to: readonly ('patient' | 'gp')[]
  parts: readonly Part[]
  /** A trust’s own, in the place of the region’s */
  own?: { trust: string; of: string }
}

const item = ({ title, heading, words, required }: Part, index: number): QuestionnaireItem => ({
  linkId: String(index + 1),
  text: title,
  type: 'text',
  ...(heading ? { code: [coding(headings, heading, title)] } : {}),
  ...(required ? { required } : {}),
  ...(words ? { initial: [{ valueString: words }] } : {}),
})

const context = (code: string, concept: Coding) => ({
  code: { system: `${terminology}/usage-context-type`, code },
  valueCodeableConcept: { coding: [concept] },
})

const template = ({ id, purpose, kind, title, says, source, type, to, parts, own }: Made): Questionnaire => ({
  resourceType: 'Questionnaire',
  id: `letter-${id}`,
  url: `${ours}/Questionnaire/letter-${id}`,
  version: '1',
  title,
  status: 'active',
  subjectType: ['Patient'],
  description: says,
  copyright: source,
  code: [coding(purposes, purpose), type],
  ...(own ? { derivedFrom: [`${ours}/Questionnaire/letter-${own.of}`] } : {}),
  useContext: [
    context('workflow', coding(kinds, kind)),
    ...(own ? [context('venue', coding('https://fhir.nhs.uk/Id/ods-organization-code', own.trust))] : []),
  ],
  extension: to.map((who) => ({ url: `${ours}/StructureDefinition/letter-to`, valueCode: who })),
  item: parts.map(item),
})

const letter = loincCoding('51852-2', 'Letter')
const regional = 'Wording of the region, for each trust to adopt or replace'
const access = `${regional}; content by NHS England, Elective care access policy (reasonable notice, what happens next)`

const when = [
  'Date: {{date}}',
  'Time: {{time}} (24-hour clock)',
  'Place: {{place}}',
  'With: {{with?}} or a member of the team',
  'How: {{how}}',
  'Please note: {{instructions?}}',
].join('\n')
const dear = 'Dear {{salutation}},'
const contact =
  'If you cannot come, or need an interpreter, transport or this letter in another format, call {{telephone}} as soon as you can: somebody else can then be seen.'
const administrative = (
  id: string,
  title: string,
  says: string,
  paragraphs: readonly string[],
  more: Partial<Made> = {},
): Made => ({
  id,
  purpose: id,
  kind: 'administrative',
  title,
  says,
  source: access,
  type: letter,
  to: ['patient'],
  parts: [
    {
      title: '',
      words: [dear, ...paragraphs, 'Yours sincerely\n{{writer}}\n{{hospital}}'].join('\n\n'),
      required: true,
    },
  ],
  ...more,
})

const made: readonly Made[] = [
  {
    id: 'clinic',
    purpose: 'clinic',
    kind: 'clinical',
    title: 'Clinic letter',
    says: 'After an out-patient attendance, to the GP with a copy to the patient',
    source: 'PRSB Outpatient letter standard (headings); AoMRC, Please write to me (2018)',
    type: snomedCoding('823681000000100', 'Outpatient letter'),
    to: ['gp', 'patient'],
    parts: [
      { title: 'Diagnoses', heading: 'diagnoses', words: '{{problems}}' },
      {
        title: 'Allergies and adverse reactions',
        heading: 'allergies-and-adverse-reaction',
        words: '{{allergies}}',
      },
      {
        title: 'Medications and medical devices',
        heading: 'medications-and-medical-devices',
        words: '{{medicines}}',
      },
      { title: 'History', heading: 'history' },
      { title: 'Examination findings', heading: 'examination-findings' },
      { title: 'Investigation results', heading: 'investigation-results' },
      { title: 'Clinical summary', heading: 'clinical-summary', required: true },
      { title: 'Plan and requested actions', heading: 'plan-and-requested-actions', required: true },
      { title: 'Information and advice given', heading: 'information-and-advice-given' },
    ],
  },
  {
    id: 'discharge-advice',
    purpose: 'discharge-advice',
    kind: 'clinical',
    title: 'Discharge advice',
    says: 'What a patient should know after going home, in plain words',
    source: 'NICE NG27 (information on discharge); AoMRC, Please write to me (2018)',
    type: letter,
    to: ['patient'],
    parts: [
      { title: '', words: dear, required: true },
      { title: 'Why you were in hospital', required: true },
      { title: 'Your medicines', words: '{{medicines}}' },
      { title: 'What to look out for', required: true },
      { title: 'Who to call', words: 'The ward: {{telephone}}. NHS 111 at any time. In an emergency 999.' },
    ],
  },
  {
    id: 'clinical-free',
    purpose: 'free',
    kind: 'clinical',
    title: 'Clinical letter',
    says: 'Free words to whomever it concerns',
    source: regional,
    type: letter,
    to: ['gp'],
    parts: [{ title: '', required: true }],
  },
  administrative(
    'appointment',
    'Your hospital appointment',
    'Date, place and instructions of a booked appointment',
    [
      `An appointment has been made for you in {{clinic}}, {{specialty}}.`,
      when,
      'Please bring this letter and a list of your medicines.',
      contact,
    ],
  ),
  administrative(
    'appointment-changed',
    'Your appointment has changed',
    'The new date and place; the earlier letter no longer holds',
    [
      'We have had to change your appointment in {{clinic}}. We are sorry for this. Any earlier letter no longer holds. Your appointment is now:',
      when,
      contact,
    ],
  ),
  administrative('appointment-cancelled', 'Your appointment has been cancelled', 'Without a new date yet', [
    'Your appointment in {{clinic}} on {{date}} at {{time}} has been cancelled. Please do not come on that day.',
    'We will write to you again with a new date. You do not need a new referral. If you become worse meanwhile, call your GP practice, or {{telephone}}.',
  ]),
  administrative(
    'did-not-attend',
    'You did not attend your appointment',
    'After a missed appointment, with a copy to the GP',
    [
      'You were expected in {{clinic}} on {{date}} at {{time}} and we did not see you.',
      'If you still want to be seen, call {{telephone}} within 14 days. If we do not hear from you, your care may be returned to your GP, who can refer you again.',
    ],
    { to: ['patient', 'gp'] },
  ),
  administrative(
    'admission',
    'Coming in for your operation or procedure',
    'To come in (TCI): day of admission and what to bring',
    [
      'A bed has been planned for you for: {{procedure}}.',
      'Please come in on: {{to-come-in}}\nWhere and at what time: [Ward and time of arrival: to be written]',
      'Keep to what you were told about eating, drinking and medicines when you were assessed. Bring your medicines in their packets. You will need somebody to take you home.',
      contact,
    ],
  ),
  administrative(
    'validation',
    'Do you still need to be seen?',
    'Validation of the waiting list',
    [
      'You have been waiting since {{received}} for: {{procedure}}, {{specialty}}.',
      'Please tell us within 21 days whether you still want to be seen: call {{telephone}}. You keep your place while you wait for the answer to a question. If we do not hear from you we will ask your GP before anything is changed.',
    ],
    {
      source: `${regional}; content by NHS England, Validation toolkit (contact, 3 weeks to answer, clinical oversight)`,
    },
  ),
  administrative(
    'returned',
    'Referral returned to the GP',
    'Not accepted, or better answered by advice; the RTT clock stops',
    [
      'A referral to {{specialty}} was received on {{received}}. It has not been put on the waiting list and is returned to {{gp}}.',
      'Why, and what is suggested: [Reason and advice in words a clerk may read: to be written]',
      'Nothing else is needed from you. Your GP practice will talk to you about what comes next.',
    ],
    {
      to: ['gp', 'patient'],
      source: `${regional}; RTT rules suite (a clock that stops is told to the patient and the referrer)`,
    },
  ),
  administrative(
    'free',
    'Letter about your care',
    'Free words of administration: fitness to travel and the like are clinical letters',
    ['[Text: to be written]'],
    { source: regional },
  ),
  {
    ...administrative(
      'appointment-rxr',
      'Your hospital appointment',
      'With parking and transport at this trust',
      [
        `An appointment has been made for you in {{clinic}}, {{specialty}}.`,
        when,
        'Please bring this letter and a list of your medicines. Allow twenty minutes to park; if you cannot travel by yourself, ask us about patient transport.',
        contact,
      ],
    ),
    purpose: 'appointment',
    source: 'Wording of East Lancashire Hospitals NHS Trust, in the place of the region’s',
    own: { trust: 'RXR', of: 'appointment' },
  },
]

export const letterTemplates = (): Questionnaire[] => made.map(template)
