import { type Case, named } from './case.ts'
import { bodyOf } from './measurements.ts'
import { coding, dayOf, hour, instant } from './shapes.ts'
import { motherOf } from './story.ts'

/** Mothers, a newborn and a child of the teaching cohort (domain facts §9.3). */
export const mothersAndChildren: readonly Case[] = [
  {
    key: 'kowalska',
    bed: 'rtx02-antenatal-a01',
    gender: 'female',
    age: 31.5,
    nhsNumber: '9990000042',
    change: (patient) => ({
      ...named('Kowalska', ['Anna'], 'Ms')(patient),
      communication: [
        {
          language: { coding: [coding('urn:ietf:bcp:47', 'pl', 'Polish')], text: 'Polish' },
          preferred: true,
        },
      ],
    }),
    story: {
      reason: 'Raised blood pressure, 33+3 weeks, G2 P1',
      hoursIn: 20,
      problems: [['398254007', 'Pre-eclampsia']],
      alerts: ['polish'],
      medicines: ['paracetamol'],
      course: {
        condition: 'well',
        trend: 'steady',
        sets: 4,
        scored: false,
        newest: {
          readings: { rr: 16, spo2: 98, sbp: 162, dbp: 104, pulse: 92, acvpu: 'A', temp: 36.9 },
          scored: false,
        },
      },
    },
  },
  {
    key: 'baby-ashcroft',
    bed: 'rxr10-postnatal-b02',
    gender: 'female',
    age: 0,
    nhsNumber: '9990000050',
    change: (patient, now) => {
      const born = now - 7 * hour
      return {
        ...patient,
        name: [{ use: 'official', text: 'Baby of ASHCROFT', family: 'Ashcroft', given: ['Baby'] }],
        telecom: [],
        // Not yet recorded, and so not guessed
        gender: 'unknown',
        birthDate: dayOf(born),
        _birthDate: {
          extension: [
            {
              url: 'http://hl7.org/fhir/StructureDefinition/patient-birthTime',
              valueDateTime: instant(born),
            },
          ],
        },
      }
    },
    story: {
      reason: 'Newborn care',
      hoursIn: 7,
      homeIn: 1,
      problems: [],
      medicines: [],
      allergies: [],
      alerts: [],
      reports: [],
      course: {
        condition: 'well',
        trend: 'steady',
        sets: 1,
        scored: false,
        newest: { readings: { rr: 46, spo2: 98, pulse: 138, temp: 36.9 }, scored: false },
      },
      more: (chart) => motherOf(chart, 'Leanne ASHCROFT'),
    },
  },
  {
    key: 'ashcroft',
    bed: 'rxr10-postnatal-b01',
    gender: 'female',
    age: 27.8,
    change: named('Ashcroft', ['Leanne'], 'Miss'),
    story: { reason: 'Postnatal care, forceps birth', hoursIn: 19 },
  },
  {
    key: 'okafor',
    bed: 'rxr20-children-a02',
    gender: 'male',
    age: 6.3,
    nhsNumber: '9990000069',
    change: named('Okafor', ['Daniel'], 'Master'),
    story: {
      reason: 'Acute asthma; carer thinks he is worse',
      hoursIn: 26,
      problems: [['195967001', 'Asthma']],
      medicines: ['salbutamol'],
      childCourse: {
        condition: 'unwell',
        sets: 6,
        minutesAgo: 12,
        newest: {
          rr: 42,
          distress: 'moderate',
          spo2: 93,
          oxygen: { litres: 2, device: 'NP', name: 'Nasal prongs' },
          pulse: 145,
          sbp: 100,
          dbp: 62,
          crt: 3,
          temp: 37.6,
        },
        carer: ['W', 'Worse'],
        concern: ['rapid-review', 'Carer or nurse wants a rapid review'],
      },
      afterwards: (chart) => bodyOf(chart, { weight: 21.4, height: 117, days: 2, change: 0 }),
    },
  },
]
