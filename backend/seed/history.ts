import type { AllergyIntolerance, Condition, DocumentReference, Encounter, Reference } from 'fhir/r4'

import { about, type Chart, file, from } from './chart.ts'
import { coding, concept, day, dayOf, hl7, instant, snomed, snomedCoding, terminology } from './shapes.ts'

/** What a chart holds besides the bedside: allergies, problems, alerts, letters, visits. */

type Coded = readonly [code: string, name: string]

export const noKnownAllergy: Coded = ['716186003', 'No known allergy']
export const allergens = [
  {
    substance: ['91936005', 'Allergy to penicillin'],
    reaction: ['271807003', 'Rash'],
    category: 'medication',
  },
  {
    substance: ['294505008', 'Allergy to amoxicillin'],
    reaction: ['39579001', 'Anaphylaxis'],
    category: 'medication',
  },
  {
    substance: ['293586001', 'Allergy to aspirin'],
    reaction: ['267036007', 'Breathlessness'],
    category: 'medication',
  },
  {
    substance: ['300916003', 'Allergy to latex'],
    reaction: ['126485001', 'Urticaria'],
    category: 'environment',
  },
  { substance: ['91935009', 'Allergy to peanut'], reaction: ['41291007', 'Angio-oedema'], category: 'food' },
  { substance: ['300913006', 'Allergy to shellfish'], reaction: ['422587007', 'Nausea'], category: 'food' },
] as const

export type Allergy = {
  /** A code with its words, or words alone */
  substance: Coded | string
  reaction?: Coded
  category?: 'medication' | 'environment' | 'food'
  severity?: 'mild' | 'moderate' | 'severe'
  note?: string
  source?: string
  recorder?: Reference
}

export function allergy(
  chart: Chart,
  { substance, reaction, category, severity, note, source = 'rxr', recorder }: Allergy,
) {
  const status = (list: string, code: string, display: string) =>
    hl7(`allergyintolerance-${list}`, code, display)
  const resource: AllergyIntolerance = {
    resourceType: 'AllergyIntolerance',
    ...from(source),
    clinicalStatus: status('clinical', 'active', 'Active'),
    verificationStatus: status('verification', 'confirmed', 'Confirmed'),
    ...(category ? { category: [category] } : {}),
    code: typeof substance === 'string' ? { text: substance } : snomed(...substance),
    patient: chart.subject,
    recordedDate: dayOf(chart.now - chart.random.whole(30, 3000) * day),
    ...(recorder ? { recorder } : {}),
    ...(reaction
      ? {
          reaction: [
            { manifestation: [snomed(reaction[0], reaction[1])], ...(severity ? { severity } : {}) },
          ],
        }
      : {}),
    ...(note ? { note: [{ text: note }] } : {}),
  }
  file(chart, resource)
}

/** None asked, asked and none, or one or two: the four states of a banner, but for the one that only a fault shows. */
export function someAllergies(chart: Chart): void {
  const lot = chart.random.next()
  if (lot < 0.2) return
  if (lot < 0.72) return allergy(chart, { substance: noKnownAllergy })
  for (const one of chart.random.some(allergens, chart.random.chance(0.2) ? 2 : 1)) {
    allergy(chart, { ...one, severity: chart.random.pick(['mild', 'moderate', 'severe']) })
  }
}

export const longTermProblems: readonly Coded[] = [
  ['38341003', 'Hypertension'],
  ['44054006', 'Type 2 diabetes mellitus'],
  ['13645005', 'Chronic obstructive pulmonary disease'],
  ['49436004', 'Atrial fibrillation'],
  ['84114007', 'Heart failure'],
  ['709044004', 'Chronic kidney disease'],
  ['195967001', 'Asthma'],
  ['396275006', 'Osteoarthritis'],
  ['64859006', 'Osteoporosis'],
  ['52448006', 'Dementia'],
  ['40930008', 'Hypothyroidism'],
  ['35489007', 'Depressive disorder'],
  ['414545008', 'Ischaemic heart disease'],
  ['84757009', 'Epilepsy'],
]
export const childhoodProblems: readonly Coded[] = [
  ['195967001', 'Asthma'],
  ['84757009', 'Epilepsy'],
  ['24079001', 'Atopic dermatitis'],
]

export function problem(
  chart: Chart,
  [code, name]: Coded,
  onset: number,
  source = 'rxr',
  recorder?: Reference,
) {
  const resource: Condition = {
    resourceType: 'Condition',
    ...from(source),
    clinicalStatus: hl7('condition-clinical', 'active', 'Active'),
    verificationStatus: hl7('condition-ver-status', 'confirmed', 'Confirmed'),
    category: [hl7('condition-category', 'problem-list-item', 'Problem List Item')],
    code: snomed(code, name),
    ...about(chart),
    onsetDateTime: dayOf(onset),
    recordedDate: dayOf(onset),
    ...(recorder ? { recorder } : {}),
  }
  file(chart, resource)
}

