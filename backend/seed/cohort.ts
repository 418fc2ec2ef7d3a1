import { type Case, named } from './case.ts'
import { amendSet, decideInterval, strikeSet } from './corrections.ts'
import { fluidsOf } from './fluids.ts'
import { bodyOf, comaScaleOf, glucoseOf, painOf } from './measurements.ts'
import { mothersAndChildren } from './mothers-and-children.ts'
import { decideScaleTwo } from './observations.ts'
import { hour } from './shapes.ts'

/** The teaching cohort: all invented, on the wards the domain facts name (§9.3). */

const nasal = (litres: number) => ({ litres, device: 'N', name: 'Nasal cannula' })

export const teachingCases: readonly Case[] = [
  {
    key: 'ashworth',
    bed: 'rxr20-elderly-sr02',
    gender: 'female',
    age: 84.4,
    nhsNumber: '9990000018',
    change: named('Ashworth', ['Doreen'], 'Mrs'),
    story: {
      reason: 'Sepsis, likely urinary source',
      hoursIn: 52,
      homeIn: 6,
      problems: [
        ['91302008', 'Sepsis'],
        ['38341003', 'Hypertension'],
        ['64859006', 'Osteoporosis'],
      ],
      medicines: ['meropenem', 'paracetamol', 'amlodipine', 'enoxaparin'],
      allergies: [
        {
          substance: ['91936005', 'Allergy to penicillin'],
          reaction: ['39579001', 'Anaphylaxis'],
          category: 'medication',
          severity: 'severe',
        },
      ],
      alerts: ['falls', 'notForCpr', 'hearingAid'],
      course: {
        condition: 'unwell',
        trend: 'worsening',
        sets: 12,
        minutesAgo: 48,
        newest: {
          readings: {
            rr: 24,
            spo2: 94,
            oxygen: nasal(2),
            sbp: 104,
            dbp: 58,
            pulse: 105,
            acvpu: 'A',
            temp: 38.4,
          },
        },
      },
      reports: [
        { panel: 'crp', ill: true, values: { 'C-reactive protein': 246 } },
        { panel: 'fbc', ill: true, values: { 'White cell count': 19.8, Neutrophils: 17.1 } },
        { panel: 'ue', ill: true, values: { Creatinine: 168, Urea: 14.2 } },
        { panel: 'crp', ill: true, values: { 'C-reactive protein': 118 } },
      ],
      afterwards: (chart) => {
        const calm = { rr: 17, spo2: 97, sbp: 128, dbp: 74, pulse: 80, acvpu: 'A', temp: 37.1 } as const
        amendSet(
          chart,
          chart.now - 20 * hour,
          { ...calm, rr: 27, pulse: 180 },
          { ...calm, pulse: 80 },
          'Pulse typed as 180 and respirations as 27, read from the wrong line',
        )
        strikeSet(
          chart,
          chart.now - 31 * hour,
          { ...calm, spo2: 91 },
          'Taken from the patient in side room 3',
        )
        bodyOf(chart, { weight: 61, height: 158, days: 14, change: -2.4 })
        painOf(chart, [5, 4, 4, 2, 3, 1])
        fluidsOf(chart, 2)
      },
    },
  },
  {
    key: 'patel-imran',
    bed: 'rxn02-amu-b02',
    gender: 'male',
    age: 58.2,
    nhsNumber: '9990000026',
    change: named('Patel', ['Imran'], 'Mr'),
    story: {
      ...onScaleTwo('Exacerbation of COPD', 'Hypercapnic respiratory failure, aim 88–92 %'),
      afterwards: (chart) => {
        decideInterval(chart, 2, 3, 'First day off non-invasive ventilation')
        glucoseOf(chart, 4)
      },
    },
  },
  {
    key: 'hartley',
    bed: 'rxl01-ccu-a03',
    gender: 'male',
    age: 67.3,
    nhsNumber: '9990000034',
    change: named('Hartley', ['James'], 'Mr'),
    story: {
      reason: 'Non-ST-elevation myocardial infarction',
      problems: [
        ['22298006', 'Myocardial infarction'],
        ['49436004', 'Atrial fibrillation'],
      ],
      medicines: ['aspirin', 'apixaban', 'bisoprolol', 'atorvastatin', 'ramipril'],
      reports: [
        {
          panel: 'ue',
          ill: false,
          values: { Potassium: 5.9, Creatinine: 118 },
          conclusion: 'Potassium raised, not haemolysed. Telephoned to the ward.',
        },
        { panel: 'troponin', ill: true, values: { 'Troponin T (high sensitivity)': 412 } },
        { panel: 'troponin', ill: true, values: { 'Troponin T (high sensitivity)': 38 } },
        { panel: 'ue', ill: false, values: { Potassium: 4.4, Creatinine: 96 } },
      ],
      afterwards: (chart) => {
        bodyOf(chart, { weight: 92, height: 176, days: 10, change: -3.1 })
        fluidsOf(chart, 2)
      },
    },
  },
  ...mothersAndChildren,
  ...['9990000085', '9990000093'].map((nhsNumber, index): Case => ({
    key: `smith-john-${index + 1}`,
    bed: `rxr20-ed-a0${index + 2}`,
    gender: 'male',
    age: index === 0 ? 45.2 : 45.7,
    nhsNumber,
    change: named('Smith', ['John'], 'Mr'),
    story:
      index === 0
        ? { reason: 'Chest pain', hoursIn: 3.7 }
        : {
            reason: 'Head injury',
            hoursIn: 3.2,
            afterwards: (chart) =>
              comaScaleOf(chart, [
                [3, 4, 6],
                [3, 4, 6],
                [4, 'NT', 6],
                [4, 4, 6],
                [4, 5, 6],
              ]),
          },
  })),
  {
    key: 'blackwell',
    bed: 'rxr20-surgical-c01',
    gender: 'female',
    age: 52.1,
    nhsNumber: '9990000107',
    change: named('Blackwell', ['Susan'], 'Ms'),
    story: {
      reason: 'Theatre list: left hip replacement',
      hoursIn: 6,
      homeIn: 3,
      problems: [['396275006', 'Osteoarthritis']],
      allergies: [
        {
          substance: ['300916003', 'Allergy to latex'],
          reaction: ['126485001', 'Urticaria'],
          category: 'environment',
        },
      ],
    },
  },
]

/** Chronic carbon dioxide retention: oxygen aimed at 88–92 %, by a decision with a name, a time and a reason. */
export function onScaleTwo(reason: string, why: string): NonNullable<Case['story']> {
  return {
    reason,
    hoursIn: 60,
    problems: [['13645005', 'Chronic obstructive pulmonary disease']],
    medicines: ['salbutamol', 'doxycycline', 'paracetamol'],
    course: {
      condition: 'poorly',
      trend: 'improving',
      sets: 8,
      scale: 2,
      minutesAgo: 100,
      newest: {
        readings: {
          rr: 20,
          spo2: 90,
          oxygen: nasal(1),
          sbp: 132,
          dbp: 78,
          pulse: 94,
          acvpu: 'A',
          temp: 37.2,
        },
      },
    },
    more: (chart) => decideScaleTwo(chart, chart.now - 58 * hour, { display: 'Dr Amina Hargreaves' }, why),
  }
}
