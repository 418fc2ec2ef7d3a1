import type { CodeableConcept, Coding } from 'fhir/r4'

import { loinc, snomed } from '#fhir/coding.ts'

import { measures, ours } from './measures.ts'

/**
 * The parts of an examination of one eye: what is typed for each, within which limits, and how it is coded. Lists are
 * those of OpenEyes' reference data, limits those of domain facts §6.3.2. A published code is given where one is known;
 * else the code is ours.
 */
export type Field = { name: string; label: string; code?: Coding } & (
  | { kind: 'number'; unit: string; ucum: string; low: number; high: number; step: number }
  | { kind: 'choice'; options: readonly string[] }
  | { kind: 'words' }
)
export type Element = {
  title: string
  coding: readonly Coding[]
  fields: readonly Field[]
  /** The field that is the Observation's own value, and the one that is its method; the others are components */
  value?: string
  method?: string
}

const choice = (name: string, label: string, options: readonly string[]): Field => ({
  name,
  label,
  kind: 'choice',
  options,
})
const words = (name: string, label: string): Field => ({ name, label, kind: 'words' })
const number = (
  name: string,
  label: string,
  [unit, ucum]: readonly [string, string],
  [low, high, step]: readonly [number, number, number],
  code?: Coding,
): Field => ({ name, label, kind: 'number', unit, ucum, low, high, step, ...(code ? { code } : {}) })

const dioptre = ['dioptres', '[diop]'] as const
const micrometre = ['µm', 'um'] as const
const yesNo = ['Yes', 'No', 'Not assessed'] as const
const shaffer = ['Grade 4', 'Grade 3', 'Grade 2', 'Grade 1', 'Grade 0, closed', 'Not visible'] as const