export const alerts = {
  falls: [['129839007', 'At increased risk for falls'], 'safety'],
  mrsa: [['432415000', 'MRSA carrier'], 'clinical'],
  difficile: [['186431008', 'Clostridioides difficile infection'], 'clinical'],
  interpreter: [['315594003', 'Interpreter needed'], 'community-language-support'],
  polish: [
    ['203901000000102', 'Main spoken language Polish – interpreter needed'],
    'community-language-support',
  ],
  hearingAid: [['285055002', 'Uses hearing aid'], 'communication-support'],
  lipReads: [['441092009', 'Lip reads'], 'communication-support'],
  easyread: [['796161000000101', 'Requires information in Easyread'], 'requires-specific-information-format'],
  carer: [
    ['1108151000000106', 'Requires carer to be present'],
    'adjustments-for-providing-additional-support-to-patients',
  ],
  guideDog: [['862731000000105', 'Has guide dog'], 'adjustments-in-relation-to-the-environment-of-care'],
  wheelchair: [
    ['1108191000000103', 'Requires wheelchair access'],
    'adjustments-in-relation-to-the-environment-of-care',
  ],
  safeguarding: [['766561000000109', 'Adult safeguarding concern'], 'safety'],
  notForCpr: [['450476008', 'Not for attempted cardiopulmonary resuscitation'], 'advance-directive'],
  forCpr: [['450475007', 'For attempted cardiopulmonary resuscitation'], 'advance-directive'],
  respect: [['1107891000000106', 'ReSPECT plan in place'], 'advance-directive'],
} as const satisfies Record<string, readonly [Coded, string]>

const clinical: readonly string[] = ['safety', 'clinical', 'advance-directive']
const england = 'https://fhir.nhs.uk/England/CodeSystem'

/** A clinical alert by HL7's list; an access need by the national Reasonable Adjustment Flag (domain facts §4.7). */
const categoryOf = (category: string) =>
  clinical.includes(category)
    ? [hl7('flag-category', category)]
    : [
        {
          coding: [
            coding(
              `${england}/England-FlagCategoryPatient`,
              'national-reasonable-adjustment-flag',
              'National Reasonable Adjustments Flag',
            ),
          ],
        },
        { coding: [coding(`${england}/England-FlagCategoryRA`, category)] },
      ]

export function alert(chart: Chart, name: keyof typeof alerts, since: number, author?: string) {
  const [[code, words], category] = alerts[name]
  file(chart, {
    resourceType: 'Flag',
    ...from('rxr'),
    status: 'active',
    category: categoryOf(category),
    code: snomed(code, words),
    ...about(chart),
    period: { start: instant(since) },
    ...(author ? { author: { display: author } } : {}),
  })
}

/** A letter in words: the screen shows it as text. */
export function letter(chart: Chart, title: string, text: string, at: number, author: string) {
  const resource: DocumentReference = {
    resourceType: 'DocumentReference',
    ...from('rxr'),
    status: 'current',
    docStatus: 'final',
    type: concept(title, snomedCoding('823691000000103', 'Clinical letter')),
    subject: chart.subject,
    date: instant(at),
    author: [{ display: author }],
    description: title,
    content: [
      {
        attachment: {
          contentType: 'text/plain;charset=utf-8',
          language: 'en-GB',
          title,
          creation: instant(at),
          data: Buffer.from(text, 'utf8').toString('base64'),
        },
      },
    ],
  }
  file(chart, resource)
}

export function procedure(chart: Chart, done: Coded, at: number) {
  file(chart, {
    resourceType: 'Procedure',
    ...from('rxr'),
    status: 'completed',
    code: snomed(...done),
    subject: chart.subject,
    performedDateTime: dayOf(at),
  })
}

export function vaccination(chart: Chart, vaccine: string, at: number) {
  file(chart, {
    resourceType: 'Immunization',
    ...from('gp'),
    status: 'completed',
    vaccineCode: { text: vaccine },
    patient: chart.subject,
    occurrenceDateTime: dayOf(at),
    primarySource: true,
  })
}

const encounterClasses = {
  AMB: 'ambulatory',
  IMP: 'inpatient encounter',
  EMER: 'emergency',
  VR: 'virtual',
  HH: 'home health',
}
export const encounterClass = (code: keyof typeof encounterClasses) =>
  coding(`${terminology}/v3-ActCode`, code, encounterClasses[code])

/** A visit that is over. */
export function pastVisit(
  chart: Chart,
  kind: 'AMB' | 'IMP' | 'EMER',
  reason: string,
  start: number,
  length: number,
) {
  const resource: Encounter = {
    resourceType: 'Encounter',
    ...from('rxr'),
    status: 'finished',
    class: encounterClass(kind),
    subject: chart.subject,
    period: { start: instant(start), end: instant(start + length) },
    reasonCode: [{ text: reason }],
    ...(chart.patient.managingOrganization ? { serviceProvider: chart.patient.managingOrganization } : {}),
  }
  file(chart, resource)
}
