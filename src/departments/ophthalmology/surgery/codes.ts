import type { CodeableConcept, Coding } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'

/** Lists of the operating eye surgeon, each in a code system of ours: code and words. */
const lists = {
  anaesthesia: {
    topical: 'Topical',
    intracameral: 'Topical and intracameral',
    'sub-tenon': 'Sub-Tenon block',
    general: 'General anaesthetic',
  },
  'which-eye': { first: 'First eye', second: 'Second eye' },
  /** What makes a ruptured capsule likelier (Cataract National Dataset, Narendran and others, Eye 2009) */
  'cataract-complexity': {
    brunescent: 'Brunescent or white cataract',
    'no-view': 'No view of the fundus',
    pseudoexfoliation: 'Pseudoexfoliation or phacodonesis',
    'small-pupil': 'Small pupil',
    'alpha-blocker': 'Takes doxazosin or tamsulosin',
    long: 'Axial length 26 mm or more',
    glaucoma: 'Glaucoma',
    diabetic: 'Diabetic eye disease',
    flat: 'Cannot lie flat',
    cooperation: 'Cannot keep still',
  },
  'surgeon-grade': {
    consultant: 'Consultant',
    specialist: 'Associate specialist or specialist',
    'specialty-doctor': 'Specialty doctor',
    fellow: 'Fellow',
    'senior-trainee': 'Trainee, ST6 or above',
    trainee: 'Trainee, ST3 to ST5',
    'junior-trainee': 'Trainee, ST1 or ST2',
  },
  incision: {
    'corneal-temporal': 'Clear corneal, temporal',
    'corneal-superior': 'Clear corneal, superior',
    'corneal-steep': 'Clear corneal, on the steep axis',
    limbal: 'Limbal',
    'scleral-tunnel': 'Scleral tunnel',
  },
  'phaco-step': {
    viscoelastic: 'Viscoelastic',
    rhexis: 'Continuous capsulorhexis',
    hydrodissection: 'Hydrodissection',
    phaco: 'Phacoemulsification',
    aspiration: 'Irrigation and aspiration of cortex',
    bag: 'Lens in the bag',
    removal: 'Viscoelastic removed',
    hydrated: 'Wound sealed by hydration',
    cefuroxime: 'Intracameral cefuroxime 1 mg',
    'capsular-ring': 'Capsular tension ring',
    'iris-hooks': 'Iris hooks or pupil ring',
    sulcus: 'Lens in the sulcus',
    vitrectomy: 'Anterior vitrectomy',
    suture: 'Corneal suture',
  },
  complication: {
    pcr: 'Posterior capsule rupture',
    'vitreous-loss': 'Vitreous loss',
    zonular: 'Zonular dialysis',
    'dropped-nucleus': 'Dropped nucleus',
    iris: 'Iris prolapse or trauma',
    cornea: 'Corneal burn or oedema',
    descemet: 'Descemet detachment',
    haemorrhage: 'Suprachoroidal haemorrhage',
    'lens-exchange': 'Lens exchanged on the table',
  },
} as const satisfies Record<string, Record<string, string>>

export type ListName = keyof typeof lists
const systemOf = (list: ListName) => `https://lune.example/fhir/CodeSystem/eye-${list}`

export const optionsOf = (list: ListName) =>
  Object.entries<string>(lists[list]).map(([value, label]) => ({ value, label }))

export const wordsOf = (list: ListName, code: string): string =>
  Object.entries<string>(lists[list]).find(([one]) => one === code)?.[1] ?? code

export function coded(list: ListName, code: string): CodeableConcept & { coding: Coding[]; text: string } {
  const words = wordsOf(list, code)
  return { coding: [{ system: systemOf(list), code, display: words }], text: words }
}

/** The codes of one list that the concepts carry, in their order. */
export const codesIn = (list: ListName, concepts: readonly CodeableConcept[] | undefined): string[] =>
  listOf(concepts as CodeableConcept[] | undefined).flatMap(({ coding }) =>
    listOf(coding).flatMap(({ system, code }) => (system === systemOf(list) && code ? [code] : [])),
  )