const known = {
  near: {
    title: 'Near vision',
    coding: [ours('near-vision', 'Near vision')],
    value: 'size',
    method: 'method',
    fields: [
      choice('size', 'Smallest print read', ['N5', 'N6', 'N8', 'N10', 'N12', 'N18', 'N24', 'N36', 'N48']),
      choice('method', 'Read with', ['Unaided', 'Glasses', 'Contact lens']),
    ],
  },
  refraction: {
    title: 'Refraction',
    // the codes of the HL7 eye care example
    coding: [snomed('251794006')],
    method: 'method',
    fields: [
      number('sphere', 'Sphere', dioptre, [-30, 30, 0.25], snomed('251795007', 'Power of sphere')),
      number('cylinder', 'Cylinder', dioptre, [-15, 15, 0.25], snomed('251797004', 'Power of cylinder')),
      number('axis', 'Axis', ['degrees', 'deg'], [1, 180, 1], snomed('251799001', 'Axis of cylinder')),
      number('add', 'Reading addition', dioptre, [0, 4, 0.25]),
      choice('method', 'Found by', ['Auto-refraction', 'Subjective', 'Retinoscopy', 'Focimetry of glasses']),
      words('acuity', 'Acuity with it'),
    ],
  },
  target: {
    title: measures.target.words,
    coding: measures.target.coding,
    value: 'pressure',
    fields: [number('pressure', 'Target pressure', ['mmHg', 'mm[Hg]'], [10, 25, 1])],
  },
  pachymetry: {
    title: 'Corneal thickness',
    coding: [ours('central-corneal-thickness', 'Central corneal thickness')],
    value: 'thickness',
    method: 'method',
    fields: [
      number('thickness', 'Central thickness', micrometre, [200, 900, 1]),
      choice('method', 'Measured by', [
        'Ultrasound pachymetry',
        'Specular microscopy',
        'OCT',
        'Optical low-coherence reflectometry',
        'Scheimpflug camera',
        'Confocal scanning laser ophthalmoscopy',
        'Interferometric topography',
      ]),
    ],
  },
  gonioscopy: {
    title: 'Gonioscopy',
    coding: [ours('gonioscopy', 'Gonioscopy')],
    fields: [
      choice('superior', 'Superior, Shaffer', shaffer),
      choice('nasal', 'Nasal, Shaffer', shaffer),
      choice('inferior', 'Inferior, Shaffer', shaffer),
      choice('temporal', 'Temporal, Shaffer', shaffer),
      choice('vanHerick', 'Van Herick', ['5%', '15%', '25%', '30%', '75%', '100%']),
      choice('pigment', 'Pigment of the angle', ['None', 'Trace', 'Mild', 'Moderate', 'Heavy']),
      words('words', 'In words'),
    ],
  },
  anterior: {
    title: 'Anterior segment',
    coding: [ours('anterior-segment', 'Anterior segment')],
    fields: [
      words('lids', 'Lids'),
      words('conjunctiva', 'Conjunctiva'),
      words('cornea', 'Cornea'),
      choice('depth', 'Anterior chamber', ['Deep', 'Moderate', 'Shallow', 'Flat']),
      // Standardization of Uveitis Nomenclature (SUN)
      choice('cells', 'Cells, SUN', ['0', '0.5+', '1+', '2+', '3+', '4+']),
      choice('flare', 'Flare, SUN', ['0', '1+', '2+', '3+', '4+']),
      words('iris', 'Iris and pupil'),
      choice('lens', 'Lens', ['Clear', 'Cataract', 'Intraocular lens', 'No lens']),
      choice('nuclear', 'Nuclear cataract', ['None', 'Mild', 'Moderate', 'Brunescent']),
      choice('cortical', 'Cortical cataract', ['None', 'Mild', 'Moderate', 'White']),
      choice('subcapsular', 'Posterior subcapsular', ['None', 'Mild', 'Moderate', 'Severe']),
      words('locs', 'LOCS III, if graded'),
    ],
  },
  dilation: {
    title: 'Dilation drops',
    coding: [ours('dilation', 'Dilation drops given')],
    value: 'drop',
    fields: [
      choice('drop', 'Drop', [
        'Tropicamide 0.5%',
        'Tropicamide 1%',
        'Phenylephrine 2.5%',
        'Cyclopentolate 0.5%',
        'Cyclopentolate 1%',
        'Atropine 1%',
      ]),
      choice('second', 'Second drop', ['Phenylephrine 2.5%', 'Tropicamide 1%', 'Cyclopentolate 1%']),
      words('time', 'Given at'),
    ],
  },
  disc: {
    title: 'Optic disc',
    coding: [ours('optic-disc', 'Optic disc')],
    fields: [
      number('cupDisc', 'Vertical cup to disc', ['', '1'], [0, 1, 0.05]),
      number('rnfl', 'Nerve fibre layer', micrometre, [20, 200, 1]),
      choice('haemorrhage', 'Disc haemorrhage', yesNo),
      choice('notch', 'Notch of the rim', yesNo),
      words('words', 'In words'),
    ],
  },
  oct: {
    title: 'OCT of the macula',
    // LOINC as the published OCT profiles have it
    coding: [...measures.thickness.coding, loinc('57109-1', 'Macular grid.center subfield thickness by OCT')],
    value: 'thickness',
    method: 'device',
    fields: [
      number('thickness', 'Central thickness', micrometre, [50, 1500, 1]),
      choice('device', 'Device', ['Spectralis', 'Topcon', 'Cirrus', 'Other device']),
      words('signal', 'Signal'),
      choice('intraretinal', 'Intraretinal fluid', yesNo),
      choice('subretinal', 'Subretinal fluid', yesNo),
      choice('ped', 'Pigment epithelial detachment', yesNo),
    ],
  },
  field: {
    title: 'Visual field',
    coding: [...measures.field.coding, snomed('422859007', 'Mean deviation')],
    value: 'meanDeviation',
    method: 'test',
    fields: [
      choice('test', 'Test', ['Humphrey 24-2', 'Humphrey 10-2', 'Humphrey 30-2', 'Other test']),
      number('meanDeviation', 'Mean deviation', ['dB', 'dB'], [-35, 10, 0.01]),
      number('patternDeviation', 'Pattern standard deviation', ['dB', 'dB'], [0, 20, 0.01]),
      number('index', 'Visual field index', ['%', '%'], [0, 100, 1]),
      number('fixationLosses', 'Fixation losses', ['%', '%'], [0, 100, 1]),
      number('falsePositives', 'False positives', ['%', '%'], [0, 100, 1]),
      number('falseNegatives', 'False negatives', ['%', '%'], [0, 100, 1]),
    ],
  },
  diabetic: {
    title: 'Diabetic retinopathy',
    coding: [ours('diabetic-retinopathy-grade', 'Diabetic retinopathy grade')],
    fields: [
      choice('retinopathy', 'Retinopathy', [
        'R0, none',
        'R1, background',
        'R2, pre-proliferative',
        'R3S, proliferative, stable',
        'R3A, proliferative, active',
        'U, cannot be graded',
      ]),
      choice('maculopathy', 'Maculopathy', [
        'M0, none',
        'M1S, maculopathy, stable',
        'M1A, maculopathy, active',
        'U, cannot be graded',
      ]),
    ],
  },
  posterior: {
    title: 'Posterior segment',
    coding: [ours('posterior-segment', 'Posterior segment')],
    fields: [
      words('vitreous', 'Vitreous'),
      words('macula', 'Macula'),
      words('vessels', 'Vessels'),
      words('periphery', 'Periphery'),
    ],
  },
} as const satisfies Record<string, Element>

export type ElementName = keyof typeof known
export const elements: Record<ElementName, Element> = known
export const elementNames = Object.keys(known) as ElementName[]

/** What a field is called in the record: the published code where there is one. */
export const fieldCode = (element: ElementName, { name, label, code }: Field): CodeableConcept => ({
  coding: [code ?? ours(`${element}-${name}`, label)],
  text: label,
})

export const elementCode = (element: ElementName): CodeableConcept => ({
  coding: [...elements[element].coding],
  text: elements[element].title,
})
