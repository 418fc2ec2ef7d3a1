import { type Case, named, labelled } from './case.ts'
import { onScaleTwo } from './cohort.ts'
import { allergy, noKnownAllergy, problem } from './history.ts'
import { report } from './laboratory.ts'
import { coding, day, ours } from './shapes.ts'

/** Records as they really come: every reader must show these as they are. */

const faulty = (code: string) => ({ tag: [coding(`${ours}/CodeSystem/fault`, code)] })

export const awkwardCases: readonly Case[] = [
  {
    key: 'score-disagrees',
    bed: 'rxr20-amu-a01',
    gender: 'male',
    age: 63.1,
    change: named('Holroyd', ['Arnold'], 'Mr'),
    story: {
      reason: 'Pneumonia',
      hoursIn: 30,
      course: {
        condition: 'unwell',
        trend: 'steady',
        sets: 6,
        minutesAgo: 25,
        newest: {
          readings: { rr: 21, spo2: 93, sbp: 120, dbp: 70, pulse: 95, acvpu: 'A', temp: 37.5 },
          // The readings give 5; an older system wrote 1 for 37.5 °C
          recorded: { temp: 1 },
        },
      },
    },
  },
  {
    key: 'incomplete-set',
    bed: 'rxr20-amu-a02',
    gender: 'female',
    age: 71.8,
    change: named('Beardsworth', ['Constance'], 'Mrs'),
    story: {
      reason: 'Fall at home',
      course: {
        condition: 'well',
        trend: 'steady',
        sets: 5,
        minutesAgo: 35,
        newest: {
          readings: { rr: 16, pulse: 78, acvpu: 'A' },
          reasonIncomplete: 'Patient off the ward for a scan',
        },
      },
    },
  },
  {
    key: 'scale-two',
    bed: 'rxr20-respiratory-b03',
    gender: 'male',
    age: 69.9,
    change: named('Tattersall', ['Raymond'], 'Mr'),
    story: onScaleTwo(
      'Exacerbation of COPD',
      'Known carbon dioxide retainer: pCO2 8.1 kPa on admission, aim 88–92 %',
    ),
  },
  {
    key: 'getting-worse',
    bed: 'rxr20-amu-a03',
    gender: 'female',
    age: 55.5,
    change: named('Duckworth', ['Yvonne'], 'Ms'),
    story: {
      reason: 'Cellulitis',
      hoursIn: 40,
      course: { condition: 'very ill', trend: 'worsening', sets: 8, minutesAgo: 75 },
    },
  },
  {
    key: 'no-observations',
    bed: 'rxr20-amu-a04',
    gender: 'male',
    age: 40.2,
    change: named('Crook', ['Dennis'], 'Mr'),
    story: {
      reason: 'Just arrived from the emergency department',
      hoursIn: 0.4,
      problems: [],
      medicines: [],
      allergies: [],
      alerts: [],
      reports: [],
      course: { condition: 'well', trend: 'steady', sets: 0 },
    },
  },
  {
    key: 'allergy-in-words',
    bed: 'rxr20-elderly-a03',
    gender: 'female',
    age: 86.1,
    change: named('Openshaw', ['Vera'], 'Mrs'),
    story: { allergies: [{ substance: '“The pink tablets from Dr Kay” – came out in lumps' }] },
  },
  {
    key: 'allergy-conflict',
    bed: 'rxr20-elderly-a04',
    gender: 'male',
    age: 79.2,
    change: named('Sowerbutts', ['Leonard'], 'Mr'),
    story: {
      allergies: [
        { substance: noKnownAllergy, source: 'gp' },
        {
          substance: ['91936005', 'Allergy to penicillin'],
          reaction: ['271807003', 'Rash'],
          category: 'medication',
        },
      ],
    },
  },
  {
    key: 'allergy-degraded',
    bed: 'rxr20-elderly-b01',
    gender: 'female',
    age: 83.3,
    change: named('Hesketh', ['Nora'], 'Mrs'),
    story: {
      allergies: [
        {
          substance: ['196461000000101', 'Transfer-degraded drug allergy'],
          note: 'Original text: “Septrin (co-trimoxazole) – blistering rash”',
          source: 'gp',
        },
      ],
    },
  },
  {
    key: 'source-down',
    bed: 'rxr20-elderly-b02',
    gender: 'female',
    age: 77.7,
    change: (patient) => ({
      ...named('Fairclough', ['Gloria'], 'Mrs')(patient),
      meta: faulty('AllergyIntolerance-unavailable'),
    }),
  },
  {
    key: 'result-amended',
    bed: 'rxr20-respiratory-a01',
    gender: 'male',
    age: 61.4,
    change: named('Walsh', ['Terence'], 'Mr'),
    story: {
      reports: [
        {
          panel: 'ue',
          ill: true,
          status: 'amended',
          values: { Potassium: 4.6 },
          conclusion: 'Amended: potassium first reported as 6.4 mmol/L (haemolysed sample).',
        },
        { panel: 'fbc', ill: false },
      ],
    },
  },
  {
    key: 'very-restricted',
    bed: 'rxr20-respiratory-a02',
    gender: 'female',
    age: 34.6,
    change: (patient) => ({
      ...named('Lockhart', ['Erin'], 'Ms')(patient),
      meta: labelled('V', 'very restricted'),
    }),
  },
  {
    key: 'restricted-inpatient',
    bed: 'rxr20-respiratory-a03',
    gender: 'male',
    age: 49.7,
    change: (patient) => ({
      ...named('Stansfield', ['Neil'], 'Mr')(patient),
      meta: labelled('R', 'restricted'),
    }),
  },
  {
    key: 'isolated',
    bed: 'rxr20-elderly-sr01',
    gender: 'male',
    age: 88.8,
    change: named('Barnes', ['Cyril'], 'Mr'),
    story: { reason: 'Diarrhoea', alerts: ['difficile', 'falls', 'forCpr'] },
  },
  {
    key: 'saving-fails',
    gender: 'male',
    age: 57,
    change: (patient) => ({
      ...named('Nightingale', ['Barry'], 'Mr')(patient),
      meta: faulty('Observation-refuses-writes'),
    }),
    tell: (chart) => allergy(chart, { substance: noKnownAllergy }),
  },
  {
    key: 'very-restricted-outpatient',
    gender: 'female',
    age: 24,
    change: (patient) => ({
      ...named('Ellison', ['Faye'], 'Miss')(patient),
      meta: labelled('V', 'very restricted'),
    }),
    tell: (chart) => {
      problem(chart, ['35489007', 'Depressive disorder'], chart.now - 300 * day)
      report(chart, { panel: 'fbc', at: chart.now - 30 * day, ill: false, source: 'rxr' })
    },
  },
]
