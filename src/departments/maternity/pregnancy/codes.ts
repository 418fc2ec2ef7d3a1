import type { CodeableConcept, Coding } from 'fhir/r4'

import { concept, loinc, snomed } from '#fhir/coding.ts'

/** What an EpisodeOfCare of a pregnancy, and its problem, are told by: SNOMED CT 77386006 Pregnant. */
export const pregnancy: CodeableConcept = { coding: [snomed('77386006', 'Pregnant')], text: 'Pregnancy' }

/** A code of our own, where the domain facts name no national one. */
export const ours = (code: string, display: string) => ({
  system: 'https://lune.example/fhir/CodeSystem/maternity',
  code,
  display,
})

/** LOINC, as the domain facts give them (§6.2.5); the measures of a scan and of urine are LOINC's too. */
export const codes = {
  dueDate: loinc('11778-8', 'Delivery date estimated'),
  lastPeriod: loinc('8665-2', 'Last menstrual period start date'),
  pregnancies: loinc('11996-6', 'Pregnancies'),
  births: loinc('11977-6', 'Parity'),
  losses: ours('losses-before-24-weeks', 'Pregnancies lost before 24+0'),
  earlier: ours('earlier-pregnancy', 'Earlier pregnancy'),
  /** Written before there was a plan of care */
  risk: ours('risk-and-plan', 'Risk and plan of care'),
  /** Whether it was asked; what was answered is an entry of its own, very restricted */
  enquiry: ours('routine-enquiry', 'Routine enquiry'),
  enquiryAnswer: ours('routine-enquiry-answer', 'Answer to the routine enquiry'),
  /** Written by a birth (birth/codes.ts) */
  birth: ours('birth', 'Birth of a baby'),
  outcome: ours('outcome', 'Outcome of pregnancy'),
  gestation: loinc('18185-9', 'Gestational age'),

  abo: loinc('883-9', 'ABO group'),
  rh: loinc('10331-7', 'Rh type'),
  antibodies: ours('antibody-screen', 'Antibody screen'),
  fetalRh: ours('fetal-rhd', 'Fetal RhD, by cell-free DNA'),
  sensitising: ours('sensitising-event', 'Sensitising event'),

  bloodPressure: loinc('85354-9', 'Blood pressure'),
  proteinuria: loinc('20454-5', 'Protein in urine by test strip'),
  pcr: ours('urine-pcr', 'Urine protein to creatinine ratio'),
  haemoglobin: loinc('718-7', 'Haemoglobin'),
  /** As the laboratories of the NHS report it */
  haemoglobinUk: snomed('1022431000000105', 'Haemoglobin concentration'),
  bodyMass: loinc('39156-5', 'Body mass index'),
  carbonMonoxide: ours('exhaled-carbon-monoxide', 'Exhaled carbon monoxide'),
  fundalHeight: loinc('11881-0', 'Uterus fundal height tape measure'),
  movements: ours('fetal-movements', 'Fetal movements'),
  fetalHeart: loinc('55283-6', 'Fetal heart rate'),
  presentation: ours('presentation', 'Presentation'),
  mood: ours('mental-health', 'Mental health'),
  scan: ours('scan', 'Ultrasound scan'),
} as const satisfies Record<string, Coding>

/** What is measured on a scan, each a component of it. */
export const scanCodes = {
  crl: loinc('11957-8', 'Crown rump length'),
  hc: loinc('11984-2', 'Head circumference'),
  ac: loinc('11979-2', 'Abdominal circumference'),
  fl: loinc('11963-6', 'Femur length'),
  weight: loinc('11727-5', 'Estimated fetal weight'),
  gestation: codes.gestation,
  fetus: ours('fetus', 'Fetus'),
  liquor: ours('liquor', 'Liquor'),
  doppler: ours('doppler', 'Doppler'),
  presentation: codes.presentation,
  placenta: ours('placenta', 'Placenta'),
} as const satisfies Record<string, Coding>

export const contactSystem = 'https://lune.example/fhir/CodeSystem/antenatal-contact'
export const postnatalSystem = 'https://lune.example/fhir/CodeSystem/postnatal-contact'
export const screeningStateSystem = 'https://lune.example/fhir/CodeSystem/antenatal-screening-state'
export const screeningSystem = 'https://lune.example/fhir/CodeSystem/antenatal-screening'

/** What others call what they find in a pregnancy: the WHO’s antenatal record. It is shown in its own words. */
const otherSystems = [
  'http://fhir.org/guides/who/anc-cds/CodeSystem/anc-custom-codes',
  'http://fhir.org/guides/who/anc-cds/CodeSystem/anc-custom',
]

/** Also measured where nobody thinks of the pregnancy: read apart, the newest of them alone. */
const { bloodPressure, haemoglobin, haemoglobinUk, ...own } = codes
const asTokens = (those: readonly Coding[]) => those.map(({ system, code }) => `${system}|${code}`)
export const measuredAnywhere = asTokens([bloodPressure, haemoglobin, haemoglobinUk]).join(',')
/** `code` of a search for everything else that is read of a pregnancy. */
export const pregnancyCodes = [
  ...asTokens(Object.values(own)),
  ...[screeningSystem, ...otherSystems].map((system) => `${system}|`),
].join(',')

/** How a due date was arrived at (NHS Data Dictionary, EDD method; domain facts §6.2.1). */
export const eddMethods = {
  '01': 'Last menstrual period',
  '02': 'Last menstrual period, confirmed by ultrasound',
  '03': 'Dating scan',
  '04': 'Clinical assessment',
} as const
export type EddMethod = keyof typeof eddMethods
const eddMethodSystem =
  'https://www.datadictionary.nhs.uk/data_elements/estimated_date_of_delivery_method.html'
export const methodConcept = (method: EddMethod): CodeableConcept => ({
  ...concept({ system: eddMethodSystem, code: method, display: eddMethods[method] }),
  text: eddMethods[method],
})
