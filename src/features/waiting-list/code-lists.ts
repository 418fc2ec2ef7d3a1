import type { CodeableConcept, Coding } from 'fhir/r4'

import { dictionary, priorities, wordsIn } from '#clinical/booking/codes.ts'

/** NHS Data Dictionary lists of the elective waiting list (domain facts §5.1–5.3). Those without an address there are ours. */
const lists = {
  'waiting-list': { outpatient: 'Outpatient', inpatient: 'Inpatient and day case' },
  /** The first three are of referrals, the others of operations (P5 and P6 are retired) */
  'waiting-priority': {
    '1': 'Routine',
    '2': 'Urgent',
    '3': 'Two-week wait',
    P2: 'P2: within 1 month',
    P3: 'P3: within 3 months',
    P4: 'P4: over 3 months',
  },
  'referral-source': {
    '03': 'GP',
    '12': 'GP with extended role',
    '92': 'Dentist',
    '15': 'Optometrist',
    '16': 'Orthoptist',
    '13': 'Specialist nurse',
    '14': 'Allied health professional',
    '05': 'Other consultant',
    '11': 'Own consultant, other',
    '01': 'After emergency admission',
    '10': 'After attendance at ED',
    '04': 'Emergency department',
    '02': 'After domiciliary visit',
    '07': 'Prosthetist',
    '06': 'Patient (self-referral)',
    '17': 'National screening programme',
    '93': 'Community dental service',
    '97': 'Other',
  },
  'intended-management': {
    '1': 'At least one night',
    '2': 'No overnight stay',
    '3': 'Planned sequence, with overnight stays',
    '4': 'Planned sequence, none overnight',
    '5': 'Regular night',
  },
  'triage-outcome': {
    accept: 'Accept',
    redirect: 'Redirect to another specialty',
    advice: 'Advice and guidance, no appointment',
    reject: 'Reject',
  },
  'list-removal': {
    '1': 'Admitted electively',
    '2': 'Admitted as an emergency for the same condition',
    '3': 'Died',
    '4': 'Other',
  },
  'suspension-reason': {
    choice: 'Unavailable by own choice',
    unfit: 'Medically unfit for now',
    other: 'Other',
  },
  'offer-answer': { waiting: 'No answer yet', accepted: 'Accepted', declined: 'Declined' },
} as const satisfies Record<string, Record<string, string>>

type ListName = keyof typeof lists
export type CodeOf<L extends ListName> = Extract<keyof (typeof lists)[L], string>

/** The data dictionary's own address of a list where it has one; the first three priorities are those of an appointment. */
const dictionaries: Partial<Record<ListName, string>> = {
  'referral-source': dictionary('source_of_referral_for_out-patients'),
  'intended-management': dictionary('intended_management_code'),
}
const ours = (list: ListName) => `https://lune.example/fhir/CodeSystem/${list}`
const systemOf = (list: ListName, code: string) =>
  list === 'waiting-priority' && wordsIn(priorities, code)
    ? priorities.system
    : (dictionaries[list] ?? ours(list))

const entriesOf = (list: ListName): [code: string, words: string][] => Object.entries(lists[list])

/** Numbers first is how objects keep them: the lists are shown as their codes sort, which is how forms print them. */
export const optionsOf = (list: ListName) => entriesOf(list).map(([value, label]) => ({ value, label }))

export const wordsOf = (list: ListName, code: string): string =>
  entriesOf(list).find(([one]) => one === code)?.[1] ?? `Code ${code}`

export const isIn = <L extends ListName>(list: L, code: string | undefined | null): code is CodeOf<L> =>
  typeof code === 'string' && Object.hasOwn(lists[list], code)

export const codedIn = (list: ListName, code: string): Coding => ({
  system: systemOf(list, code),
  code,
  display: wordsOf(list, code),
})
/** The code of this list that one of the concepts carries. */
export const codeIn = (list: ListName, ...concepts: (CodeableConcept | undefined)[]) =>
  concepts
    .flatMap((one) => one?.coding ?? [])
    .find(({ system, code = '' }) => system === systemOf(list, code) || system === ours(list))?.code

/** For a search: `system|code`. */
export const tokenOf = (list: ListName, code: string) => `${systemOf(list, code)}|${code}`

const practiceSettings = 'https://fhir.hl7.org.uk/CodeSystem/UKCore-PracticeSettingCode'

/** Treatment functions that keep a waiting list (domain facts §5.2). */
const specialties = {
  '100': 'General Surgery',
  '101': 'Urology',
  '103': 'Breast Surgery',
  '104': 'Colorectal Surgery',
  '107': 'Vascular Surgery',
  '110': 'Trauma and Orthopaedics',
  '120': 'ENT',
  '130': 'Ophthalmology',
  '140': 'Oral Surgery',
  '150': 'Neurosurgery',
  '160': 'Plastic Surgery',
  '191': 'Pain Management',
  '301': 'Gastroenterology',
  '302': 'Endocrinology',
  '303': 'Clinical Haematology',
  '307': 'Diabetes',
  '320': 'Cardiology',
  '330': 'Dermatology',
  '340': 'Respiratory Medicine',
  '361': 'Renal Medicine',
  '400': 'Neurology',
  '410': 'Rheumatology',
  '420': 'Paediatrics',
  '430': 'Elderly Medicine',
  '502': 'Gynaecology',
} as const satisfies Record<string, string>

export const specialtyOptions = Object.entries(specialties)
  .map(([value, label]) => ({ value, label }))
  .toSorted((one, other) => one.label.localeCompare(other.label))

export const isSpecialty = (code: string | null | undefined) =>
  typeof code === 'string' && Object.hasOwn(specialties, code)

export const specialtyWords = (code: string) =>
  specialtyOptions.find(({ value }) => value === code)?.label ?? `Code ${code}`

export const specialtyConcept = (code: string): CodeableConcept => ({
  coding: [{ system: practiceSettings, code, display: specialtyWords(code) }],
  text: specialtyWords(code),
})
export const specialtyToken = (code: string) => `${practiceSettings}|${code}`
export const specialtyIn = (concept: CodeableConcept | undefined): string | undefined =>
  concept?.coding?.find(({ system }) => system === practiceSettings)?.code
