import { panels, type Test } from './panels.ts'
import type { specimens } from './specimens.ts'

/**
 * What a laboratory of the region can be asked for: request codes of domain facts §6.1.2, tubes of the same, intervals
 * "typical, to be verified" there. A code we are not sure of is left out: each has one of the catalogue's own.
 */
export type Measured = { name: string; loinc: string; snomed?: string }
export type OrderableTest = {
  id: string
  title: string
  /** Other words people look for it by */
  words?: string
  snomed?: string
  specimen: keyof typeof specimens
  /** HL7 v2-0074: which part of the laboratory does it; chemistry when not said */
  section?: keyof typeof sections
  /** What it measures, the ones a clinician looks at first before the others */
  measures?: readonly Measured[]
  /** Asked again sooner than this, it wants a reason */
  interval?: readonly [value: number, unit: 'h' | 'd' | 'wk' | 'mo']
}

/** The tests of a panel, those named first in front. */
function of(panel: keyof typeof panels, ...first: string[]): Measured[] {
  const tests: readonly Test[] = panels[panel].tests
  const rank = ({ name }: Test) => (first.includes(name) ? first.indexOf(name) : first.length)
  return tests
    .toSorted((one, other) => rank(one) - rank(other))
    .map(({ name, loinc, snomed }) => ({ name, loinc, ...(snomed ? { snomed } : {}) }))
}
const one = (name: string, loinc: string): Measured => ({ name, loinc })

/** Of HL7 v2-0074, diagnostic service section. */
export const sections = {
  CH: 'Chemistry',
  HM: 'Hematology',
  MB: 'Microbiology',
  VR: 'Virology',
  BLB: 'Blood Bank',
} as const

const threeMonths = [3, 'mo'] as const

export const orderableTests: readonly OrderableTest[] = [
  {
    id: 'fbc',
    title: 'Full blood count',
    words: 'FBC, haemoglobin, Hb, white cells, platelets',
    snomed: '26604007',
    specimen: 'purple',
    section: 'HM',
    measures: of('fbc', 'Haemoglobin', 'White cell count', 'Platelets'),
    interval: [12, 'h'],
  },
  {
    id: 'ue',
    title: 'Urea and electrolytes',
    words: 'U&E, UE, sodium, potassium, creatinine, eGFR, kidney',
    snomed: '252167001',
    specimen: 'gold',
    measures: of('ue', 'Creatinine', 'Potassium', 'Sodium'),
    interval: [12, 'h'],
  },
  {
    id: 'crp',
    title: 'C-reactive protein',
    words: 'CRP',
    snomed: '135842001',
    specimen: 'gold',
    measures: of('crp'),
    interval: [12, 'h'],
  },
  {
    id: 'lft',
    title: 'Liver function tests',
    words: 'LFT, bilirubin, ALT, ALP, albumin',
    snomed: '26958001',
    specimen: 'gold',
    measures: of('lft', 'ALT', 'Bilirubin', 'ALP'),
    interval: [72, 'h'],
  },
  {
    id: 'bone',
    title: 'Bone profile',
    words: 'calcium, phosphate, adjusted calcium',
    specimen: 'gold',
    measures: [one('Adjusted calcium', '29265-6'), one('Phosphate', '14879-1')],
  },
  {
    id: 'magnesium',
    title: 'Magnesium',
    words: 'Mg',
    specimen: 'gold',
    measures: [one('Magnesium', '2601-3')],
  },
  {
    id: 'troponin',
    title: 'High-sensitivity troponin T',
    words: 'trop, hsTnT, cardiac',
    specimen: 'gold',
    measures: of('troponin'),
  },
  {
    id: 'bnp',
    title: 'NT-proBNP',
    words: 'BNP, natriuretic peptide, heart failure',
    specimen: 'gold',
  },
  {
    id: 'ddimer',
    title: 'D-dimer',
    words: 'clot, DVT, PE',
    snomed: '70648006',
    specimen: 'blue',
    section: 'HM',
    measures: [one('D-dimer', '48065-7')],
  },
  {
    id: 'coag',
    title: 'Coagulation screen',
    words: 'clotting, INR, PT, APTT, fibrinogen',
    specimen: 'blue',
    section: 'HM',
    measures: [one('INR', '6301-6'), one('APTT', '14979-9'), one('Fibrinogen', '3255-7')],
  },
  {
    id: 'group-save',
    title: 'Group and save',
    words: 'G&S, blood group, transfusion, antibody screen',
    specimen: 'pink',
    section: 'BLB',
  },
  {
    id: 'crossmatch',
    title: 'Crossmatch red cells',
    words: 'transfusion, units, blood',
    specimen: 'pink',
    section: 'BLB',
  },
  {
    id: 'glucose',
    title: 'Glucose',
    words: 'sugar, BM',
    specimen: 'grey',
    measures: [one('Glucose', '14749-6')],
  },
  {
    id: 'hba1c',
    title: 'HbA1c',
    words: 'diabetes, glycated haemoglobin',
    snomed: '43396009',
    specimen: 'purple',
    measures: of('hba1c'),
    interval: threeMonths,
  },
  {
    id: 'gtt',
    title: 'Glucose tolerance test',
    words: 'GTT, OGTT, diabetes',
    snomed: '113076002',
    specimen: 'grey',
  },
  {
    id: 'lipids',
    title: 'Lipid profile',
    words: 'cholesterol, HDL, triglycerides',
    snomed: '271244005',
    specimen: 'gold',
    measures: [one('Cholesterol', '14647-2'), one('HDL cholesterol', '14646-4')],
    interval: threeMonths,
  },
  {
    id: 'tft',
    title: 'Thyroid function tests',
    words: 'TFT, TSH, T4',
    snomed: '35650009',
    specimen: 'gold',
    measures: [one('TSH', '3016-3'), one('Free T4', '14920-3')],
    interval: [6, 'wk'],
  },
  {
    id: 'ferritin',
    title: 'Ferritin',
    words: 'iron',
    specimen: 'gold',
    measures: [one('Ferritin', '2276-4')],
    interval: threeMonths,
  },
  {
    id: 'b12-folate',
    title: 'Vitamin B12 and folate',
    words: 'haematinics',
    specimen: 'gold',
    interval: threeMonths,
  },
  {
    id: 'vitamin-d',
    title: 'Vitamin D',
    words: '25-OH',
    specimen: 'gold',
    interval: threeMonths,
  },
  {
    id: 'psa',
    title: 'Prostate-specific antigen',
    words: 'PSA',
    snomed: '63476009',
    specimen: 'gold',
    measures: [one('PSA', '2857-1')],
  },
  {
    id: 'amylase',
    title: 'Amylase',
    words: 'pancreatitis',
    specimen: 'gold',
  },
  {
    id: 'lactate',
    title: 'Lactate',
    words: 'sepsis',
    specimen: 'grey',
    measures: [one('Lactate', '2524-7')],
  },
  {
    id: 'abg',
    title: 'Arterial blood gas',
    words: 'ABG, gas, pH, pCO2, pO2',
    specimen: 'syringe',
    measures: [one('pH', '2744-1'), one('pCO₂', '2019-8'), one('pO₂', '2703-7')],
  },
  {
    id: 'blood-culture',
    title: 'Blood cultures',
    words: 'microbiology, sepsis, MC&S',
    snomed: '30088009',
    specimen: 'bottles',
    section: 'MB',
  },
  {
    id: 'urine-mcs',
    title: 'Urine microscopy, culture and sensitivity',
    words: 'MSU, MC&S, UTI, microbiology',
    snomed: '401324008',
    specimen: 'urine',
    section: 'MB',
  },
  {
    id: 'sputum-mcs',
    title: 'Sputum microscopy, culture and sensitivity',
    words: 'MC&S, chest, microbiology',
    specimen: 'sputum',
    section: 'MB',
  },
  {
    id: 'wound-mcs',
    title: 'Wound swab, microscopy, culture and sensitivity',
    words: 'MC&S, microbiology',
    specimen: 'swab',
    section: 'MB',
  },
  {
    id: 'mrsa-screen',
    title: 'MRSA screen',
    words: 'nose, groin, microbiology, infection control',
    specimen: 'swab',
    section: 'MB',
  },
  {
    id: 'stool-cdiff',
    title: 'Stool culture and C. difficile',
    words: 'diarrhoea, microbiology, faeces',
    specimen: 'stool',
    section: 'MB',
  },
  {
    id: 'hbsag',
    title: 'Hepatitis B surface antigen',
    words: 'HBsAg, virology',
    snomed: '47758006',
    specimen: 'gold',
    section: 'VR',
  },
  {
    id: 'urine-acr',
    title: 'Urine albumin to creatinine ratio',
    words: 'ACR, protein, kidney',
    specimen: 'urine',
  },
]
